import Mustache

/// `chain/gap.mustache`: one gap and what helps with it, kind by kind. The page around it has `addURL` and `formToken`.
struct ChainSection: Sendable {
    let gapID: String
    let gapTitle: String
    /// How far from the top; nil for a problem that the firm states.
    var gapText: String?
    let groups: [Group]
    let emptyText: String?
    let misses: [Miss]

    struct Group: Sendable {
        let groupID: String
        let groupTitle: String
        let cards: [HelpCard]
        var allText: String?
        var allURL: String?
    }

    /// Funding that the firm cannot have yet.
    struct Miss: Sendable {
        let missTitle: String
        let missURL: String
        let missText: String
    }
}

/// `chain/card.mustache`: a record that helps, why it is here, and how its place came about.
struct HelpCard: Sendable {
    let helpTitle: String
    let helpURL: String
    let helpBy: String?
    let helpAmount: String?
    let helpNotice: String?
    /// How to reach who helps, where that is published.
    let helpContact: String?
    let helpWebURL: String?
    let helpWebLabel: String?
    /// The reasons in one line.
    let helpWhy: String
    let helpPoints: String
    let parts: [Part]
    /// `services/loom-trial`, by which it is added to a plan.
    let helpRecord: String

    struct Part: Sendable {
        let partText: String
        let partPoints: String
    }
}

/// Spelled out for speed, as `Facet.Value` is: a page with several gaps shows dozens of cards with hundreds of parts.
extension HelpCard: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "helpTitle": helpTitle
        case "helpURL": helpURL
        case "helpBy": helpBy
        case "helpAmount": helpAmount
        case "helpNotice": helpNotice
        case "helpContact": helpContact
        case "helpWebURL": helpWebURL
        case "helpWebLabel": helpWebLabel
        case "helpWhy": helpWhy
        case "helpPoints": helpPoints
        case "parts": parts
        case "helpRecord": helpRecord
        default: nil
        }
    }
}

extension HelpCard.Part: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "partText": partText
        case "partPoints": partPoints
        default: nil
        }
    }
}
