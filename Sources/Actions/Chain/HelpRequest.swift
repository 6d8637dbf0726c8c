import Domain
import Store

/// A question for help, as a program asks it: what is missing or hurts, what is known of the firm, which kinds of help, how many of each.
public struct HelpRequest: Sendable {
    public let gaps: [Gap]
    public let firm: Firm
    public let kinds: [Kind]
    public let limit: Int
    public let day: Day?
    public let language: Language?

    /// Of each gap and kind, at most.
    public static let mostOfKind = 60
    private static let usualOfKind = 3

    /// Reads `{gaps, firm?, kinds?, limit?, at?, language?}`; mistakes are noted in the reader. Gaps are notations of any scheme.
    public init(reading reader: DataReader, catalogue: Catalogue) {
        reader.onlyFields(["gaps", "firm", "kinds", "limit", "at", "language"])
        let classification = catalogue.classification
        let named = reader.required("gaps")
        gaps =
            named?.list(limit: HelpSearch.mostGaps).compactMap { item in
                guard let notation = item.text(limit: 80) else { return nil }
                guard let concept = classification[notation] else {
                    item.note(.unknownNotation(notation))
                    return nil
                }
                return Gap(concept)
            } ?? []
        if case .list(let items)? = named?.value, items.isEmpty { named?.note(.empty) }
        firm = reader.field("firm").map { Firm(reading: $0, classification: classification) } ?? Firm()
        kinds = reader.field("kinds")?.list(limit: HelpSearch.kinds.count).compactMap(Self.kind) ?? HelpSearch.kinds
        limit = reader.field("limit").map { $0.integer(1...Self.mostOfKind) ?? Self.usualOfKind } ?? Self.usualOfKind
        day = reader.field("at")?.day()
        language = reader.field("language")?.choice(Language.self)
    }

    private static func kind(_ item: DataReader) -> Kind? {
        if case .text(let text) = item.value, let kind = Kind(rawValue: text), HelpSearch.kinds.contains(kind) {
            return kind
        }
        item.note(.notOneOf(HelpSearch.kinds.map(\.rawValue)))
        return nil
    }

    /// The question with what it leaves open: which day it is, and in which language titles order equals.
    public func search(today: Day, in language: Language) -> HelpSearch {
        HelpSearch(gaps: gaps, firm: firm, kinds: kinds.uniqued, limit: limit, on: day ?? today, in: language)
    }
}
