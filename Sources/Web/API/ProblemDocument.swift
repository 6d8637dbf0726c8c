import Domain
import HTTPTypes
import Hummingbird
import Store

/// An error as a program reads it (RFC 9457).
struct ProblemDocument {
    let title: String
    let detail: String
    let mistakes: [Mistake]
    let language: Language

    func response(_ status: HTTPResponse.Status) -> Response {
        var fields: [DataValue.Field] = [
            .init("type", .text("about:blank")), .init("title", .text(title)), .init("status", .integer(status.code)),
            .init("detail", .text(detail)),
        ]
        if !mistakes.isEmpty {
            let errors = mistakes.prefix(100).map { mistake in
                DataValue.object([
                    .init("pointer", .text(mistake.pointer)),
                    .init("detail", .text(mistake.problem.text(in: language))),
                ])
            }
            fields.append(.init("errors", .list(Array(errors))))
        }
        var response = JSONAnswer.response(.object(fields), in: language, status: status)
        response.headers[.contentType] = "application/problem+json"
        return response
    }
}

/// Data as a JSON response.
enum JSONAnswer {
    static func response(_ value: DataValue, in language: Language, status: HTTPResponse.Status = .ok) -> Response {
        guard let text = try? value.json() else {
            preconditionFailure("the platform makes no number that JSON cannot hold")
        }
        return .document(
            text, "application/json", status: status,
            headers: [.contentLanguage: language.rawValue, .cacheControl: "no-store"])
    }
}
