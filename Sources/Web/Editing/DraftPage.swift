import Actions
import Domain
import Store

/// `editing/draft.mustache`: what a draft changes, and what can be done with it.
struct DraftPage: Page {
    static let template = "editing/draft"

    let title: String
    let heading: String
    let kindLabel: String
    let workURL: String
    let stateLabel: String
    let stateClass: String
    /// What it is to come to, where that is not just a change.
    let aimLabel: String?
    let facts: [Fact]
    var doneText: String?
    var refusalText: String?
    /// The words of the author to the reviewer, and the other way round.
    let noteText: String?
    let requestText: String?
    let requestTitle: String
    /// What a removal says, and what it would leave without a goal.
    let removal: RemovalLines?
    let naming: NamingRecords?
    let mistakeTexts: [FormPage.Point]
    let doubtTexts: [FormPage.Point]
    let isNew: Bool
    let changes: [HistoryLine.Change]
    /// The page itself, also where a step was refused.
    let draftURL: String
    /// What a changed rule changes, until it is decided on; why that cannot be told now.
    var effect: RuleEffect?
    var effectAway: String?
    let meanwhile: Meanwhile?
    let previews: [Preview]
    let links: [PageLink]
    let steps: [Step]

    struct Fact: Sendable {
        let draftFact: String
        let draftValue: String
    }

    struct Preview: Sendable {
        let previewLanguage: String
        let previewName: String
        let previewURL: String
    }

    /// Something that can be done with a draft, with the words that go with it.
    struct Step: Sendable {
        let stepTitle: String
        let stepLead: String
        let stepAction: String
        let stepToken: String
        let stepVersion: String
        let stepButton: String
        let stepClass: String
        var stepTextID: String?
        var stepTextLabel: String?
        var stepTextValue = ""
    }
}

/// What happened to a draft just now, and what was typed with it.
struct DraftStepTaken: Sendable {
    var done: DraftStep?
    var refused: Refusal?
    var typed = ""
}

/// What people do with drafts; the raw value is the last part of the address.
enum DraftStep: String, CaseIterable, Sendable {
    case handIn = "hand-in"
    case withdraw = "withdrawal"
    case askForChanges = "changes"
    case publish = "publication"
    case decline = "refusal"
    case discard
    case update

    /// Of the words of the interface: `editing.step.<word>.title`.
    func word(for aim: Draft.Aim) -> String { self == .publish && aim == .removal ? "remove" : "\(self)" }
    /// Whether words go with it.
    var hasText: Bool { [.handIn, .askForChanges, .decline].contains(self) }
}

extension Draft.State {
    /// The colour of its label.
    var tone: String {
        switch self {
        case .draft, .discarded: ""
        case .inReview, .changesAsked: " may"
        case .published: " yes"
        }
    }
}

extension Refusal {
    /// Why a draft stays as it is; nil for what is no matter of drafts.
    func draftText(in strings: Strings) -> String? {
        switch self {
        case .draftChanged: strings["editing.refused.changed"]
        case .draftHasMistakes: strings["editing.refused.mistakes"]
        case .draftIsOpen: strings["editing.refused.isOpen"]
        case .recordIsNamed: strings["editing.refused.named"]
        case .draft(.recordChanged): strings["editing.refused.recordChanged"]
        case .draft(.nothingChanged): strings["editing.refused.nothingChanged"]
        case .draft(.noWords): strings["editing.refused.noWords"]
        case .draft(.noReason): strings["editing.refused.noReason"]
        case .draft(.notNow(let state)):
            strings.say("editing.refused.notNow", ["state": strings["editing.state.\(state.rawValue)"]])
        default: nil
        }
    }
}
