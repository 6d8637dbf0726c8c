import Domain
import Store

/// `catalogue/compare.mustache`: up to four records of one kind side by side, field by field.
struct ComparePage: Page {
    static let template = "catalogue/compare"

    let title: String
    let backTitle: String
    let backURL: String
    let heads: [PageLink]
    let rows: [Row]
    let mistakeText: String?

    static let most = 4

    struct Row: Sendable {
        let rowLabel: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        /// The record it is of, for a narrow screen where the columns stand below each other.
        let cellTitle: String
        /// Empty where the source says nothing.
        let lines: [Line]
    }

    struct Line: Sendable {
        let lineText: String
        let lineURL: String?
    }

    /// `records` are of one kind; fewer than two, or more than four, leave a sentence that says what to do.
    init(
        _ kind: Kind, _ records: [any CatalogueRecord], _ catalogue: Catalogue, _ location: Location,
        _ strings: Strings,
        in db: Connection
    ) throws {
        title = strings["compare.title"]
        backURL = location.url(kind.listPath)
        backTitle = strings["\(kind.listPath).title"]
        let language = location.language
        let isPossible = (2...Self.most).contains(records.count)
        mistakeText = isPossible ? nil : strings["compare.tooFew"]
        let shown = isPossible ? records : []
        heads = shown.map {
            PageLink(linkTitle: $0.core.title[language], linkURL: location.url("\(kind.listPath)/\($0.id)"))
        }
        let statements = shown.map(\.statements)
        let writer = try StatementWriter(
            statements.joined().flatMap(\.values) + shown.flatMap(\.core.concepts).map(Statement.notation), catalogue,
            location, strings, in: db)
        func cell(_ record: Int, _ values: [Statement]) -> Cell {
            Cell(
                cellTitle: shown[record].core.title[language],
                lines: values.compactMap { value in
                    if case .words(let text) = value { return Line(lineText: text[language], lineURL: nil) }
                    return writer.value(value).map { Line(lineText: $0.valueText, lineURL: $0.valueURL) }
                })
        }
        let fields = kind.fieldNames.compactMap { name -> Row? in
            let isProse = statements.joined().first { $0.name == name }?.isProse
            guard let isProse, !Self.leftOut.contains(name) else { return nil }
            return Row(
                rowLabel: isProse ? strings.sectionTitle(name) : strings["fact.\(name)"],
                cells: statements.enumerated().map { place, fields in
                    cell(place, fields.first { $0.name == name }?.values ?? [])
                })
        }
        let summary = Row(
            rowLabel: strings["compare.summary"], cells: shown.enumerated().map { cell($0, [.words($1.core.summary)]) })
        let others: [Row] = [
            Row(
                rowLabel: strings["compare.concepts"],
                cells: shown.enumerated().map { cell($0, $1.core.concepts.map(Statement.notation)) }),
            Row(
                rowLabel: strings["fact.web"],
                cells: shown.enumerated().map { cell($0, $1.core.url.map { [.address($0)] } ?? []) }),
            Row(
                rowLabel: strings["fact.asOf"],
                cells: shown.enumerated().map { cell($0, $1.core.asOf.map { [.day($0)] } ?? []) }),
        ]
        rows = isPossible ? [summary] + fields + others : []
    }

    /// Who checked it, and questions with their answers, are no property to compare.
    private static let leftOut: Set<String> = ["assuredDate", "assuredBy", "questions", "observations"]
}
