import Domain
import FoundationEssentials

extension Connection {
    public var emailProofs: EmailProofs { EmailProofs(db: self) }
}

/// Links that were mailed and not used yet, found by the digest of their secret.
public struct EmailProofs {
    let db: Connection

    public func add(_ proof: EmailProof, digest: String) throws {
        try db.execute(
            """
            INSERT INTO email_proofs (digest, purpose, email, email_key, person, expires_at)
            VALUES (\(digest), \(proof.purpose), \(proof.email), \(proof.email.key), \(proof.person),
                    \(proof.expiresAt))
            """)
    }

    public func find(digest: String, _ purpose: EmailProof.Purpose) throws -> EmailProof? {
        try db.rows(
            """
            SELECT purpose, email, person, expires_at FROM email_proofs
            WHERE digest = \(digest) AND purpose = \(purpose)
            """
        ).first.map {
            EmailProof(
                try $0["purpose"], of: try $0["email"], for: try $0["person"], expiresAt: try $0["expires_at"])
        }
    }

    /// A link works once, and with it go all others of its purpose for that address.
    public func use(_ proof: EmailProof) throws {
        try db.execute("DELETE FROM email_proofs WHERE purpose = \(proof.purpose) AND email_key = \(proof.email.key)")
    }

    public func removeExpired(at now: Date) throws {
        try db.execute("DELETE FROM email_proofs WHERE expires_at <= \(now)")
    }
}

extension EmailProof.Purpose: SQLCodable {}
