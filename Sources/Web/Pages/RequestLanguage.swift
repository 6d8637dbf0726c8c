import Domain
import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the path begins with a language.
    var hasLanguage: Bool { pathLanguage != nil }

    /// The language of the path; else the one the reader's browser asks for; else English.
    var language: Language { pathLanguage ?? acceptedLanguage ?? .en }

    private var pathLanguage: Language? {
        uri.path.split(separator: "/", maxSplits: 1).first.flatMap { Language(rawValue: String($0)) }
    }

    /// The best of `Accept-Language` (RFC 9110 §12.5.4) that we have.
    var acceptedLanguage: Language? { acceptedLanguage(among: Language.allCases) }

    private func acceptedLanguage(among offered: [Language]) -> Language? {
        guard let header = headers[.acceptLanguage], header.utf8.count < 1000 else { return nil }
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";")
            let tag = (parts.first ?? "").drop { $0 == " " }
            let primary = tag.prefix { $0 != "-" && $0 != " " }.lowercased()
            guard let language = Language(rawValue: primary), offered.contains(language) else { continue }
            let weight = parts.dropFirst().compactMap(Self.weight).first ?? 1
            if weight > (best?.weight ?? 0) { best = (language, weight) }
        }
        return best?.language
    }

    /// The language of the country that the reader likes best; English where none is liked and it has English, else its first.
    func language(among offered: [Language]) -> Language {
        acceptedLanguage(among: offered) ?? (offered.contains(.en) ? .en : offered.first ?? .en)
    }

    private static func weight(_ parameter: Substring) -> Double? {
        let text = parameter.filter { $0 != " " }
        return text.hasPrefix("q=") ? Double(text.dropFirst(2)) : nil
    }
}
