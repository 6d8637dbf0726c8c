import Domain
import FoundationEssentials

extension Connection {
    public var credentials: Credentials { Credentials(db: self) }
}

/// What people prove with who they are: a password, an authenticator, codes on paper, another provider. Secrets are kept as hashes or sealed.
public struct Credentials {
    let db: Connection

    /// The hash of the person's password; nil for those who sign in elsewhere.
    public func passwordHash(of person: Identifier<Person>) throws -> String? {
        try db.rows("SELECT password_hash FROM people WHERE id = \(person)").first?["password_hash"]
    }

    public func setPasswordHash(_ hash: String, of person: Identifier<Person>) throws {
        try db.execute("UPDATE people SET password_hash = \(hash) WHERE id = \(person)")
    }

    /// The sealed secret of an authenticator, and the last period whose code was used.
    public struct Factor: Equatable, Sendable {
        public let sealedSecret: [UInt8]
        public let usedStep: Int?
    }

    public func factor(of person: Identifier<Person>) throws -> Factor? {
        guard let row = try db.rows("SELECT factor_secret, factor_step FROM people WHERE id = \(person)").first,
            let text: String = try row["factor_secret"]
        else { return nil }
        return Factor(sealedSecret: Array(Data(base64Encoded: text) ?? Data()), usedStep: try row["factor_step"])
    }

    public func setFactor(_ sealedSecret: [UInt8]?, of person: Identifier<Person>) throws {
        let text = sealedSecret.map { Data($0).base64EncodedString() }
        try db.execute("UPDATE people SET factor_secret = \(text), factor_step = NULL WHERE id = \(person)")
        if sealedSecret == nil { try replaceRecoveryCodes(of: person, with: []) }
    }

    /// Notes that the code of a period was used; false when it, or a later one, was used already.
    public func useStep(_ step: Int, of person: Identifier<Person>) throws -> Bool {
        try db.execute(
            """
            UPDATE people SET factor_step = \(step)
            WHERE id = \(person) AND (factor_step IS NULL OR factor_step < \(step))
            """) == 1
    }

    public func replaceRecoveryCodes(of person: Identifier<Person>, with digests: [String]) throws {
        try db.execute("DELETE FROM recovery_codes WHERE person = \(person)")
        for digest in digests {
            try db.execute("INSERT INTO recovery_codes (person, digest) VALUES (\(person), \(digest))")
        }
    }

    /// Uses a code up; false when there is none such.
    public func useRecoveryCode(_ digest: String, of person: Identifier<Person>, at now: Date) throws -> Bool {
        try db.execute(
            """
            UPDATE recovery_codes SET used_at = \(now)
            WHERE person = \(person) AND digest = \(digest) AND used_at IS NULL
            """) == 1
    }

    public func recoveryCodesLeft(of person: Identifier<Person>) throws -> Int {
        try db.integers("SELECT COUNT(*) FROM recovery_codes WHERE person = \(person) AND used_at IS NULL").first ?? 0
    }

    // MARK: Other providers

    public func link(_ person: Identifier<Person>, issuer: String, subject: String, at now: Date) throws {
        try db.execute(
            """
            INSERT INTO person_identities (issuer, subject, person, linked_at)
            VALUES (\(issuer), \(subject), \(person), \(now))
            """)
    }

    public func issuers(of person: Identifier<Person>) throws -> [String] {
        try db.rows("SELECT issuer FROM person_identities WHERE person = \(person) ORDER BY issuer").map {
            try $0["issuer"]
        }
    }
}
