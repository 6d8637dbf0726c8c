import Actions
import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Store

/// What went wrong, in the terms of HTTP and of our sentences.
struct Failure {
    var status: HTTPResponse.Status
    /// `error.<key>` and `error.<key>Text` in the words of the interface.
    var key: String
    var headers = HTTPFields()
    var mistakes: [Mistake] = []
    var detail: String?
    var gone: GoneRecord?

    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: (status, key) = (refusal.status, refusal.key)
        case let gone as GoneRecord:
            (status, key) = (.gone, "notFound")
            self.gone = gone
        case is PasswordQueue.Full, is CountingTurns.Full:
            (status, key) = (.serviceUnavailable, "unavailable")
            headers[.retryAfter] = "5"
        case let error as CoverageTooLarge:
            (status, key) = (.unprocessableContent, "coverageTooLarge")
            mistakes = [error.mistake]
        case let mistakes as Mistakes:
            (status, key) = (mistakes.status, "badRequest")
            self.mistakes = mistakes.mistakes
        case DatabaseError.unavailable, DatabaseError.timedOut, DatabaseError.full:
            (status, key) = (.serviceUnavailable, "unavailable")
            headers[.retryAfter] = "5"
        case let error as HTTPError:
            status = error.status
            headers = error.headers
            key =
                switch error.status {
                case .notFound: "notFound"
                case .contentTooLarge: "tooLarge"
                case .tooManyRequests: "tooMany"
                case .methodNotAllowed: "method"
                default: error.status.code >= 500 ? "unexpected" : "badRequest"
                }
        case let error as any HTTPResponseError:
            status = error.status
            key = error.status.code >= 500 ? "unexpected" : "badRequest"
        default: (status, key) = (.internalServerError, "unexpected")
        }
    }
}
