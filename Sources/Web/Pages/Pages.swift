import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Mustache

/// The values one template shows. Stored properties only: the template cannot see computed ones.
protocol Page: Sendable {
    static var template: String { get }
    /// The title of the document, without the name of the platform.
    var title: String { get }
}

/// Templates, words and assets, read once at start-up.
struct Pages: Sendable {
    let strings: [Language: Strings]
    let assets: Assets
    private let library: MustacheLibrary

    init(withTiles: Bool) throws {
        let root = try Resources.folder()
        MustacheContentTypes.register(EscapedHTML(), named: "HTML")
        var library = MustacheLibrary()
        for (name, text) in try Self.templates(in: root.appending(path: "Templates")) {
            try library.register("{{% CONTENT_TYPE: HTML}}\n" + text, named: name)
        }
        self.library = library
        assets = try Assets(folder: root.appending(path: "Assets"), withLeaflet: withTiles)
        strings = Dictionary(
            uniqueKeysWithValues: try Language.allCases.map {
                ($0, try Strings(language: $0, folder: root.appending(path: "Locales")))
            })
    }

    subscript(language: Language) -> Strings {
        guard let strings = strings[language] else { preconditionFailure("every language has its words") }
        return strings
    }

    func html(_ page: some Page, in frame: Frame, status: HTTPResponse.Status = .ok) -> Response {
        let buffer = ByteBuffer(string: text(page, in: frame))
        return Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: frame.language,
                .contentLength: "\(buffer.readableBytes)",
            ],
            body: ResponseBody(byteBuffer: buffer))
    }

    func text(_ page: some Page, in frame: Frame) -> String {
        let name = type(of: page).template
        guard let text = library.render(PageValues(page: page, frame: frame), withTemplate: name) else {
            preconditionFailure("no template \(name)")
        }
        return text
    }

    private static func templates(in root: URL) throws -> [(name: String, text: String)] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try paths.filter { $0.hasSuffix(".mustache") }.map { path in
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return (String(path.dropLast(".mustache".count)), text)
        }
    }
}

/// The outermost values: those of the page, then those of its frame. A name that neither has is a mistake in the template.
private struct PageValues: MustacheParent {
    private let values: [String: Any?]
    private let template: String

    init(page: some Page, frame: Frame) {
        var values: [String: Any?] = [:]
        for child in Mirror(reflecting: frame).children { values[child.label ?? ""] = Self.unwrapped(child.value) }
        for child in Mirror(reflecting: page).children { values[child.label ?? ""] = Self.unwrapped(child.value) }
        self.values = values
        template = type(of: page).template
    }

    func child(named name: String) -> Any? {
        guard let value = values[name] else {
            // A name inside a list may be that of an optional field of an item, which Mustache then looks for out here.
            return nil
        }
        return value
    }

    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}

/// Escapes scalar by scalar. The library compares characters, and so misses a quote followed by an accent.
struct EscapedHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 60 || $0 == 62 || $0 == 38 || $0 == 34 || $0 == 39 }) else {
            return text
        }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
