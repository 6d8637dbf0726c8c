import Foundation
import HTTPTypes
import Hummingbird

/// Style sheet and script, held in memory under a name made from their content, so that a browser may keep them for ever.
struct Assets: Sendable {
    /// `/assets/1f0a…`
    let prefix: String
    private let files: [String: File]

    struct File: Sendable {
        let contentType: String
        let buffer: ByteBuffer
    }

    init(folder: URL) throws {
        var files: [String: File] = [:]
        var fingerprint: UInt64 = 0xcbf2_9ce4_8422_2325
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            guard let type = Self.types[URL(filePath: path).pathExtension] else { continue }
            let data = try Data(contentsOf: folder.appending(path: path))
            for byte in data { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01b3 }  // FNV-1a
            files[path] = File(contentType: type, buffer: ByteBuffer(bytes: data))
        }
        self.files = files
        prefix = "/assets/\(String(fingerprint, radix: 16))"
    }

    subscript(path: String) -> File? { files[path] }

    func add(to router: Router<Context>) {
        router.get("assets/:fingerprint/**") { _, context in
            guard let file = files[context.parameters.getCatchAll().joined(separator: "/")] else {
                throw HTTPError(.notFound)
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: file.contentType, .cacheControl: "public, max-age=31536000, immutable",
                    .contentLength: "\(file.buffer.readableBytes)",
                ],
                body: ResponseBody(byteBuffer: file.buffer))
        }
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "json": "application/json", "png": "image/png",
    ]
}
