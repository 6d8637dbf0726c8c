import Domain
import Foundation
import Hummingbird

/// Where a reader is: a language, a path inside it, and the query as typed, so that another language keeps the place.
struct Location: Sendable {
    let language: Language
    /// Without the language and without slashes at the ends; empty for the home page.
    let path: String
    var query: String?
    /// Who reads, and by which key their forms are known; nil where that is not known or of no matter.
    var visit: Visit?

    init(language: Language, path: String, query: String? = nil) {
        self.language = language
        self.path = path
        self.query = query
    }

    init(_ request: Request, _ context: Context, _ language: Language) {
        self.init(request, language)
        visit = context.visit
    }

    init(_ request: Request, _ language: Language) {
        self.language = language
        let parts = request.uri.path.split(separator: "/")
        path = parts.dropFirst().joined(separator: "/")
        query = request.uri.query
    }

    /// A page of ours, whichever was asked for.
    init(_ context: Context, _ language: Language, _ path: String) {
        self.init(language: language, path: path)
        visit = context.visit
    }

    /// The place of another page, for an answer to a form that has none of its own.
    func at(_ path: String) -> Location {
        var other = Location(language: language, path: path)
        other.visit = visit
        return other
    }

    /// Another page in the same language.
    func url(_ path: String, _ parameters: [(name: String, value: String)] = []) -> String {
        let base = path.isEmpty ? "/\(language.rawValue)" : "/\(language.rawValue)/\(path)"
        return base + Self.query(parameters)
    }

    /// This page in another language.
    func url(in other: Language) -> String {
        let base = path.isEmpty ? "/\(other.rawValue)" : "/\(other.rawValue)/\(path)"
        return query.map { $0.isEmpty ? base : "\(base)?\($0)" } ?? base
    }

    static func query(_ parameters: [(name: String, value: String)]) -> String {
        guard !parameters.isEmpty else { return "" }
        return "?" + parameters.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
    }

    /// Percent-encoded as RFC 3986 asks of a query component.
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

extension Location {
    /// Every page that is neither the first nor that of one record, without its language.
    static let publicPaths =
        [
            "search", "help", "assessment", "funding/check", "responsible", "claims", "cases/like", "scoreboard",
            "gaps", "scenarios", "data",
        ]
        + Kind.allCases.map(\.listPath)
}
