import Actions
import Domain
import FoundationEssentials
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
        let page = try query.number("page") ?? 1
        let size = min(try query.number("per_page") ?? Self.largestPage, Self.largestPage)
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
            guard let id = try self.services.namedRecords.identifier(uuid, Record.kind, catalogue, in: db),
                let record = try db.records.find(Record.self, id)
            else { throw Refusal.notFound }
            return try make([record], true, query["full_service"] == "true", db)[0]
        }
        return JSONAnswer.response(answer, in: request.language)
    }

    // MARK: Which records

    private func ids(of kind: Kind, _ query: QueryItems, _ catalogue: Catalogue, in db: Connection) throws -> [String] {
        let records = try db.records.addresses(kind, offset: 0, limit: .max)
        let wanted = try [
            given(of: kind, query, catalogue, in: db), found(of: kind, query, catalogue, in: db),
            changed(of: kind, query, records, in: db),
        ].compactMap(\.self)
        return records.map(\.id).filter { id in wanted.allSatisfy { $0.contains(id) } }
    }

    /// Services that the organisation gives; nil when none is asked for.
    private func given(
        of kind: Kind, _ query: QueryItems, _ catalogue: Catalogue, in db: Connection
    ) throws -> Set<String>? {
        guard let uuid = query["organization_id"], kind == .services else { return nil }
        guard let organisation = try services.namedRecords.identifier(uuid, .organisations, catalogue, in: db)
        else { return [] }
        return Set(try Self.services(of: organisation, in: db).map(\.id))
    }

    /// Records that have the words or the concept; nil when neither is asked for.
    private func found(
        of kind: Kind, _ query: QueryItems, _ catalogue: Catalogue, in db: Connection
    ) throws -> Set<String>? {
        var search = SearchQuery(text: query["search"] ?? "", filters: ["kind": [kind.rawValue]])
        if let uuid = query["taxonomy_term_id"]?.lowercased() {
            let concept = catalogue.classification.concepts.first {
                NameUUID.text(of: ["concepts", $0.notation], in: catalogue.country) == uuid
            }
            guard let concept else { return [] }
            search.filters[concept.scheme] = [concept.notation]
        }
        guard !search.text.isEmpty || search.filters.count > 1 else { return nil }
        return try services.search.identifiers(search, in: db, classification: catalogue.classification)
    }

    /// Records that changed at a moment or later; nil when none is asked for.
    private func changed(
        of kind: Kind, _ query: QueryItems, _ records: [(id: String, asOf: String)], in db: Connection
    ) throws -> Set<String>? {
        guard let text = query["modified_after"] else { return nil }
        guard let moment = Day(text).map(\.instant).flatMap(Self.instant) ?? Self.instant(text) else {
            throw Mistakes(mistakes: [Mistake(pointer: "/modified_after", problem: .notADate)], status: .badRequest)
        }
        let changes = try db.history.latestChanges(kind)
        return Set(
            records.filter { record in
                let changed = changes[record.id] ?? "\(record.asOf)T00:00:00Z"
                return Self.instant(changed).map { $0 >= moment } ?? false
            }.map(\.id))
    }

    private static func instant(_ text: String) -> Date? {
        (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }

    // MARK: How they are written

    private typealias Make = (_ records: [any CatalogueRecord], _ isFull: Bool, _ withFullServices: Bool, Connection)
        throws -> [DataValue]

    private func reading(
        _ request: Request, _ body: @escaping @Sendable (Catalogue, Make, Connection) throws -> DataValue
    ) async throws -> DataValue {
        let address = PublicAddress(services.settings, request)
        let strings = services.pages[request.language]
        return try await services.read { catalogue, db in
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
        let ordinals = try db.records.naming(.organisations, id, limit: mostServices).filter {
            $0.kind == .services && $0.field == "provider"
        }
        let headings = try db.records.headings(ordinals.map(\.ordinal), in: .en)
        return try headings.compactMap { try db.records.find(Service.self, $0.id) }.filter { $0.provider.first == id }
    }
}
