import Domain
import Store

/// Puts the parts of a rank into words.
struct HelpWords {
    let catalogue: Catalogue
    let strings: Strings
    /// Titles of the gaps, by notation.
    let gaps: [String: String]
    private let funding: [String: String]

    init(_ catalogue: Catalogue, _ strings: Strings, gaps: [Gap]) {
        self.catalogue = catalogue
        self.strings = strings
        let language = strings.language
        self.gaps = Dictionary(gaps.map { ($0.notation, $0.title[language]) }) { first, _ in first }
        funding = Dictionary(catalogue.opportunities.map { ($0.id, $0.core.title[language]) }) { first, _ in first }
    }

    private func label(_ notation: String) -> String {
        catalogue.classification.label(notation, in: strings.language)
    }

    /// What stands in brackets behind a topic explains it to those who look it up.
    private func topic(_ notation: String) -> String {
        let label = label(notation)
        return label.firstRange(of: " (").map { String(label[..<$0.lowerBound]) } ?? label
    }

    /// "on the topic “Internet of things”; in your region; last checked 40 days ago"
    func line(_ help: Help) -> String { help.reasons.map(text).joined(separator: "; ") }

    func parts(_ help: Help) -> [HelpCard.Part] {
        help.reasons.map { .init(partText: text($0), partPoints: "+\(strings.number($0.points))") }
    }

    func text(_ reason: HelpReason) -> String {
        switch reason {
        case .match(let notation, let match):
            return strings.say(match.level.key, ["topic": topic(notation)])
        case .furtherMatches(let notations):
            return strings.say(
                "help.reason.furtherMatches", ["topics": notations.prefix(3).map(topic).joined(separator: ", ")])
        case .furtherGaps(let notations):
            return strings.say(
                "help.reason.furtherGaps",
                [
                    "gaps": notations.map { gaps[$0] ?? $0 }.map { strings.say("help.quoted", ["text": $0]) }.joined(
                        separator: ", ")
                ])
        case .sameRegion(let region): return strings.say("help.reason.sameRegion", ["region": label(region)])
        case .countryWide: return strings["help.reason.countryWide"]
        case .size(let size): return strings.say("help.reason.size", ["size": label(size)])
        case .activity(let activity): return strings.say("help.reason.activity", ["activity": label(activity)])
        case .paid(let id, let outcome):
            return strings.say(
                outcome == .eligible ? "help.reason.paid" : "help.reason.perhapsPaid",
                ["funding": funding[id] ?? id])
        case .funding(let outcome):
            return strings[outcome == .eligible ? "help.reason.eligible" : "help.reason.undetermined"]
        case .covers(let kinds):
            let names = kinds.map { strings["kinds.\($0.rawValue)"].lowercasedFirst }
            return strings.say("help.reason.covers", ["kinds": names.joined(separator: ", ")])
        case .checked(let day, let daysAgo):
            guard daysAgo <= 365 else { return strings.say("help.reason.asOf", ["day": strings.date(day)]) }
            return strings.say("help.reason.checked", count: daysAgo)
        }
    }
}

extension HelpMatch.Level {
    /// Among the words of the interface.
    fileprivate var key: String {
        switch self {
        case .direct: "help.reason.direct"
        case .close: "help.reason.close"
        case .related: "help.reason.related"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
