import Domain
import HTTPTypes
import Hummingbird
import Store

extension Request {
    /// The body, which has to say that it is JSON, as data. Throws `Mistakes` when it is not.
    func json(_ context: Context) async throws -> DataValue {
        let type = headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
        guard type?.lowercased() == "application/json" else { throw HTTPError(.unsupportedMediaType) }
        let buffer = try await body.collect(upTo: context.maxUploadSize)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self),
            let value = try? DataValue(json: text)
        else {
            throw Mistakes(mistakes: [Mistake(pointer: "", problem: .unreadable("JSON"))], status: .badRequest)
        }
        return value
    }
}
