import Actions
import DataPackage
import Domain
import Hummingbird
import Store

/// *Whom does support not reach?*: the table of gaps, each cell taken apart, and drawn firms to look at.
struct GapsRoutes {
    let services: Services
    let language: Language

    static let path = "gaps"

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("gaps", use: show)
        group.get("gaps.csv", use: table)
        group.get("gaps/method", use: method)
        group.get("gaps/cell", use: cell)
        group.get("gaps/firm", use: firm)
    }

    /// What a request asks for, counted. Counting may take a while: no connection waits for it.
    private func answer(_ query: QueryItems) async throws -> (GapsForm, CoverageAnswer, Catalogue) {
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let form = try GapsForm(query, catalogue.classification)
        let answer = try await services.coverage.table(
            form.layout, catalogue, today: services.today(in: catalogue.country))
        return (form, answer, catalogue)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, answer, catalogue) = try await answer(try QueryItems(request))
        let demand: DemandTable? =
            form.rows == .area
            ? try await services.database.read { try DemandTable($0, until: answer.day) } : nil
        let writer = GapsWriter(form: form, answer: answer, catalogue: catalogue, location: location, strings: strings)
        return services.html(GapsPage(writer, demand), at: location, catalogue)
    }

    @Sendable private func table(_ request: Request, context: Context) async throws -> Response {
        let (form, answer, _) = try await answer(try QueryItems(request))
        let name = "gaps-\(form.rows.rawValue)-\(form.column.rawValue).csv".lowercased()
        return .document(
            ([answer.csvColumns] + answer.csvRows).map(CSVText.line).joined(),
            "text/csv; charset=utf-8; header=present",
            headers: [.contentDisposition: "attachment; filename=\"\(name)\""])
    }

    @Sendable private func method(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.page(at: location) { catalogue, strings, _ in
            GapsMethodPage(catalogue, location, strings)
        }
    }

    /// The cell that the address names.
    private func cell(_ query: QueryItems) async throws -> (GapsForm, CellAnswer, Catalogue) {
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let form = try GapsForm(query, catalogue.classification)
        let place = CoveragePlace(layout: form.layout, row: query.all("row"), column: query.all("column"))
        let today = services.today(in: catalogue.country)
        guard let cell = try await services.coverage.cell(place, catalogue, today: today) else {
            throw Refusal.notFound
        }
        return (form, cell, catalogue)
    }

    @Sendable private func cell(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, answer, catalogue) = try await cell(try QueryItems(request))
        let reader = context.visit.person?.id
        let editable = try await services.database.read { db -> Set<String> in
            guard let reader else { return [] }
            let actor = try db.actor(reader)
            return Set(
                try answer.sources.map { catalogue.opportunities[$0.place].id }
                    .filter { try db.mayEdit(.opportunities, $0, actor) })
        }
        let writer = CellWriter(
            form: form, answer: answer, catalogue: catalogue, editable: editable, location: location, strings: strings)
        return services.html(GapsCellPage(writer), at: location, catalogue)
    }

    @Sendable private func firm(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let query = try QueryItems(request)
        let (form, answer, catalogue) = try await cell(query)
        let number = try query.number("firm") ?? 1
        guard answer.sample.indices.contains(number - 1) else { throw Refusal.notFound }
        let writer = DrawnFirmWriter(
            number: number, form: form, answer: answer, catalogue: catalogue,
            day: services.today(in: catalogue.country), location: location, strings: strings)
        let providers = try await services.database.read { db in
            try db.records.titles(.organisations, writer.results.providers, in: language)
        }
        return services.html(writer.page(providers), at: location, catalogue)
    }
}
