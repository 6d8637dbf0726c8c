import Actions
import Domain
import Hummingbird
import Store

/// Which firms support reaches, for programs.
struct CoverageAPI {
    let services: Services

    func add(to group: RouterGroup<Context>) {
        group.only(.post, "coverage", use: count)
        group.only(.post, "coverage/effect", use: effect)
        group.only(.post, "coverage/scope", use: scope)
    }

    @Sendable private func count(_ request: Request, context: Context) async throws -> Response {
        let reader = DataReader(try await request.json(context))
        // Counting takes a while: no connection waits for it.
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let question = CoverageRequest(reading: reader, catalogue: catalogue)
        guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
        let answer = try await services.coverage.answer(
            question, catalogue, today: services.today(in: catalogue.country))
        return JSONAnswer.response(answer.dataValue, in: request.language)
    }

    @Sendable private func scope(_ request: Request, context: Context) async throws -> Response {
        let reader = DataReader(try await request.json(context))
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let question = ScopeRequest(reading: reader, catalogue: catalogue)
        guard let question, reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
        do {
            let answer = try await services.coverage.scope(
                of: question, catalogue, today: services.today(in: catalogue.country))
            return JSONAnswer.response(answer.dataValue, in: request.language)
        } catch let error as CoverageTooLarge {
            throw Mistakes(mistakes: [error.mistake])
        }
    }

    @Sendable private func effect(_ request: Request, context: Context) async throws -> Response {
        let reader = DataReader(try await request.json(context))
        let catalogue = try await services.read { catalogue, _ in catalogue }
        let question = EffectRequest(reading: reader, catalogue: catalogue)
        let takeUp = reader.field("takeUp")?.number(0...1)
        guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
        let answer = try await services.coverage.effect(
            of: question, catalogue, today: services.today(in: catalogue.country))
        return JSONAnswer.response(answer.dataValue(takeUp: takeUp), in: request.language)
    }
}
