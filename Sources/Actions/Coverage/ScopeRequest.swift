import Domain
import Store

/// A question about whom a scheme is for.
public struct ScopeRequest: Sendable {
    /// The rule as it stands or as it is being written.
    public let programme: Programme
    /// The rule that it is compared with; nil where there is none: then nobody was in scope before.
    public let published: Programme?
    public let columns: [PopulationTrait]
    public let day: Day?

    public init(
        _ programme: Programme, insteadOf published: Programme? = nil, columns: [PopulationTrait], on day: Day? = nil
    ) {
        self.programme = programme
        self.published = published
        self.columns = columns
        self.day = day
    }

    /// Reads `{regime: id} | {draft: regime}` with `columns?` and `at?`; nil, with the mistakes noted in the reader, when there is no
    /// rule to ask. A draft with the identifier of a scheme stands in its place.
    public init?(reading reader: DataReader, catalogue: Catalogue) {
        reader.onlyFields(["regime", "draft", "columns", "at"])
        let (columns, day) = (reader.columns, reader.field("at")?.day())
        switch (reader.field("regime"), reader.field("draft")) {
        case (let name?, nil):
            guard let id = name.text(limit: 80) else { return nil }
            guard let regime = catalogue.regimes.first(where: { $0.id == id }) else {
                name.note(.unknownReference(id))
                return nil
            }
            self.init(regime.programme, columns: columns, on: day)
        case (nil, let draft?):
            let context = ReadingContext(
                classification: catalogue.classification, identifiers: nil, places: nil, documents: nil)
            let regime = Regime(drafting: draft, context)
            self.init(
                regime.programme, insteadOf: catalogue.regimes.first { $0.id == regime.id }?.programme,
                columns: columns, on: day)
        case (.some, let draft?):
            draft.note(.notTogether("regime"))
            return nil
        case (nil, nil):
            reader.note(.missing, at: "regime")
            return nil
        }
    }
}

/// A page about whom a scheme is for: how its firms are divided, and which part of them is taken apart.
public struct ScopePlace: Hashable, Sendable {
    public let regime: String
    public let trait: PopulationTrait
    /// A notation of the trait, or that it is unknown or does not apply; nil for all firms.
    public let column: String?

    public init(regime: String, trait: PopulationTrait, column: String? = nil) {
        self.regime = regime
        self.trait = trait
        self.column = column
    }
}
