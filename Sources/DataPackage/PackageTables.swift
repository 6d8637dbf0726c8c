import Domain

/// The CSV files of a package: their columns, how a row is read, how it is written.
public enum PackageTables {
    static let schemes = ["notation", "be", "ru", "en", "version", "source"]
    public static let concepts = ["notation", "broader", "be", "ru", "en", "alt_be", "alt_ru", "alt_en"]
    public static let mappings = ["from", "relation", "to"]
    public static let places = ["id", "region", "be", "ru", "en", "latitude", "longitude"]

    static func scheme(_ row: TableRow) -> ConceptScheme? {
        guard let notation = row.required("notation"), let title = row.localized() else { return nil }
        return ConceptScheme(
            notation: notation, title: title, version: row["version"] ?? "", source: row["source"] ?? "")
    }

    static func row(_ scheme: ConceptScheme) -> [String] {
        [scheme.notation] + scheme.title.all + [scheme.version, scheme.source]
    }

    /// `scheme` is the name of the file up to the first hyphen: `NACE-C.csv` holds a part of `NACE`.
    static func concept(_ row: TableRow, scheme: String) -> Concept? {
        guard let notation = row.required("notation"), let label = row.localized() else { return nil }
        var alternatives: [Language: [String]] = [:]
        for language in Language.allCases {
            let words = (row["alt_\(language.rawValue)"] ?? "").split(separator: "|").map { $0.trimmed }
            if !words.isEmpty { alternatives[language] = words.filter { !$0.isEmpty } }
        }
        return Concept(
            scheme: scheme, notation: notation, prefLabel: label, altLabel: alternatives, broader: row["broader"])
    }

    public static func row(_ concept: Concept) -> [String] {
        [concept.notation, concept.broader ?? ""] + concept.prefLabel.all
            + Language.allCases.map { (concept.altLabel[$0] ?? []).joined(separator: " | ") }
    }

    static func mapping(_ row: TableRow) -> ConceptMapping? {
        guard let from = row.required("from"), let to = row.required("to"), let name = row.required("relation")
        else { return nil }
        guard let relation = ConceptMapping.Relation(rawValue: name) else {
            row.note(.notOneOf(ConceptMapping.Relation.allCases.map(\.rawValue)), "relation")
            return nil
        }
        return ConceptMapping(from: from, relation: relation, to: to)
    }

    public static func row(_ mapping: ConceptMapping) -> [String] {
        [mapping.from, mapping.relation.rawValue, mapping.to]
    }

    static func place(_ row: TableRow) -> Place? {
        guard let id = row.required("id"), let region = row.required("region"), let name = row.localized(),
            let latitude = row.number("latitude", -90...90), let longitude = row.number("longitude", -180...180)
        else { return nil }
        return Place(id: id, region: region, name: name, latitude: latitude, longitude: longitude)
    }

    public static func row(_ place: Place) -> [String] {
        [place.id, place.region] + place.name.all + ["\(place.latitude)", "\(place.longitude)"]
    }
}

/// One row while it is read; mistakes are noted with the row's line.
final class TableRow {
    private let row: CSVFile.Row
    private let path: String
    private(set) var mistakes: [FileMistake] = []

    init(_ row: CSVFile.Row, path: String) {
        self.row = row
        self.path = path
    }

    /// The field's text; nil when it is empty.
    subscript(column: String) -> String? {
        guard let text = row.fields[column], !text.isEmpty else { return nil }
        return text
    }

    func required(_ column: String) -> String? {
        if let text = self[column], !text.allSatisfy(\.isWhitespace) { return text }
        note(.missing, column)
        return nil
    }

    func localized() -> LocalizedText? {
        guard let be = words("be"), let ru = words("ru"), let en = words("en") else { return nil }
        return LocalizedText(be: be, ru: ru, en: en)
    }

    /// A short text for people.
    private func words(_ column: String) -> String? {
        guard let text = required(column) else { return nil }
        if text.utf8.count > 2000 { note(.tooLong(limit: 500), column) }
        if text.utf8.contains(where: { $0 < 32 || $0 == 127 }) { note(.unreadable("control character"), column) }
        return text
    }

    func number(_ column: String, _ range: ClosedRange<Double>) -> Double? {
        guard let text = required(column) else { return nil }
        guard text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil, let number = Double(text), number.isFinite else {
            note(.notANumber, column)
            return nil
        }
        guard range.contains(number) else {
            note(.outOfRange(low: "\(range.lowerBound)", high: "\(range.upperBound)"), column)
            return nil
        }
        return number
    }

    /// The number, where one is given.
    func numberIfAny(_ column: String, _ range: ClosedRange<Double>) -> Double? {
        self[column].flatMap { _ in number(column, range) }
    }

    func note(_ problem: Mistake.Problem, _ column: String) {
        mistakes.append(FileMistake(path: path, line: row.line, pointer: column, problem: problem))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
