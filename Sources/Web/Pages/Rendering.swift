import Actions
import Domain
import Hummingbird
import NIOCore
import Store

extension Services {
    /// Reads what an answer is made of; the country package has to be there.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Catalogue, Connection) throws -> Value
    ) async throws -> Value {
        let cache = catalogue
        return try await database.read { db in
            let catalogue = try cache.catalogue(in: db)
            guard !catalogue.isEmpty else { throw Refusal.emptyCatalogue }
            return try body(catalogue, db)
        }
    }

    /// A page made from the catalogue; `status` may depend on what it turned out to be.
    func page<Content: Page>(
        at location: Location, isPersonal: Bool = false,
        status: @Sendable (Content) -> HTTPResponse.Status = { _ in .ok },
        _ make: @escaping @Sendable (Catalogue, Strings, Connection) throws -> Content
    ) async throws -> Response {
        let strings = pages[location.language]
        let (page, catalogue) = try await read { catalogue, db in (try make(catalogue, strings, db), catalogue) }
        return html(page, at: location, catalogue, status: status(page), isPersonal: isPersonal)
    }

    /// A page of the catalogue as a response.
    func html(
        _ page: some Page, at location: Location, _ catalogue: Catalogue, status: HTTPResponse.Status = .ok,
        isPersonal: Bool = false
    ) -> Response {
        let frame = frame(
            title: page.title, at: location, country: catalogue.country, dataDate: catalogue.dataDate,
            isPersonal: isPersonal)
        return pages.html(page, in: frame, status: status)
    }

    /// The country of the last catalogue seen, for pages that must not depend on the database.
    var lastCountry: Country { catalogue.last?.country ?? Country() }
}

extension Response {
    /// A whole text of a media type.
    static func document(
        _ text: String, _ type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response { document(ByteBuffer(string: text), type, status: status, headers: headers) }

    static func document(
        _ buffer: ByteBuffer, _ type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        headers[.contentLength] = "\(buffer.readableBytes)"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: buffer))
    }
}
