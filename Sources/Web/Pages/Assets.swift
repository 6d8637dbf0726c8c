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

    /// Where Debian's libjs-leaflet lies; needed only where a tile server is named.
    private static let leaflet = URL(filePath: "/usr/share/javascript/leaflet")
    private static let leafletFiles = [
        "leaflet.css", "leaflet.js", "images/marker-icon.png", "images/marker-icon-2x.png", "images/marker-shadow.png",
    ]

    /// Reads our own files, and those of Leaflet where maps have tiles.
    init(folder: URL, withLeaflet: Bool) throws {
        var sources = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().map {
            (path: $0, url: folder.appending(path: $0))
        }
        if withLeaflet {
            sources += Self.leafletFiles.map { ("leaflet/\($0)", Self.leaflet.appending(path: $0)) }
        }
        var files: [String: File] = [:]
        var fingerprint: UInt64 = 0xcbf2_9ce4_8422_2325
        for (path, url) in sources {
            guard let type = Self.types[url.pathExtension] else { continue }
            let data = try Data(contentsOf: url)
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
