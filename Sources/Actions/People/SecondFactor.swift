import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Asks for a code at each sign-in from now on. `code` shows that the authenticator has the secret. Returns the codes for paper.
    public func addFactor(
        _ secret: [UInt8], code: String, to person: Person, seal: Seal, at now: Date
    ) throws -> [RecoveryCode] {
        let seconds = Int(now.timeIntervalSince1970)
        guard let step = OneTimeCode(secret: secret).step(of: code.filter { $0 != " " }, at: seconds, after: nil)
        else { throw Refusal.wrongCode }
        try credentials.setFactor(seal.seal(secret), of: person.id)
        guard try credentials.useStep(step, of: person.id) else { throw Refusal.wrongCode }
        let codes = try newRecoveryCodes(of: person.id)
        try tellOfFactor(person, .personFactorAdded, at: now)
        return codes
    }

    public func removeFactor(of person: Person, at now: Date) throws {
        try credentials.setFactor(nil, of: person.id)
        try tellOfFactor(person, .personFactorRemoved, at: now)
    }

    /// New codes for paper; the old ones work no more.
    public func renewRecoveryCodes(of person: Person, at now: Date) throws -> [RecoveryCode] {
        guard try credentials.factor(of: person.id) != nil else { throw Refusal.notFound }
        let codes = try newRecoveryCodes(of: person.id)
        try tellOfFactor(person, .personFactorAdded, at: now)
        return codes
    }

    private func newRecoveryCodes(of person: Identifier<Person>) throws -> [RecoveryCode] {
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
        try credentials.replaceRecoveryCodes(of: person, with: codes.map(\.digest))
        return codes
    }

    private func tellOfFactor(_ person: Person, _ action: AuditAction, at now: Date) throws {
        try notify(person.id, .secondFactorChanged, at: now)
        try audit.append(AuditEntry(at: now, by: .person(person.id), action, .person(person.id)))
    }
}
