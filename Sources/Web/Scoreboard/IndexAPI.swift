import Actions
import Domain
import Hummingbird
import Store

/// The index for programs.
struct IndexAPI {
    let services: Services

    func add(to group: RouterGroup<Context>) {
        group.only(.get, "index", use: list)
        group.only(.get, "index/:instrument/:period", use: show)
    }

    /// What there are editions of.
    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let items = try await services.database.read { db in
            try db.indexEditions.measures().map { DataValue.object(Self.name($0)) }
        }
        return JSONAnswer.response(.object([.init("items", .list(items))]), in: request.language)
    }

    /// The cells of one edition by one breakdown, and what surveys found by the same instrument and dimension.
    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        guard let period = HalfYear(try context.parameters.require("period")) else { throw Refusal.notFound }
        guard let breakdown = Breakdown(query["by"] ?? "total") else {
            let names = Breakdown.all.map(\.description)
            throw Mistakes(mistakes: [Mistake(pointer: "/by", problem: .notOneOf(names))])
        }
        let measure = IndexMeasure(
            instrument: try context.parameters.require("instrument"), period: period, dimension: query["dimension"])
        let cache = services.catalogue
        let body = try await services.database.read { db in
            guard let edition = try db.indexEditions.find(measure) else { throw Refusal.notFound }
            let surveys = try cache.catalogue(in: db).surveys.filter {
                $0.instrument == measure.instrument && $0.dimension == measure.dimension
            }
            return DataValue.object(
                Self.name(measure) + [
                    .init("by", .text(breakdown.description)), .init("madeOn", .text(edition.madeOn.description)),
                    .init("cells", .list(edition.cells(by: breakdown).map(\.apiValue))),
                    .init("surveys", .list(surveys.map(\.dataValue))),
                ])
        }
        return JSONAnswer.response(body, in: request.language)
    }

    private static func name(_ measure: IndexMeasure) -> [DataValue.Field] {
        [
            .init("instrument", .text(measure.instrument)), .init("period", .text(measure.period.description)),
            .init("dimension", measure.dimension.map(DataValue.text) ?? .null),
        ]
    }
}

extension IndexCell {
    /// The cell as the API gives it, which says of a hidden one that it is.
    fileprivate var apiValue: DataValue {
        guard case .object(let fields) = dataValue else { return .null }
        return .object(fields + [.init("hidden", .boolean(figures == nil))])
    }
}
