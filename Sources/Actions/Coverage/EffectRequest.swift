import Domain
import Store

/// A question about what changes of sources of funding would do.
public struct EffectRequest: Sendable {
    public let changes: [SourceChange]
    public let rows: [CoverageScheme]
    public let columns: [PopulationTrait]
    /// Only firms for whom it is true are counted.
    public let condition: Criterion.Expression?
    public let day: Day?

    /// Changes that are told at once; a scenario has fewer.
    public static let mostChanges = 20

    public init(
        _ changes: [SourceChange], rows: [CoverageScheme] = [.area], columns: [PopulationTrait] = [.size],
        where condition: Criterion.Expression? = nil, on day: Day? = nil
    ) {
        self.changes = changes
        self.rows = rows
        self.columns = columns
        self.condition = condition
        self.day = day
    }

    /// Reads `{changes: [{put: {…}} | {remove: name}], rows?, columns?, where?, at?}`; mistakes are noted in the reader. Each source may
    /// change once, and only a source of the catalogue can be removed.
    public init(reading reader: DataReader, catalogue: Catalogue) {
        reader.onlyFields(["changes", "rows", "columns", "where", "at", "takeUp"])
        let context = ReadingContext(
            classification: catalogue.classification, identifiers: nil, places: nil, documents: nil)
        let known = Set(catalogue.opportunities.map(\.id))
        var seen: Set<String> = []
        let changes = reader.required("changes")?.list(limit: Self.mostChanges).compactMap { item -> SourceChange? in
            guard let change = SourceChange(reading: item, context, removable: known) else { return nil }
            if !seen.insert(change.source).inserted { item.note(.duplicate(change.source)) }
            return change
        }
        self.init(
            changes ?? [], rows: reader.rows, columns: reader.columns,
            where: reader.field("where").flatMap {
                Criterion.Expression(reading: $0, classification: catalogue.classification)
            }, on: reader.field("at")?.day())
    }
}

extension SourceChange {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext, removable known: Set<String>) {
        reader.onlyFields(["put", "remove"])
        switch (reader.field("put"), reader.field("remove")) {
        case (let draft?, nil): self = .put(FundingSource(Opportunity(drafting: draft, context)))
        case (nil, let name?):
            guard let id = name.text(limit: 80) else { return nil }
            if !known.contains(id) { name.note(.unknownReference(id)) }
            self = .removed(id)
        case (.some, let name?):
            name.note(.notTogether("put"))
            return nil
        case (nil, nil):
            reader.note(.missing, at: "put")
            return nil
        }
    }
}
