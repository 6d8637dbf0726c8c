import Domain
import FoundationEssentials
import Store

/// A person as another provider vouches for them.
public struct VouchedPerson: Equatable, Sendable {
    public let issuer: String
    public let subject: String
    /// Only where the provider has seen that it is theirs.
    public let email: EmailAddress?
    public let name: String

    public init(issuer: String, subject: String, email: EmailAddress?, name: String) {
        self.issuer = issuer
        self.subject = subject
        self.email = email
        self.name = name
    }
}

/// What came of it that a provider vouched for someone.
public enum VouchedSignIn: Sendable {
    case signedIn(NewSession)
    /// The address has an account: its owner signs in as before, and then connects the two.
    case hasAccount(EmailAddress)
    /// The provider has no address of theirs that it would vouch for.
    case noEmail
}

extension Connection {
    /// Counts that somebody leaves for the provider; each time it is asked by us, too.
    public func leaveForProvider(from address: String, at now: Date) throws {
        let subject = "provider from \(address)"
        guard try !attempts.areExhausted(about: subject, .provider, at: now) else { throw Refusal.tooManyAttempts }
        try attempts.add(about: subject, at: now)
    }

    /// Signs in whom a provider vouches for; makes the account where there is none. An account that is there is never taken over.
    public func signIn(
        _ vouched: VouchedPerson, in language: Language, agent: String, at now: Date
    ) throws -> VouchedSignIn {
        if let person = try people.find(issuer: vouched.issuer, subject: vouched.subject) {
            return .signedIn(try signIn(person, agent: agent, at: now))
        }
        guard let email = vouched.email else { return .noEmail }
        guard try people.find(email: email) == nil else { return .hasAccount(email) }
        let name = vouched.name.isEmpty ? String(email.description.prefix { $0 != "@" }) : vouched.name
        let person = Person(id: .new(at: now), email: email, name: name, language: language, createdAt: now)
        try people.add(person, passwordHash: nil)
        try credentials.link(person.id, issuer: vouched.issuer, subject: vouched.subject, at: now)
        try audit.append(
            AuditEntry(
                at: now, by: .person(person.id), .personSignedUp, .person(person.id),
                details: ["issuer": vouched.issuer]))
        return .signedIn(try begin(person, agent: agent, at: now))
    }

    /// Lets a person sign in through a provider from now on; refused where the identity is someone else's.
    public func connect(_ vouched: VouchedPerson, to person: Person, at now: Date) throws {
        if let owner = try people.find(issuer: vouched.issuer, subject: vouched.subject) {
            guard owner.id == person.id else { throw Refusal.notAllowed }
            return
        }
        try credentials.link(person.id, issuer: vouched.issuer, subject: vouched.subject, at: now)
        try audit.append(
            AuditEntry(
                at: now, by: .person(person.id), .personIdentityConnected, .person(person.id),
                details: ["issuer": vouched.issuer]))
    }
}
