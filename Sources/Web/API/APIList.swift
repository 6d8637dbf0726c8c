import Domain
import Store

/// Hits as the API gives them: `{total, items, facets}`.
struct APIList {
    private let hits: SearchHits
    private let catalogue: Catalogue
    private let strings: Strings
    private let db: Connection

    init(_ hits: SearchHits, _ catalogue: Catalogue, _ strings: Strings, in db: Connection) {
        self.hits = hits
        self.catalogue = catalogue
        self.strings = strings
        self.db = db
    }

    func value() throws -> DataValue {
        let words = SearchWords(hits, catalogue.classification, strings)
        let headings = try db.records.headings(hits.hits.map(\.ordinal), in: strings.language)
        let reasons = Dictionary(uniqueKeysWithValues: hits.hits.map { ($0.ordinal, words.reason($0)) })
        let items = headings.map { heading in
            DataValue.object([
                .init("kind", .text(heading.kind.rawValue)), .init("id", .text(heading.id)),
                .init("title", .text(heading.title)), .init("summary", .text(heading.summary)),
                .init("reason", (reasons[heading.ordinal] ?? nil).map(DataValue.text) ?? .null),
                .init("url", .text("/\(strings.language.rawValue)/\(heading.kind.listPath)/\(heading.id)")),
            ])
        }
        var fields: [DataValue.Field] = [
            .init("total", .integer(hits.total)), .init("items", .list(items)), .init("facets", facets),
        ]
        if let suggestion = hits.suggestion { fields.append(.init("suggestion", .text(suggestion))) }
        return .object(fields)
    }

    private var facets: DataValue {
        let schemes = ["kind"] + catalogue.country.facets
        return .object(
            schemes.map { scheme in
                let counts = hits.facets.filter { $0.scheme == scheme && $0.count > 0 }
                return .init(
                    scheme,
                    .list(
                        counts.map {
                            .object([
                                .init("notation", .text($0.notation)), .init("label", .text(label($0))),
                                .init("count", .integer($0.count)),
                            ])
                        }))
            })
    }

    private func label(_ count: SearchHits.FacetCount) -> String {
        count.scheme == "kind"
            ? strings["kinds.\(count.notation)"] : catalogue.classification.label(count.notation, in: strings.language)
    }
}

extension CatalogueRecord {
    /// The record as the API gives it.
    var apiValue: DataValue {
        guard case .object(let fields) = dataValue else { return .null }
        return .object([.init("kind", .text(Self.kind.rawValue)), .init("id", .text(id))] + fields)
    }
}
