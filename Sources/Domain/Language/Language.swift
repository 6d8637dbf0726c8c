/// A language of the platform, named by its BCP 47 tag.
public enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case be, ru, en
}
