/// Who did something. As text: `person:` and an identifier, `visitor`, `system` or `commandLine`.
public enum AuditActor: Hashable, Sendable, LosslessStringConvertible {
    case person(Identifier<Person>)
    /// Someone who is not signed in.
    case visitor
    /// The platform itself: a job, a clock.
    case system
    /// An operator in a terminal.
    case commandLine

    private static let personPrefix = "person:"

    public init?(_ description: String) {
        switch description {
        case "visitor": self = .visitor
        case "system": self = .system
        case "commandLine": self = .commandLine
        case _ where description.hasPrefix(Self.personPrefix):
            self = .person(Identifier(rawValue: String(description.dropFirst(Self.personPrefix.count))))
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .person(let id): Self.personPrefix + id.rawValue
        case .visitor: "visitor"
        case .system: "system"
        case .commandLine: "commandLine"
        }
    }
}
