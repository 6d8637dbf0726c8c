import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Mails a link to the new address. If it is another account's, its owner is told instead: who asks does not learn it.
    public func askForNewEmail(
        _ email: EmailAddress, for person: Person, links: AccountLinks, at now: Date
    ) throws {
        guard try mayMail(email, at: now) else { return }
        if let other = try people.find(email: email), other.id != person.id {
            return try mail.add(
                .alreadyRegistered(signInLink: links.signIn, resetLink: links.newPassword), to: email,
                in: other.language, at: now)
        }
        let token = SecretToken()
        try emailProofs.add(EmailProof(.newEmail, of: email, for: person.id, at: now), digest: token.digest)
        try mail.add(
            .confirmNewEmail(link: links.newEmail(token), minutes: EmailProof.Purpose.newEmail.minutes), to: email,
            in: person.language, at: now)
    }

    /// Gives the person the address that a mailed link proves. The link works only for who asked for it.
    public func changeEmail(_ token: SecretToken, of person: Person, at now: Date) throws {
        let proof = try emailProof(token, .newEmail, at: now)
        guard proof.person == person.id else { throw Refusal.linkEnded }
        if let other = try people.find(email: proof.email), other.id != person.id { throw Refusal.linkEnded }
        try emailProofs.use(proof)
        // Before it is changed, so that the old address hears of it.
        try notify(person.id, .emailChanged(newEmail: proof.email.masked), at: now)
        guard var changed = try people.find(person.id) else { throw Refusal.notFound }
        changed.email = proof.email
        try people.update(changed)
        try audit.append(AuditEntry(at: now, by: .person(person.id), .personEmailChanged, .person(person.id)))
    }
}
