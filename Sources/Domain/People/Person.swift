import FoundationEssentials

/// Someone with an account.
public struct Person: Equatable, Sendable {
    public let id: Identifier<Person>
    public var email: EmailAddress
    /// What others see and mail begins with.
    public var name: String
    /// The language of mail to this person.
    public var language: Language
    public let createdAt: Date

    public init(id: Identifier<Person>, email: EmailAddress, name: String, language: Language, createdAt: Date) {
        self.id = id
        self.email = email
        self.name = name
        self.language = language
        self.createdAt = createdAt
    }
}
