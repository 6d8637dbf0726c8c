import Domain
import FoundationEssentials
import Secrets
import Store

/// A session that just began, with the secret for the cookie: it is known only now.
public struct NewSession: Sendable {
    public let token: SecretToken
    public let session: Session
}

extension Connection {
    /// The account that someone wants to sign in to, with the hash that the password is checked against; nothing where there is none.
    public func accountToSignIn(
        _ email: EmailAddress, from address: String, at now: Date
    ) throws -> (person: Person, passwordHash: String)? {
        guard
            try !attempts.areExhausted(about: "sign-in:\(email.key) from \(address)", .account, at: now),
            try !attempts.areExhausted(about: "sign-in:\(email.key)", .everywhere, at: now),
            try !attempts.areExhausted(about: "sign-in from \(address)", .address, at: now)
        else { throw Refusal.tooManyAttempts }
        guard let person = try people.find(email: email), let hash = try credentials.passwordHash(of: person.id)
        else { return nil }
        return (person, hash)
    }

    /// Notes a wrong password, or an account that is not there.
    public func refuseSignIn(_ email: EmailAddress, from address: String, at now: Date) throws {
        try attempts.add(about: "sign-in:\(email.key) from \(address)", at: now)
        try attempts.add(about: "sign-in:\(email.key)", at: now)
        try attempts.add(about: "sign-in from \(address)", at: now)
        guard let person = try people.find(email: email) else { return }
        try audit.append(AuditEntry(at: now, by: .visitor, .personSignInFailed, .person(person.id)))
    }

    /// Signs a person in whose password was right a moment ago; not if it was changed since.
    public func signIn(
        _ person: Person, passwordHash: String, from address: String, agent: String, at now: Date
    ) throws -> NewSession {
        guard try credentials.passwordHash(of: person.id) == passwordHash else { throw Refusal.notAllowed }
        try attempts.forget(about: "sign-in:\(person.email.key) from \(address)")
        return try signIn(person, agent: agent, at: now)
    }

    /// Signs in whoever proved to be this person, and tells them when the browser is a new one.
    func signIn(_ person: Person, agent: String, at now: Date) throws -> NewSession {
        let isKnown = try sessions.all(of: person.id).contains { $0.agent == agent }
        let new = try begin(person, agent: agent, at: now)
        if new.session.isProven {
            try audit.append(AuditEntry(at: now, by: .person(person.id), .personSignedIn, .person(person.id)))
            if !isKnown { try tellOfNewSession(person, agent: agent, at: now) }
        }
        return new
    }

    /// Shows the second factor: a code of the authenticator, or one of those on paper. The session gets a new secret.
    public func prove(
        _ session: Session, _ person: Person, code: String, seal: Seal, at now: Date
    ) throws -> NewSession {
        let subject = "factor:\(person.id)"
        guard try !attempts.areExhausted(about: subject, .account, at: now) else { throw Refusal.tooManyAttempts }
        guard try uses(code, person.id, seal: seal, at: now) else { throw Refusal.wrongCode }
        try attempts.forget(about: subject)
        try sessions.end(session.id, of: person.id)
        let new = try begin(person, agent: session.agent, isProven: true, at: now)
        try audit.append(AuditEntry(at: now, by: .person(person.id), .personSignedIn, .person(person.id)))
        return new
    }

    /// Notes a wrong code; in a transaction of its own, because what throws undoes what it did.
    public func refuseCode(_ person: Identifier<Person>, at now: Date) throws {
        try attempts.add(about: "factor:\(person)", at: now)
        try audit.append(AuditEntry(at: now, by: .visitor, .personSignInFailed, .person(person)))
    }

    private func uses(_ code: String, _ person: Identifier<Person>, seal: Seal, at now: Date) throws -> Bool {
        guard let factor = try credentials.factor(of: person) else { return false }
        let digits = code.filter { $0 != " " }
        if let secret = seal.open(factor.sealedSecret),
            let step = OneTimeCode(secret: secret).step(
                of: digits, at: Int(now.timeIntervalSince1970), after: factor.usedStep)
        {
            return try credentials.useStep(step, of: person)
        }
        guard let recovery = RecoveryCode(code) else { return false }
        return try credentials.useRecoveryCode(recovery.digest, of: person, at: now)
    }

    /// A session with a new secret. It is proven at once where the person has no second factor.
    func begin(_ person: Person, agent: String, isProven: Bool? = nil, at now: Date) throws -> NewSession {
        let token = SecretToken()
        let session = Session(
            id: .new(at: now), person: person.id, createdAt: now, seenAt: now,
            isProven: try isProven ?? (credentials.factor(of: person.id) == nil), agent: agent)
        try sessions.add(session, digest: token.digest)
        return NewSession(token: token, session: session)
    }

    private func tellOfNewSession(_ person: Person, agent: String, at now: Date) throws {
        try notify(person.id, .newSignIn(agent: agent, time: country().time(at: now)), at: now)
    }
}
