import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging
import Store

/// The one place where an error becomes a page, or a problem document (RFC 9457) for a program.
struct ErrorPages: RouterMiddleware {
    let services: Services

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            if failure.status.code >= 500 {
                context.logger.error("failure", metadata: ["error": "\(String(reflecting: error))"])
            }
            let path = request.uri.path
            var response =
                path.hasPrefix("/common-grants")
                ? grantsError(failure, request)
                : path.hasPrefix("/api/") || path.hasPrefix("/hsds")
                    ? problem(failure, request) : page(failure, request, id: context.id)
            response.headers.append(contentsOf: failure.headers)
            return response
        }
    }

    private func problem(_ failure: Failure, _ request: Request) -> Response {
        let strings = services.pages[request.language]
        if let gone = failure.gone {
            let detail = [gone.text(in: strings), gone.removal?.reason[request.language]].compactMap(\.self)
            return ProblemDocument(
                title: gone.title[request.language], detail: detail.joined(separator: " "), mistakes: [],
                language: request.language
            ).response(failure.status)
        }
        return ProblemDocument(
            title: strings["error.\(failure.key)"], detail: failure.detail ?? strings["error.\(failure.key)Text"],
            mistakes: failure.mistakes, language: request.language
        ).response(failure.status)
    }

    /// The one form of error that the official client of CommonGrants reads.
    private func grantsError(_ failure: Failure, _ request: Request) -> Response {
        let language = request.language
        let errors = failure.mistakes.map {
            DataValue.object([
                .init("pointer", .text($0.pointer)), .init("detail", .text($0.problem.text(in: language))),
            ])
        }
        let status = failure.status == .unprocessableContent ? .badRequest : failure.status
        return JSONAnswer.response(
            .object([
                .init("status", .integer(status.code)),
                .init("message", .text(services.pages[language]["error.\(failure.key)"])),
                .init("errors", .list(errors)),
            ]), in: language, status: status)
    }

    private func page(_ failure: Failure, _ request: Request, id: String) -> Response {
        let language = request.language
        let strings = services.pages[language]
        let location =
            request.hasLanguage ? Location(request, language) : Location(language: language, path: "", query: nil)
        let heading = failure.gone?.title[language] ?? strings["error.\(failure.key)"]
        let page = ErrorPage(
            title: heading, heading: heading,
            text: failure.gone?.text(in: strings) ?? failure.detail ?? strings["error.\(failure.key)Text"],
            reason: failure.gone?.removal?.reason[language],
            links: (failure.gone?.links(location, strings) ?? []) + [
                .init(linkTitle: strings["error.home"], linkURL: location.url("")),
                .init(linkTitle: strings["nav.search"], linkURL: location.url("search")),
            ], requestID: failure.status.code >= 500 ? strings.say("error.requestID", ["id": id]) : nil)
        // The country may be out of reach together with the database.
        let frame = services.frame(title: heading, at: location, country: services.lastCountry, dataDate: nil)
        return services.pages.html(page, in: frame, status: failure.status)
    }
}

struct ErrorPage: Page {
    static let template = "error"
    let title: String
    let heading: String
    let text: String
    /// What somebody says about it.
    let reason: String?
    let links: [PageLink]
    let requestID: String?
}

struct PageLink: Sendable {
    let linkTitle: String
    let linkURL: String
}

/// The mistakes of a request, all of them at once.
struct Mistakes: Error {
    let mistakes: [Mistake]
    /// 400 where the request could not even be read.
    var status = HTTPResponse.Status.unprocessableContent
}
