import Actions
import Domain
import Hummingbird
import Store

/// Services of centres for programs that speak HSDS 3 (Open Referral).
struct HumanServiceRoutes {
    let services: Services

    private static let largestPage = 100

    func add(to router: Router<Context>) {
        router.only(.get, "hsds") { request, _ in try await about(request) }
        router.only(.get, "hsds/services") { request, _ in try await list(Service.self, request) }
        router.only(.get, "hsds/services/:id") { request, context in
            try await show(Service.self, context.parameters.require("id"), request)
        }
        router.only(.get, "hsds/organizations") { request, _ in try await list(Organisation.self, request) }
        router.only(.get, "hsds/organizations/:id") { request, context in
            try await show(Organisation.self, context.parameters.require("id"), request)
        }
    }

    private func about(_ request: Request) async throws -> Response {
        let cache = services.catalogue
        let country = try await services.database.read { try cache.catalogue(in: $0).country }
        let base = PublicAddress(services.settings, request).base
        let title = DataValue.text(country.title[request.language])
        return JSONAnswer.response(
            .stated([
                ("version", .text("3.0")), ("profile", .text("https://docs.openreferral.org/en/v3.0.1/")),
                ("openapi_url", .text("\(base)/api/openapi.json")), ("description", title),
                ("publisher", .stated([("name", title), ("website", .text("\(base)/"))])),
            ]), in: request.language)
    }

    private func list<Record: CatalogueRecord>(_: Record.Type, _ request: Request) async throws -> Response {
        let query = try QueryItems(request)
        let page = try Self.number(query, "page") ?? 1
        let size = min(try Self.number(query, "per_page") ?? Self.largestPage, Self.largestPage)
        let isFull = query["full"] == "true"
        let answer = try await reading(request) { catalogue, make, db in
            let ids = try self.ids(of: Record.kind, query, catalogue, in: db)
            let start = (page - 1).multipliedReportingOverflow(by: size)
            let first = start.overflow ? ids.count : min(start.partialValue, ids.count)
            let shown = try ids[first...].prefix(size).compactMap { try db.records.find(Record.self, $0) }
            let pages = (ids.count + size - 1) / size
            return DataValue.object([
                .init("total_items", .integer(ids.count)), .init("total_pages", .integer(pages)),
                .init("page_number", .integer(page)), .init("size", .integer(shown.count)),
                .init("first_page", .boolean(page == 1)), .init("last_page", .boolean(page >= pages)),
                .init("empty", .boolean(shown.isEmpty)),
                .init("contents", .list(try make(shown, isFull, isFull, db))),
            ])
        }
        return JSONAnswer.response(answer, in: request.language)
    }

    private func show<Record: CatalogueRecord>(_: Record.Type, _ uuid: String, _ request: Request) async throws
        -> Response
    {
        let query = try QueryItems(request)
        let answer = try await reading(request) { catalogue, make, db in
            let known = try Self.identifiers(Record.kind, in: db)
            guard let id = Self.named(uuid, Record.kind, known, catalogue.country),
                let record = try db.records.find(Record.self, id)
            else { throw Refusal.notFound }
            return try make([record], true, query["full_service"] == "true", db)[0]
        }
        return JSONAnswer.response(answer, in: request.language)
    }

    // MARK: Which records

    private static func identifiers(_ kind: Kind, in db: Connection) throws -> [String] {
        try db.records.addresses(kind, offset: 0, limit: .max).map(\.id)
    }

    /// A UUID is made from the name, so it is found by making those of all.
    private static func named(_ uuid: String, _ kind: Kind, _ ids: [String], _ country: Country) -> String? {
        let wanted = uuid.lowercased()
        guard wanted.utf8.count == 36 else { return nil }
        return ids.first { HumanServiceWriter.uuid(country, kind.rawValue, $0) == wanted }
    }

