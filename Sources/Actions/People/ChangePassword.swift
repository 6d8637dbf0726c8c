import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Mails a link for a new password where the address has an account; who asks does not learn whether.
    public func askForNewPassword(
        _ email: EmailAddress, in language: Language, links: AccountLinks, at now: Date
    ) throws {
        guard try mayMail(email, at: now), let person = try people.find(email: email) else { return }
        let token = SecretToken()
        try emailProofs.add(EmailProof(.newPassword, of: person.email, for: person.id, at: now), digest: token.digest)
        try mail.add(
            .resetPassword(link: links.newPassword(token), minutes: EmailProof.Purpose.newPassword.minutes),
            to: person.email, in: language, at: now)
    }

    /// Whose password a link sets.
    public func personOfNewPassword(_ token: SecretToken, at now: Date) throws -> Person {
        let proof = try emailProof(token, .newPassword, at: now)
        guard let person = try proof.person.flatMap(people.find), person.email.key == proof.email.key else {
            throw Refusal.linkEnded
        }
        return person
    }

    /// Sets the password that a mailed link is for, ends all sessions and begins one. The second factor stays.
    public func setNewPassword(
        _ token: SecretToken, passwordHash: String, agent: String, at now: Date
    ) throws -> NewSession {
        let proof = try emailProof(token, .newPassword, at: now)
        let person = try personOfNewPassword(token, at: now)
        try emailProofs.use(proof)
        try setPassword(passwordHash, of: person, keeping: nil, at: now)
        return try begin(person, agent: agent, at: now)
    }

    /// Changes the password of someone who just gave the old one, and ends their other sessions.
    public func changePassword(
        of person: Person, from oldHash: String?, to newHash: String, keeping session: Session, at now: Date
    ) throws {
        guard try credentials.passwordHash(of: person.id) == oldHash else { throw Refusal.notAllowed }
        try setPassword(newHash, of: person, keeping: session.id, at: now)
    }

    /// The hash that a password is checked against which a person gives anew, unless they guessed too often.
    public func passwordToConfirm(of person: Identifier<Person>, at now: Date) throws -> String? {
        guard try !attempts.areExhausted(about: "password:\(person)", .account, at: now) else {
            throw Refusal.tooManyAttempts
        }
        return try credentials.passwordHash(of: person)
    }

    /// Notes that it was wrong.
    public func refusePassword(of person: Identifier<Person>, at now: Date) throws {
        try attempts.add(about: "password:\(person)", at: now)
        try audit.append(AuditEntry(at: now, by: .person(person), .personSignInFailed, .person(person)))
    }

    private func setPassword(
        _ hash: String, of person: Person, keeping session: Identifier<Session>?, at now: Date
    ) throws {
        try credentials.setPasswordHash(hash, of: person.id)
        try sessions.endAll(of: person.id, but: session)
        try notify(person.id, .passwordChanged, at: now)
        try audit.append(AuditEntry(at: now, by: .person(person.id), .personPasswordChanged, .person(person.id)))
    }
}
