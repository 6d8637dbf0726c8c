import Actions
import DataPackage
import Domain
import Hummingbird
import NIOCore
import Store

/// Open data: every table as CSV and JSON, with its licence and vintage.
struct DataRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("data", use: show)
        group.get("data/{table}.csv") { request, context in
            try await csv(try table(context), request)
        }
        group.get("data/{table}.json") { request, context in
            try await json(try table(context), request)
        }
        group.get("indicators/{id}.csv") { request, context in
            try await observations(of: context.parameters.require("id"), request)
        }
    }

    private func table(_ context: Context) throws -> DataTable {
        guard let table = DataTable(name: try context.parameters.require("table")) else { throw Refusal.notFound }
        return table
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let gaps = try await services.publishedGaps()
        return try await services.page(at: location) { try DataPage($0, gaps, location, $1, in: $2) }
    }

    private func writer(_ table: DataTable, _ request: Request) async throws -> TableWriter {
        let cache = services.catalogue
        let catalogue = try await services.database.read { try cache.catalogue(in: $0) }
        return TableWriter(
            table: table, catalogue: catalogue, gaps: table == .gaps ? try await services.publishedGaps() : nil,
            location: Location(request, language), strings: services.pages[language])
    }

    private func csv(_ table: DataTable, _ request: Request) async throws -> Response {
        let writer = try await writer(table, request)
        return file("\(table.name)-\(language.rawValue).csv", "text/csv; charset=utf-8; header=present") { place, db in
            let part = try writer.csvRows(after: place, in: db)
            let header = place == 0 ? CSVText.line(writer.columns) : ""
            return (header + part.rows.map(CSVText.line).joined(), part.next)
        }
    }

    private func json(_ table: DataTable, _ request: Request) async throws -> Response {
        let writer = try await writer(table, request)
        return file("\(table.name).json", "application/json") { place, db in
            let part = try writer.values(after: place, in: db)
            let items = try part.values.map { try $0.json() }.joined(separator: ",\n")
            let start = place == 0 ? "[\n" : items.isEmpty ? "" : ",\n"
            return (start + items + (part.next == nil ? "\n]\n" : ""), part.next)
        }
    }

    private func observations(of id: String, _ request: Request) async throws -> Response {
        let writer = try await writer(.observations, request)
        let indicator = try await services.database.read { try $0.records.find(Indicator.self, id) }
        guard let indicator else { throw Refusal.notFound }
        return file("\(id).csv", "text/csv; charset=utf-8; header=present") { _, _ in
            (([writer.columns] + writer.rows(of: indicator)).map(CSVText.line).joined(), nil)
        }
    }

    /// A file that is written while it is sent: each part is read in a transaction of its own.
    private func file(
        _ name: String, _ type: String,
        _ part: @escaping @Sendable (_ place: Int, Connection) throws -> (text: String, next: Int?)
    ) -> Response {
        let database = services.database
        let body = ResponseBody { writer in
            var place: Int? = 0
            while let current = place {
                let (text, next) = try await database.read { try part(current, $0) }
                try await writer.write(ByteBuffer(string: text))
                place = next
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .vary: "Accept-Language",
            ],
            body: body)
    }
}
