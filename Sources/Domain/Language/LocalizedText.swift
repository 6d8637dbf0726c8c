/// The same text in the languages of the platform.
public struct LocalizedText: Codable, Hashable, Sendable {
    public var be: String
    public var ru: String
    public var en: String

    public init(be: String, ru: String, en: String) {
        self.be = be
        self.ru = ru
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .be: be
        case .ru: ru
        case .en: en
        }
    }

    /// Every language's text, each once.
    public var all: [String] { [be, ru, en] }
}
