import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Mails a link to an address, whether it has an account or not: who asks does not learn which.
    public func askForAccount(
        _ email: EmailAddress, in language: Language, links: AccountLinks, at now: Date
    ) throws {
        guard try mayMail(email, at: now) else { return }
        if try people.find(email: email) != nil {
            try mail.add(
                .alreadyRegistered(signInLink: links.signIn, resetLink: links.newPassword), to: email, in: language,
                at: now)
        } else {
            let token = SecretToken()
            try emailProofs.add(EmailProof(.signUp, of: email, for: nil, at: now), digest: token.digest)
            try mail.add(
                .confirmEmail(name: nil, link: links.signUp(token), minutes: EmailProof.Purpose.signUp.minutes),
                to: email, in: language, at: now)
        }
    }

    /// What a link proves, as long as it works.
    public func emailProof(_ token: SecretToken, _ purpose: EmailProof.Purpose, at now: Date) throws -> EmailProof {
        guard let proof = try emailProofs.find(digest: token.digest, purpose), proof.isValid(at: now) else {
            throw Refusal.linkEnded
        }
        return proof
    }

    /// Makes the account that a mailed link is for, and signs its person in.
    public func createAccount(
        _ token: SecretToken, name: String, passwordHash: String, in language: Language, agent: String, at now: Date
    ) throws -> NewSession {
        let proof = try emailProof(token, .signUp, at: now)
        guard try people.find(email: proof.email) == nil else { throw Refusal.linkEnded }
        let person = Person(id: .new(at: now), email: proof.email, name: name, language: language, createdAt: now)
        try people.add(person, passwordHash: passwordHash)
        try emailProofs.use(proof)
        try audit.append(AuditEntry(at: now, by: .person(person.id), .personSignedUp, .person(person.id)))
        return try begin(person, agent: agent, at: now)
    }

    /// Whether one more mail may go to an address on someone's asking; counts it.
    func mayMail(_ email: EmailAddress, at now: Date) throws -> Bool {
        let subject = "mail:\(email.key)"
        guard try !attempts.areExhausted(about: subject, .mails, at: now) else { return false }
        try attempts.add(about: subject, at: now)
        return true
    }
}
