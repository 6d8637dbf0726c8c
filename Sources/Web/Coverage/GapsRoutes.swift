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
        let gaps = group.group("gaps").add(middleware: RegisterDoor(services: services, language: language))
        gaps.get("", use: show)
        gaps.get("cell", use: cell)
        group.get("gaps.csv", use: table)
        group.get("gaps/method", use: method)
        group.get("gaps/firm", use: firm)
    }

    /// What a request asks for.
    private func question(_ query: QueryItems) async throws -> (GapsForm, Catalogue) {
        let catalogue = try await services.read { catalogue, _ in catalogue }
        return (try GapsForm(query, catalogue.classification), catalogue)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, catalogue) = try await question(try QueryItems(request))
        let register = form.firms == .register ? services.register : nil
        let mayChoose = try await services.mayCountRegister(context)
        // Counting may take a while: no connection waits for it.
        let answer = try await (register?.desk ?? services.coverage).table(
            form.layout, catalogue, today: services.today(in: catalogue.country))
        let overall = try await (register?.desk ?? services.coverage).table(
            CoverageLayout(rows: [], columns: []), catalogue, today: services.today(in: catalogue.country))
        if let register { try await services.note(register, form, context) }
        let demand: DemandTable? =
            form.rows == .area
            ? try await services.database.read { try DemandTable($0, until: answer.day) } : nil
        let writer = GapsWriter(
            form: form, answer: answer, overall: overall, register: register, catalogue: catalogue, location: location,
            strings: strings)
        let page = GapsPage(writer, demand, offersRegister: mayChoose)
        return mayChoose
            ? try await services.personal(page, at: location) : services.html(page, at: location, catalogue)
    }

    @Sendable private func table(_ request: Request, context: Context) async throws -> Response {
        let (form, catalogue) = try await question(try QueryItems(request))
        guard form.firms == .drawn else { throw Refusal.notFound }
        let answer = try await services.coverage.table(
            form.layout, catalogue, today: services.today(in: catalogue.country))
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

    /// The cell that the address names, of drawn firms or those of a register.
    private func cell(
        _ query: QueryItems, _ form: GapsForm, _ catalogue: Catalogue, of register: BusinessRegister? = nil
    ) async throws -> CellAnswer {
        let place = CoveragePlace(layout: form.layout, row: query.all("row"), column: query.all("column"))
        let (desk, today) = (register?.desk ?? services.coverage, services.today(in: catalogue.country))
        guard let cell = try await desk.cell(place, catalogue, today: today) else { throw Refusal.notFound }
        return cell
    }

    @Sendable private func cell(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let query = try QueryItems(request)
        let (form, catalogue) = try await question(query)
        let register = form.firms == .register ? services.register : nil
        let answer = try await cell(query, form, catalogue, of: register)
        if let register { try await services.note(register, form, cell: answer.place, context) }
        let reader = context.visit.person?.id
        let editable = try await services.database.read { db -> Set<String> in
            guard let reader else { return [] }
            let actor = try db.actor(reader)
            return Set(
                try answer.sources.map { catalogue.opportunities[$0.place].id }
                    .filter { try db.mayEdit(.opportunities, $0, actor) })
        }
        let writer = CellWriter(
            form: form, answer: answer, register: register, catalogue: catalogue, editable: editable,
            location: location, strings: strings)
        let page = GapsCellPage(writer)
        return register == nil
            ? services.html(page, at: location, catalogue) : try await services.personal(page, at: location)
    }

    @Sendable private func firm(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let query = try QueryItems(request)
        let (form, catalogue) = try await question(query)
        guard form.firms == .drawn else { throw Refusal.notFound }
        let answer = try await cell(query, form, catalogue)
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
