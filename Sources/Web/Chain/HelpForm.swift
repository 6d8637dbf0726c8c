import Actions
import Domain
import Store

/// What helps with what, for which firm: read from the address, so that it can be shared and nothing is stored.
struct HelpForm: Sendable {
    /// The problems and other notions that the reader named, in the order of the address.
    let concepts: [Concept]
    /// What was named and means nothing here.
    let unknown: [String]
    let firm: FirmForm
    /// The one kind the reader wants to see whole.
    let kind: Kind?

    static let gapField = "gap"

    init(_ query: QueryItems, _ classification: Classification) {
        let named = query.all(Self.gapField).map { String($0.prefix(80)) }.uniqued
        concepts = Array(named.compactMap { classification[$0] }.prefix(HelpSearch.mostGaps))
        unknown = named.filter { classification[$0] == nil }
        firm = FirmForm(query, classification)
        kind = query["kind"].flatMap(Kind.init).flatMap { HelpSearch.kinds.contains($0) ? $0 : nil }
    }

    var gaps: [Gap] { concepts.map { Gap($0) } }

    /// The facts of the firm as parameters.
    var firmParameters: [(name: String, value: String)] { firm.parameters() }

    /// The parameters of this question, with other gaps where they are named.
    func parameters(gaps: [String]? = nil) -> [(name: String, value: String)] {
        (gaps ?? concepts.map(\.notation)).map { (Self.gapField, $0) } + firmParameters
    }
}
