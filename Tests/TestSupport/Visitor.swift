import Actions
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Store
import Web

/// Asks the application for pages as a browser or a program would, without a socket.
public struct Visitor: Sendable {
    private let responder: any HTTPResponder<Context>
    /// Every method and path that is answered: `GET /en/my/sessions/:id/end`.
    public let routes: [String]

    public init(
        _ database: any Database, settings: Services.Settings = .init(), register: BusinessRegister? = nil,
        clock: TestClock = TestClock()
    ) throws {
        self.init(try Services(database: database, settings: settings, register: register, now: { clock.now }))
    }

    /// Asks an application that a test does other things with, too.
    public init(_ services: Services) {
        let router = makeRouter(services)
        routes = router.routes.map { "\($0.method.rawValue) \($0.path)" }
        responder = router.buildResponder()
    }

    public func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, headers: headers)
    }

    public func post(_ path: String, json: String, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await ask(.post, path, headers: headers, body: json)
    }

    public func ask(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = ""
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        var logger = Logger(label: "test") { _ in Silence() }
        logger[metadataKey: "hb.request.id"] = "test"
        let context = Context(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
        let response = try await responder.respond(to: request, context: context)
        let text = try await Text.of(response.body)
        return Answer(status: response.status.code, headers: response.headers, text: text)
    }
}

/// Keeps the metadata that a request carries, and writes nothing.
private struct Silence: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .critical

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {}
}

public struct Answer: Sendable {
    public let status: Int
    public let headers: HTTPFields
    public let text: String

    public var location: String? { headers[.location] }
}

private actor Text {
    var text = ""
    func add(_ buffer: ByteBuffer) { text += String(buffer: buffer) }

    static func of(_ body: ResponseBody) async throws -> String {
        let text = Text()
        try await body.write(Writer(text: text))
        return await text.text
    }

    struct Writer: ResponseBodyWriter {
        let text: Text
        mutating func write(_ buffer: ByteBuffer) async throws { await text.add(buffer) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

extension Date {
    public static let march1 = Date(timeIntervalSince1970: 1_772_355_600)
}
