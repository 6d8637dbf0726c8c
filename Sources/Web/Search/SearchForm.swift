import Domain
import Hummingbird
import Store

/// What a reader asks of a list: words, filters, page. Read from the query of the address, so that a search can be shared.
struct SearchForm: Sendable {
    let words: String
    /// Notations by scheme; `kind` is a scheme too.
    let filters: [String: Set<String>]
    let page: Int
    let limit: Int

    static let wordsLimit = 500
    static let pageLimit = 500
    static let pageSize = 20
    /// The most a program may ask for at once.
    static let limitLimit = 100

    /// Reads the form; a filter that means nothing here is refused, not ignored.
    init(_ query: QueryItems, _ catalogue: Catalogue, only kind: Kind? = nil, limitParameter: Bool = false) throws {
        let words = query["q"] ?? ""
        guard words.unicodeScalars.count <= Self.wordsLimit else { throw SearchMistake.tooLong }
        self.words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var filters: [String: Set<String>] = [:]
        for name in query.names.uniqued where !["q", "page"].contains(name) && !(limitParameter && name == "limit") {
            let values = Set(query.all(name))
            if values.isEmpty { continue }
            guard Self.allows(name, values, catalogue, kind) else { throw SearchMistake.unknownFilter(name) }
            filters[name] = values
        }
        if let kind { filters["kind"] = [kind.rawValue] }
        self.filters = filters
        let page = Int(query["page"] ?? "1")
        guard let page, (1...Self.pageLimit).contains(page) else { throw SearchMistake.noSuchPage }
        self.page = page
        let limit = limitParameter ? Int(query["limit"] ?? "\(Self.pageSize)") : Self.pageSize
        guard let limit, (1...Self.limitLimit).contains(limit) else { throw SearchMistake.noSuchLimit }
        self.limit = limit
    }

    private static func allows(_ name: String, _ values: Set<String>, _ catalogue: Catalogue, _ kind: Kind?) -> Bool {
        if name == "kind" { return values.allSatisfy { Kind(rawValue: $0) != nil } }
        if name == "provider" { return values.allSatisfy(RecordCore.isIdentifier) }
        if name == "place" { return values.allSatisfy { catalogue.places[$0] != nil } }
        guard catalogue.country.facets.contains(name) || kind?.ownFacets.contains(name) == true else { return false }
        return values.allSatisfy { catalogue.classification[$0]?.scheme == name }
    }

    /// What it is narrowed by, beside the kind whose list it is.
    var ownFilters: [String: Set<String>] { filters.filter { $0.key != "kind" } }

    /// Whether anything in particular is looked for.
    var asksForSomething: Bool { !words.isEmpty || !ownFilters.isEmpty }

    /// Words without a choice of kind or page yet: the reader looks around.
    var isFirstLook: Bool { !words.isEmpty && page == 1 && filters["kind"] == nil }

    /// The parameters of this form at another page.
    func parameters(page: Int = 1, without kind: Kind? = nil) -> [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = words.isEmpty ? [] : [("q", words)]
        for (name, values) in filters.sorted(by: { $0.key < $1.key }) where !(name == "kind" && kind != nil) {
            parameters += values.sorted().map { (name, $0) }
        }
        if page > 1 { parameters.append(("page", "\(page)")) }
        return parameters
    }
}

/// What a reader may have got wrong in the address of a list.
enum SearchMistake: Error {
    case tooLong, noSuchPage, noSuchLimit
    case unknownFilter(String)

    /// Its sentence in the words of the interface.
    var key: String {
        switch self {
        case .tooLong: "search.tooLong"
        case .noSuchPage, .noSuchLimit: "search.noSuchPage"
        case .unknownFilter: "search.unknownFilter"
        }
    }
}
