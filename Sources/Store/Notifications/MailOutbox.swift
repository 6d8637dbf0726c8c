import Domain
import FoundationEssentials

extension Connection {
    public var mail: MailOutbox { MailOutbox(db: self) }
}

/// Mails that were caused, each in the transaction that caused it. A job sends them.
public struct MailOutbox {
    let db: Connection

    /// Queues a mail and the job that sends it.
    public func add(
        _ content: MailContent, to recipient: EmailAddress, in language: Language, at now: Date
    ) throws {
        let id = Identifier<Mail>.new(at: now)
        try db.execute(
            """
            INSERT INTO mails (id, kind, recipient, language, body, state, created_at)
            VALUES (\(id), \(content.name), \(recipient), \(language), \(content.json()), 'waiting', \(now))
            """)
        try db.jobs.add(.sendMail, about: id.rawValue, at: now)
    }

    /// Notes that the mail is about to go out; nil when it has gone, or was erased.
    public func startSending(_ id: Identifier<Mail>) throws -> Mail? {
        try db.rows(
            """
            UPDATE mails SET state = 'sending' WHERE id = \(id) AND state <> 'sent'
            RETURNING recipient, language, body, created_at
            """
        ).first.map { row in
            try mail(id, row)
        }
    }

    func mail(_ id: Identifier<Mail>, _ row: Row) throws -> Mail {
        let content = try MailContent(json: row["body"])
        return Mail(
            id: id, recipient: try row["recipient"], language: try row["language"], content: content,
            names: try db.people.names(of: content.people), createdAt: try row["created_at"])
    }

    /// Notes that a server has the mail, and forgets what it said: links in it open accounts.
    public func finishSending(_ id: Identifier<Mail>, at now: Date) throws {
        try db.execute(
            """
            UPDATE mails SET state = 'sent', body = NULL, sent_at = \(now) WHERE id = \(id) AND state <> 'sent'
            """)
    }

    /// Erases mails written before, and the jobs of those that could not be sent. Returns how many mails.
    public func erase(before time: Date, limit: Int) throws -> Int {
        let ids: [Identifier<Mail>] = try db.rows(
            "SELECT id FROM mails WHERE created_at < \(time) ORDER BY created_at LIMIT \(limit)"
        ).map { try $0["id"] }
        try db.execute("DELETE FROM jobs WHERE kind = \(JobKind.sendMail) AND subject IN (\(ids))")
        return try db.execute("DELETE FROM mails WHERE id IN (\(ids))")
    }

    /// Erases all mails to an address, sent or not.
    public func erase(to recipient: EmailAddress) throws {
        let ids: [Identifier<Mail>] = try db.rows("SELECT id FROM mails WHERE recipient = \(recipient)")
            .map { try $0["id"] }
        try db.execute("DELETE FROM jobs WHERE kind = \(JobKind.sendMail) AND subject IN (\(ids))")
        try db.execute("DELETE FROM mails WHERE id IN (\(ids))")
    }

    /// How far a mail is, without what it says.
    public func state(_ id: Identifier<Mail>) throws -> MailState? {
        try db.rows("SELECT state FROM mails WHERE id = \(id)").first.map { try $0["state"] }
    }
}

/// How far a mail is. One that is `sending` may have arrived already, when the process ended in between.
public enum MailState: String, SQLCodable, Sendable {
    case waiting, sending, sent
}
