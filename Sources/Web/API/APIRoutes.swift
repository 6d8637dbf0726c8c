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
        if let file = services.pages.assets["openapi.json"] {
            let description = APIDescription(file)
            router.only(.get, "api/openapi.json") { _, _ in try await describe(description) }
        }
        let group = router.group("api/v1")
        group.only(.post, "eligibility", use: eligibility)
        group.only(.post, "assessments/:instrument/score", use: score)
        group.only(.post, "effects", use: effects)
        group.only(.get, "search", use: search)
        group.only(.get, "schemes", use: schemes)
        group.only(.get, "schemes/:notation", use: scheme)
        HelpAPI(services: services).add(to: group)
        IndexAPI(services: services).add(to: group)
        CoverageAPI(services: services).add(to: group)
        ScenarioAPI(services: services).add(to: group)
        for kind in Kind.allCases {
            group.only(.get, "\(kind.rawValue)") { request, _ in try await list(kind, request) }
            group.only(.get, "\(kind.rawValue)/:id") { request, context in
                try await show(kind, context.parameters.require("id"), request)
            }
        }
    }

    private func describe(_ description: APIDescription) async throws -> Response {
        let cache = services.catalogue
        return try description.response(for: try await services.database.read { try cache.catalogue(in: $0) })
    }

    // MARK: Eligibility

    @Sendable private func eligibility(_ request: Request, context: Context) async throws -> Response {
        let asked = request.language
        let body = try await request.json(context)
        return try await services.read { catalogue, _ in
            let reader = DataReader(body)
            let question = EligibilityRequest(reading: reader, catalogue: catalogue)
            guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
            let language = question.language ?? asked
            let answer = catalogue.evaluation(question, today: services.today(in: catalogue.country)).answer(
                in: language)
            return JSONAnswer.response(answer, in: language)
        }
    }

    // MARK: Assessment

    @Sendable private func score(_ request: Request, context: Context) async throws -> Response {
        let asked = try context.parameters.require("instrument")
        let name = asked.removingPercentEncoding ?? asked
        let body = try await request.json(context)
        let cache = services.catalogue
        let catalogue = try await services.database.read { try cache.catalogue(in: $0) }
        guard let instrument = catalogue.instrument(named: name) else { throw Refusal.notFound }
        let reader = DataReader(body)
        let question = ScoreRequest(reading: reader, to: instrument)
        guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
        return JSONAnswer.response(
            instrument.score(question.answers).dataValue(of: instrument), in: request.language)
    }

    // MARK: Effects

    @Sendable private func effects(_ request: Request, context: Context) async throws -> Response {
        let asked = request.language
        let reader = DataReader(try await request.json(context))
        // Six hundred payments take a while: no connection waits for them.
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let language = reader.field("language").flatMap { $0.choice(Language.self) } ?? asked
        let question = EffectsQuestion(reading: reader) { catalogue.planContext($0) }
        guard let question, reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
        return JSONAnswer.response(question.answer(in: language), in: language)
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
        let (engine, language) = (services.search, request.language)
        let strings = services.pages[language]
        return try await services.read { catalogue, db in
            let mistakes = query.mistakes(catalogue, only: kind)
            guard mistakes.isEmpty else { throw Mistakes(mistakes: mistakes) }
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
        let record = try await services.read { catalogue, db in
            guard let record = try db.records.find(kind, id) else {
                throw try db.absence(of: kind, id, catalogue.country)
            }
            return record
        }
        return JSONAnswer.response(record.apiValue, in: request.language)
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
