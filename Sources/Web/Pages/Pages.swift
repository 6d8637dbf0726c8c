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
        MustacheContentTypes.register(JSONInHTML(), named: "JSON-IN-HTML")
        var library = MustacheLibrary()
        for (name, text) in try Self.templates(in: root.appending(path: "Templates")) {
            try library.register("{{% CONTENT_TYPE: HTML}}\n" + text, named: name)
        }
        self.library = library
        assets = try Assets(folder: root.appending(path: "Assets"), withLeaflet: withTiles)
        strings = try Strings.all(in: root)
    }

    subscript(language: Language) -> Strings {
        guard let strings = strings[language] else { preconditionFailure("every language has its words") }
        return strings
    }

    func html(_ page: some Page, in frame: Frame, status: HTTPResponse.Status = .ok) -> Response {
        .document(
            text(page, in: frame), "text/html; charset=utf-8", status: status,
            headers: [.contentLanguage: frame.language])
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
        // Mail is plain text, and not a page.
        return try paths.filter { $0.hasSuffix(".mustache") && !$0.hasPrefix("mail/") }.map { path in
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return (String(path.dropLast(".mustache".count)), text)
        }
    }
}

/// The values of a page and of all it holds, each taken apart once: the library would take a struct apart anew for every name.
///
/// A name that is not here may be one of what stands around, where Mustache then looks.
private struct PageValues: MustacheParent {
    private var values: [String: Any] = [:]

    /// Where both have a name, the page's value is meant.
    init(page: some Page, frame: Frame) {
        add(frame)
        add(page)
    }

    private init(_ item: Mirror) { add(item) }

    func child(named name: String) -> Any? { values[name] }

    private mutating func add(_ item: Any) { add(Mirror(reflecting: item)) }

    private mutating func add(_ item: Mirror) {
        for child in item.children {
            if let label = child.label { values[label] = Self.shown(child.value) }
        }
    }

    /// The value as templates see it: nil for an absent one, lists and structs with what is in them.
    private static func shown(_ value: Any) -> Any? {
        // What most values are comes first: to ask about protocols and to look inside costs more than all the rest.
        let type = type(of: value)
        if type == String.self || type == Bool.self { return value }
        if type == String?.self { return value as? String }
        if value is any MustacheParent { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { shown($0.value) }
        case .collection: return mirror.children.compactMap { shown($0.value) }
        case .struct where !mirror.children.isEmpty: return PageValues(mirror)
        default: return value
        }
    }
}

/// JSON inside a script element: what could end the element is written as JSON can write it, too.
struct JSONInHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "\\u003c"
            case ">": escaped += "\\u003e"
            case "&": escaped += "\\u0026"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
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
