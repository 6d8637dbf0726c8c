import Actions
import DataPackage
import Domain
import Hummingbird
import Store

/// Whom a scheme is for: its firms counted, as a table and as a file, and drawn firms to look at.
struct RegimeRoutes {
    let services: Services
    let language: Language

    private static let path = Kind.regimes.listPath

    static func firmsPath(_ regime: String) -> String { "\(path)/\(regime)/firms" }

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("\(Self.path)/:id/firms", use: show)
        group.get("\(Self.path)/:id/firms.csv", use: table)
        group.get("\(Self.path)/:id/firms/:number", use: firm)
    }

    /// What a request asks for, counted. Counting may take a while: no connection waits for it.
    private func writer(_ request: Request, _ context: Context) async throws -> RegimeFirmsWriter {
        let id = try context.parameters.require("id")
        let form = try RegimeFirmsForm(QueryItems(request))
        let catalogue = try await services.read { catalogue, db in
            guard catalogue.regimes.contains(where: { $0.id == id }) else {
                throw try db.absence(of: .regimes, id, catalogue.country)
            }
            return catalogue
        }
        let answer = try await services.coverage.scope(
            ScopePlace(regime: id, trait: form.trait, column: form.part), catalogue,
            today: services.today(in: catalogue.country))
        guard let answer, let regime = catalogue.regimes.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return RegimeFirmsWriter(
            regime: regime, form: form, answer: answer, catalogue: catalogue,
            location: Location(request, context, language), strings: strings)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let writer = try await writer(request, context)
        return services.html(RegimeFirmsPage(writer), at: writer.location, writer.catalogue)
    }

    @Sendable private func table(_ request: Request, context: Context) async throws -> Response {
        let writer = try await writer(request, context)
        let name = "\(writer.regime.id)-\(writer.form.trait.rawValue).csv".lowercased()
        return .document(
            writer.csvLines.map(CSVText.line).joined(), "text/csv; charset=utf-8; header=present",
            headers: [.contentDisposition: "attachment; filename=\"\(name)\""])
    }

    @Sendable private func firm(_ request: Request, context: Context) async throws -> Response {
        let writer = try await writer(request, context)
        guard let number = Int(try context.parameters.require("number")),
            writer.answer.sample.indices.contains(number - 1)
        else { throw Refusal.notFound }
        return services.html(RegimeFirmPage(number, writer), at: writer.location, writer.catalogue)
    }
}

/// How the firms are divided and which part of them is taken apart, read from the address; by size and all of them where it says nothing.
struct RegimeFirmsForm {
    let trait: PopulationTrait
    /// A value of the trait.
    let part: String?

    /// Throws `Refusal.notFound` for what means nothing.
    init(_ query: QueryItems) throws {
        guard let trait = PopulationTrait(rawValue: query["columns"] ?? PopulationTrait.size.rawValue) else {
            throw Refusal.notFound
        }
        self.trait = trait
        part = query["of"]
    }

    /// As parameters of an address.
    func parameters(of part: String?) -> [(name: String, value: String)] {
        [("columns", trait.rawValue)] + (part.map { [("of", $0)] } ?? [])
    }
}
