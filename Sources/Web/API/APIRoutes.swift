import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// The platform for programs: JSON in, JSON out, described by `/api/openapi.json`.
struct APIRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        router.get("api/openapi.json") { _, _ in try openAPI() }
        let group = router.group("api/v1")
        group.post("eligibility", use: eligibility)
        group.get("search", use: search)
        group.get("schemes", use: schemes)
        group.get("schemes/:notation", use: scheme)
        for kind in Kind.allCases {
            group.get("\(kind.rawValue)") { request, _ in try await list(kind, request) }
            group.get("\(kind.rawValue)/:id") { request, context in
                try await show(kind, context.parameters.require("id"), request)
            }
        }
    }

    private func openAPI() throws -> Response {
        guard let file = services.pages.assets["openapi.json"] else { throw HTTPError(.notFound) }
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .contentLength: "\(file.buffer.readableBytes)"],
            body: ResponseBody(byteBuffer: file.buffer))
    }

    // MARK: Eligibility

    @Sendable private func eligibility(_ request: Request, context: Context) async throws -> Response {
        let body = try await body(of: request, context)
        let (cache, today, asked) = (services.catalogue, services.today, request.language)
        return try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            let reader = DataReader(body)
            let question = EligibilityRequest(reading: reader, catalogue: catalogue)
            guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
            let language = question.language ?? asked
            let answer = catalogue.evaluation(question, today: today).answer(in: language)
            return JSONAnswer.response(answer, in: language)
        }
    }

    private func body(of request: Request, _ context: Context) async throws -> DataValue {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        let buffer = try await request.body.collect(upTo: context.maxUploadSize)
        do {
            return try DataValue(json: String(buffer: buffer))
        } catch {
            throw Mistakes(mistakes: [Mistake(pointer: "", problem: .unreadable("JSON"))])
        }
    }

    // MARK: Catalogue

    @Sendable private func search(_ request: Request, context: Context) async throws -> Response {
        try await found(request, only: nil)
    }

    private func list(_ kind: Kind, _ request: Request) async throws -> Response {
        try await found(request, only: kind)
    }

    private func found(_ request: Request, only kind: Kind?) async throws -> Response {
        let query = try QueryItems(request)
        let (cache, engine, language) = (services.catalogue, services.search, request.language)
        let strings = services.pages[language]
        return try await services.database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            let form = try Self.form(query, catalogue, only: kind)
            let hits = try engine.hits(form.query, in: db, classification: catalogue.classification)
            let answer = APIList(hits, catalogue, strings, in: db)
            return JSONAnswer.response(try answer.value(), in: language)
        }
    }

    /// The form of a list; what is wrong with it names the parameter.
    private static func form(_ query: QueryItems, _ catalogue: Catalogue, only kind: Kind?) throws -> SearchForm {
        do {
            return try SearchForm(query, catalogue, only: kind, limitParameter: true)
        } catch let mistake as SearchMistake {
            let (name, problem): (String, Mistake.Problem) =
                switch mistake {
                case .tooLong: ("q", .tooLong(limit: SearchForm.wordsLimit))
                case .noSuchPage: ("page", .outOfRange(low: "1", high: "\(SearchForm.pageLimit)"))
                case .noSuchLimit: ("limit", .outOfRange(low: "1", high: "\(SearchForm.limitLimit)"))
                case .unknownFilter(let name): (name, .unknownField(name: name))
                }
            throw Mistakes(mistakes: [Mistake(pointer: "/\(name)", problem: problem)])
        }
    }

    private func show(_ kind: Kind, _ id: String, _ request: Request) async throws -> Response {
        let record = try await services.database.read { try $0.records.find(kind, id) }
        guard let record, case .object(let fields) = record.dataValue else { throw Refusal.notFound }
        return JSONAnswer.response(
            .object([.init("kind", .text(kind.rawValue)), .init("id", .text(id))] + fields), in: request.language)
    }

    // MARK: Classification

    @Sendable private func schemes(_ request: Request, context: Context) async throws -> Response {
        let cache = services.catalogue
        let classification = try await services.database.read { try cache.catalogue(in: $0).classification }
        let list = classification.schemes.map {
            DataValue.object([.init("notation", .text($0.notation)), .init("title", $0.title.dataValue)])
        }
        return JSONAnswer.response(.object([.init("items", .list(list))]), in: request.language)
    }

    @Sendable private func scheme(_ request: Request, context: Context) async throws -> Response {
        let notation = try context.parameters.require("notation")
        let cache = services.catalogue
        let classification = try await services.database.read { try cache.catalogue(in: $0).classification }
        guard let scheme = classification.scheme(notation) else { throw Refusal.notFound }
        let concepts = classification.concepts(of: notation).map { concept in
            DataValue.object(
                [.init("notation", .text(concept.notation)), .init("prefLabel", concept.prefLabel.dataValue)]
                    + (concept.broader.map { [.init("broader", .text($0))] } ?? []))
        }
        return JSONAnswer.response(
            .object([
                .init("notation", .text(notation)), .init("title", scheme.title.dataValue),
                .init("concepts", .list(concepts)),
            ]), in: request.language)
    }
}
