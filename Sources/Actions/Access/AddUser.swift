import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Gives a role over the whole platform at the word of whoever runs the program: so the first operator gets theirs. Who has no
    /// account gets one, without a password; returns the link with which they choose it.
    public func addUser(
        _ email: EmailAddress, named name: String?, as role: PlatformRole, in language: Language, links: AccountLinks,
        at now: Date
    ) throws -> String? {
        let known = try people.find(email: email)
        let person =
            known
            ?? Person(
                id: .new(at: now), email: email, name: name ?? String(email.description.prefix { $0 != "@" }),
                language: language, createdAt: now)
        if known == nil {
            try people.add(person, passwordHash: nil)
            try audit.append(AuditEntry(at: now, by: .commandLine, .personSignedUp, .person(person.id)))
        }
        try roleGrants.add(RoleGrant(role), to: person.id, at: now)
        try audit.append(
            AuditEntry(
                at: now, by: .commandLine, .roleGranted, .person(person.id), details: ["role": role.rawValue]))
        guard try credentials.passwordHash(of: person.id) == nil else { return nil }
        let token = SecretToken()
        try emailProofs.add(EmailProof(.newPassword, of: email, for: person.id, at: now), digest: token.digest)
        return links.newPassword(token)
    }
}
