import Domain
import Store

/// A question about coverage, as a program asks it: a source to try out, rows, columns, whom to count, the day.
public struct CoverageRequest: Sendable {
    /// A source that is only thought of. One with the identifier of a source of the catalogue stands in its place.
    public let draft: FundingSource?
    public let rows: [CoverageScheme]
    public let columns: [PopulationTrait]
    /// Only firms for whom it is true are counted.
    public let condition: Criterion.Expression?
    public let day: Day?

    var layout: CoverageLayout { CoverageLayout(rows: rows, columns: columns) }

    /// A whole table as it stands today.
    public init(_ layout: CoverageLayout) {
        draft = nil
        rows = layout.rows
        columns = layout.columns
        condition = nil
        day = nil
    }

    /// Reads `{draft?, rows?, columns?, where?, at?}`; mistakes are noted in the reader.
    public init(reading reader: DataReader, catalogue: Catalogue) {
        reader.onlyFields(["draft", "rows", "columns", "where", "at"])
        let context = ReadingContext(
            classification: catalogue.classification, identifiers: nil, places: nil, documents: nil)
        draft = reader.field("draft").map { FundingSource(Opportunity(drafting: $0, context)) }
        rows = reader.rows
        columns = reader.columns
        condition = reader.field("where").flatMap {
            Criterion.Expression(reading: $0, classification: catalogue.classification)
        }
        day = reader.field("at")?.day()
    }
}

extension DataReader {
    /// The schemes of the rows of a table; areas where nothing is said.
    var rows: [CoverageScheme] { field("rows")?.schemes(CoverageScheme.self) ?? [.area] }
    /// Its columns; classes of size where nothing is said.
    var columns: [PopulationTrait] { field("columns")?.schemes(PopulationTrait.self) ?? [.size] }

    /// One scheme or a list of several.
    private func schemes<Scheme: RawRepresentable & CaseIterable & Hashable>(_: Scheme.Type) -> [Scheme]
    where Scheme.RawValue == String {
        if case .text = value { return choice(Scheme.self).map { [$0] } ?? [] }
        return unique { $0.choice(Scheme.self) }
    }
}
