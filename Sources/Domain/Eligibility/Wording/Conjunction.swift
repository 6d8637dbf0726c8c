/// Lists in a sentence: `A, B or C`.
enum Conjunction {
    case and, or

    /// Longer lists end in how many more there are.
    static let limit = 4

    func join(_ items: [String], in language: Language) -> String {
        let shown = items.prefix(items.count > Self.limit ? Self.limit - 1 : Self.limit)
        let more = items.count - shown.count
        let parts = shown + (more > 0 ? [Self.more(more)[language]] : [])
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(word[language]) " + last
    }

    private var word: LocalizedText {
        switch self {
        case .and: .init(be: "і", ru: "и", en: "and")
        case .or: .init(be: "або", ru: "или", en: "or")
        }
    }

    private static func more(_ count: Int) -> LocalizedText {
        .init(be: "яшчэ \(count)", ru: "ещё \(count)", en: "\(count) more")
    }
}