    private func ids(of kind: Kind, _ query: QueryItems, _ catalogue: Catalogue, in db: Connection) throws -> [String] {
        var ids = try Self.identifiers(kind, in: db)
        if let uuid = query["organization_id"], kind == .services {
            let organisations = try Self.identifiers(.organisations, in: db)
            let organisation = Self.named(uuid, .organisations, organisations, catalogue.country)
            let given = try organisation.map { organisation in
                try db.records.naming(.organisations, organisation).filter { $0.kind == kind && $0.field == "provider" }
                    .map(\.ordinal)
            }
            let named = Set(try db.records.headings(given ?? [], in: .en).map(\.id))
            ids = ids.filter(named.contains)
        }
        var search = SearchQuery(text: query["search"] ?? "", filters: ["kind": [kind.rawValue]], limit: 100)
        if let uuid = query["taxonomy_term_id"]?.lowercased() {
            let concept = catalogue.classification.concepts.first {
                HumanServiceWriter.uuid(catalogue.country, "concepts", $0.notation) == uuid
            }
            guard let concept else { return [] }
            search.filters[concept.scheme] = [concept.notation]
        }
        if !search.text.isEmpty || search.filters.count > 1 {
            var found: Set<String> = []
            for page in 1...SearchQuery.deepestHit / 100 {
                search.page = page
                let hits = try services.search.hits(search, in: db, classification: catalogue.classification)
                found.formUnion(try db.records.headings(hits.hits.map(\.ordinal), in: .en).map(\.id))
                if hits.hits.count < 100 { break }
            }
            ids = ids.filter(found.contains)
        }
        if let moment = query["modified_after"] {
            let changes = try db.history.latestChanges(kind)
            let days = try db.records.addresses(kind, offset: 0, limit: .max)
            let later = Set(days.filter { (changes[$0.id] ?? "\($0.asOf)T00:00:00Z") >= moment }.map(\.id))
            ids = ids.filter(later.contains)
        }
        return ids
    }

    // MARK: How they are written

    private typealias Make = (_ records: [any CatalogueRecord], _ isFull: Bool, _ withFullServices: Bool, Connection)
        throws -> [DataValue]

    private func reading(
        _ request: Request, _ body: @escaping @Sendable (Catalogue, Make, Connection) throws -> DataValue
    ) async throws -> DataValue {
        let cache = services.catalogue
        let address = PublicAddress(services.settings, request)
        let strings = services.pages[request.language]
        return try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            let changes = try db.history.latestChanges(.services)
            let make: Make = { records, isFull, withFullServices, db in
                let given = try records.map { record in
                    isFull && record is Organisation ? try Self.services(of: record.id, in: db) : []
                }
                let all = records.compactMap { $0 as? Service } + given.joined()
                let named = Set(all.compactMap(\.provider.first))
                let providers = try named.compactMap { try db.records.find(Organisation.self, $0) }
                let writer = HumanServiceWriter(
                    catalogue: catalogue, address: address, strings: strings,
                    organisations: Dictionary(uniqueKeysWithValues: providers.map { ($0.id, $0) }), changes: changes)
                return zip(records, given).map { record, services in
                    switch record {
                    case let service as Service: writer.service(service, isFull: isFull)
                    case let organisation as Organisation:
                        isFull
                            ? writer.full(organisation, services: services, withFullServices: withFullServices)
                            : writer.organisation(organisation)
                    default: .null
                    }
                }
            }
            return try body(catalogue, make, db)
        }
    }

    private static let mostServices = 1000

    /// The services whose first provider the organisation is.
    private static func services(of id: String, in db: Connection) throws -> [Service] {
        let ordinals = try db.records.naming(.organisations, id).filter {
            $0.kind == .services && $0.field == "provider"
        }
        let headings = try db.records.headings(ordinals.prefix(mostServices).map(\.ordinal), in: .en)
        return try headings.compactMap { try db.records.find(Service.self, $0.id) }.filter { $0.provider.first == id }
    }

    private static func number(_ query: QueryItems, _ name: String) throws -> Int? {
        guard query.has(name) else { return nil }
        guard let number = query[name].flatMap({ Int($0) }), (1...2_147_483_647).contains(number) else {
            throw HTTPError(.badRequest)
        }
        return number
    }
}
