import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Funding for programs that speak CommonGrants 0.4. Errors have the form that its official client reads.
struct CommonGrantsRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        let group = router.group("common-grants/opportunities")
        group.only(.get, "", use: list)
        group.only(.get, ":id", use: show)
        // `search` is an address of its own; only `POST` asks it.
        group.only(.post, "search", use: search)
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        var search = GrantSearch()
        search.page = try query.number("page") ?? 1
        search.pageSize = min(try query.number("pageSize") ?? GrantSearch.largestPage, GrantSearch.largestPage)
        let answer = try await answer(search, request)
        return Self.response([("items", answer.items), ("paginationInfo", answer.pagination)], in: request.language)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let id = try context.parameters.require("id").lowercased()
        let (catalogue, writer) = try await writer(request)
        let found = catalogue.opportunities.first {
            NameUUID.text(of: ["opportunities", $0.id], in: catalogue.country) == id
        }
        guard let found else { throw HTTPError(.notFound) }
        return Self.response([("data", writer.value(found))], in: request.language)
    }

    @Sendable private func search(_ request: Request, context: Context) async throws -> Response {
        let reader = DataReader(try await request.json(context))
        let search = GrantSearch(reading: reader)
        guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
        let answer = try await answer(search, request)
        let order: DataValue = .stated([
            ("sortBy", .text(search.sortBy)), ("sortOrder", .text(search.isDescending ? "desc" : "asc")),
            ("errors", .texts(search.sortNotes)),
        ])
        var filters: [DataValue.Field] = [.init("filters", search.sent)]
        if !search.filterNotes.isEmpty { filters.append(.init("errors", .texts(search.filterNotes))) }
        return Self.response(
            [
                ("items", answer.items), ("paginationInfo", answer.pagination), ("sortInfo", order),
                ("filterInfo", .object(filters)),
            ], in: request.language)
    }

    private func writer(_ request: Request) async throws -> (Catalogue, GrantWriter) {
        let language = request.language
        let address = PublicAddress(services.settings, request)
        let strings = services.pages[language]
        return try await services.read { catalogue, db in
            let named = Set(catalogue.opportunities.flatMap { $0.provider + $0.applyThrough })
            return (
                catalogue,
                GrantWriter(
                    catalogue: catalogue, address: address, strings: strings,
                    organisations: try db.records.titles(.organisations, named, in: language),
                    changes: try db.history.latestChanges(.opportunities))
            )
        }
    }

    private func answer(_ search: GrantSearch, _ request: Request) async throws -> (
        items: DataValue, pagination: DataValue
    ) {
        let (catalogue, writer) = try await writer(request)
        let found = try await found(search.words, catalogue)
        let list = GrantList(writer: writer, search: search)
        let matching = list.matching(catalogue.opportunities.filter { found?.contains($0.id) ?? true })
        let start = (search.page - 1).multipliedReportingOverflow(by: search.pageSize)
        let first = start.overflow ? matching.count : min(start.partialValue, matching.count)
        let items = matching[first...].prefix(search.pageSize)
        let pages = (matching.count + search.pageSize - 1) / search.pageSize
        return (
            .list(items.map(writer.value)),
            .object([
                .init("page", .integer(search.page)), .init("pageSize", .integer(search.pageSize)),
                .init("totalItems", .integer(matching.count)), .init("totalPages", .integer(pages)),
            ])
        )
    }

    /// The records that our own search finds for the words; nil when there are none.
    private func found(_ words: String, _ catalogue: Catalogue) async throws -> Set<String>? {
        guard !words.allSatisfy(\.isWhitespace) else { return nil }
        let engine = services.search
        return try await services.database.read { db in
            let query = SearchQuery(text: words, filters: ["kind": ["opportunities"]])
            return try engine.identifiers(query, in: db, classification: catalogue.classification)
        }
    }

    private static func response(_ fields: [(String, DataValue)], in language: Language) -> Response {
        let body = DataValue.object(
            [.init("status", .integer(200)), .init("message", .text("Success"))] + fields.map { .init($0.0, $0.1) })
        return JSONAnswer.response(body, in: language)
    }
}
