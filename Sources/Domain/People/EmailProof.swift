import FoundationEssentials

/// A link that was mailed to an address: who can open it reads the mail of that address.
public struct EmailProof: Equatable, Sendable {
    public let purpose: Purpose
    public let email: EmailAddress
    /// Whose account it is about; nil while there is none.
    public let person: Identifier<Person>?
    public let expiresAt: Date

    public init(_ purpose: Purpose, of email: EmailAddress, for person: Identifier<Person>?, at now: Date) {
        self.init(
            purpose, of: email, for: person,
            expiresAt: now.addingTimeInterval(Double(purpose.minutes) * 60))
    }

    /// One that was stored.
    public init(_ purpose: Purpose, of email: EmailAddress, for person: Identifier<Person>?, expiresAt: Date) {
        self.purpose = purpose
        self.email = email
        self.person = person
        self.expiresAt = expiresAt
    }

    public func isValid(at now: Date) -> Bool { now < expiresAt }

    public enum Purpose: String, CaseIterable, Sendable {
        case signUp, newPassword, newEmail

        /// How long the link works.
        public var minutes: Int {
            switch self {
            case .signUp, .newEmail: 24 * 60
            case .newPassword: 60
            }
        }
    }
}
