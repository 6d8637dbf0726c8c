import Domain
import Hummingbird
import Store
import Synchronization

/// The description of the API (OpenAPI 3.1). The file says what holds everywhere; what only the country package knows – filters,
/// notations, funding sources – is filled in when it is asked for, so that the description is exact for every country.
///
/// In the file, `x-one-of` names the list that becomes the `enum` of a schema: `schemes`, `filters`, `concepts`, `opportunities`, `regimes` or
/// the notation of a scheme. `x-each: projects` stands for one schema for each kind of project, whose inputs are its own. The parameter `Filter` stands for one parameter for each facet of the country.
final class APIDescription: Sendable {
    private let file: Assets.File
    private let completed = Mutex<(version: Int, buffer: ByteBuffer)?>(nil)

    init(_ file: Assets.File) { self.file = file }

    func response(for catalogue: Catalogue) throws -> Response {
        .document(try buffer(for: catalogue), "application/json")
    }

    private func buffer(for catalogue: Catalogue) throws -> ByteBuffer {
        if let known = completed.withLock({ $0 }), known.version == catalogue.version { return known.buffer }
        let template = try DataValue(json: String(buffer: file.buffer))
        let buffer = ByteBuffer(string: try Completion(catalogue: catalogue).completed(template).json())
        completed.withLock { $0 = (catalogue.version, buffer) }
        return buffer
    }
}

/// Fills in what the country package knows.
private struct Completion {
    let catalogue: Catalogue

    /// A longer list is left out: it would be most of the document, and no help to a reader.
    private static let listLimit = 5000

    func completed(_ value: DataValue) -> DataValue {
        switch value {
        case .object(let fields): .object(fields.flatMap(completed))
        case .list(let items): .list(items.flatMap(completed))
        default: value
        }
    }

    private func completed(_ field: DataValue.Field) -> [DataValue.Field] {
        switch (field.name, field.value) {
        case ("x-one-of", .text(let name)):
            let values = values(name)
            guard (1...Self.listLimit).contains(values.count) else { return [] }
            return [.init("enum", .list(values.map(DataValue.text)))]
        // An identifier that exists in this country's catalogue.
        case ("x-example-of", .text(let kind)):
            guard let id = Kind(rawValue: kind).flatMap({ catalogue.firsts[$0] }) else { return [] }
            return [.init("example", .text(id))]
        case ("Filter", let template):
            return catalogue.country.facets.map { .init("Filter-\($0)", completed(filter(template, by: $0))) }
        default:
            return [.init(field.name, completed(field.value))]
        }
    }

    private func completed(_ item: DataValue) -> [DataValue] {
        if item["x-each"] == .text("projects") {
            return catalogue.projects.map { ProjectSchema($0, in: catalogue).value }
        }
        guard item["$ref"] == .text("#/components/parameters/Filter") else { return [completed(item)] }
        return catalogue.country.facets.map {
            .object([.init("$ref", .text("#/components/parameters/Filter-\($0)"))])
        }
    }

    private func values(_ name: String) -> [String] {
        let classification = catalogue.classification
        return switch name {
        case "schemes": classification.schemes.map(\.notation)
        case "filters": ["kind"] + catalogue.country.facets
        case "concepts": classification.concepts.map(\.notation)
        case "opportunities": catalogue.opportunities.map(\.id)
        case "regimes": catalogue.regimes.map(\.id)
        case "grants": catalogue.opportunities.filter { $0.financing == .grant }.map(\.id)
        case "loans": catalogue.opportunities.filter { $0.financing == .loan }.map(\.id)
        default: classification.concepts(of: name).map(\.notation)
        }
    }

    /// The parameter that filters by one scheme.
    private func filter(_ template: DataValue, by scheme: String) -> DataValue {
        switch template {
        case .object(let fields): .object(fields.map { .init($0.name, filter($0.value, by: scheme)) })
        case .text(let text):
            .text(
                text.replacing("{scheme}", with: scheme)
                    .replacing("{title}", with: catalogue.classification.scheme(scheme)?.title.en ?? scheme))
        default: template
        }
    }
}
