import Domain
import FoundationEssentials

extension Connection {
    public var notifications: Notifications { Notifications(db: self) }
}

/// What people were told on the platform.
public struct Notifications {
    let db: Connection

    /// Adds one; `awaitsDigest` says whether a daily mail is to tell it.
    public func add(_ notification: Notification, awaitsDigest: Bool) throws {
        try db.execute(
            """
            INSERT INTO notifications (id, person, body, created_at, read_at, awaits_digest)
            VALUES (\(notification.id), \(notification.person), \(notification.content.json()),
                    \(notification.createdAt), \(notification.readAt), \(awaitsDigest))
            """)
    }

    /// A person's, newest first; `before` goes on behind the last one of the page before.
    public func of(_ person: Identifier<Person>, before: Identifier<Notification>? = nil, limit: Int) throws
        -> [Notification]
    {
        let start: SQL = before.map { "AND id < \($0)" } ?? ""
        return try notifications("person = \(person) \(start) ORDER BY id DESC LIMIT \(limit)")
    }

    /// How many of a person's are unread, at most `limit` of them counted.
    public func unreadCount(of person: Identifier<Person>, limit: Int = 100) throws -> Int {
        try db.integers(
            """
            SELECT COUNT(*) FROM
                (SELECT id FROM notifications WHERE person = \(person) AND read_at IS NULL LIMIT \(limit)) AS unread
            """)[0]
    }

    /// Whether a person was told just this and has not read it yet.
    public func isUnread(_ content: NotificationContent, of person: Identifier<Person>) throws -> Bool {
        try !db.rows(
            """
            SELECT id FROM notifications
            WHERE person = \(person) AND read_at IS NULL AND body = \(content.json()) LIMIT 1
            """
        ).isEmpty
    }

    /// Marks one of a person's own as read. False when it is none of theirs; a second time changes nothing.
    public func markRead(_ id: Identifier<Notification>, of person: Identifier<Person>, at now: Date) throws -> Bool {
        try db.execute(
            """
            UPDATE notifications SET read_at = COALESCE(read_at, \(now)) WHERE id = \(id) AND person = \(person)
            """) == 1
    }

    /// Marks everything a person has seen as read: the newest they saw, and all before it.
    public func markRead(through id: Identifier<Notification>, of person: Identifier<Person>, at now: Date) throws {
        try db.execute(
            """
            UPDATE notifications SET read_at = \(now) WHERE person = \(person) AND id <= \(id) AND read_at IS NULL
            """)
    }

    /// Takes what a person's daily mail is to tell, the oldest first: what they have read meanwhile is left out.
    public func takeForDigest(of person: Identifier<Person>, limit: Int) throws -> [Notification] {
        let awaiting = try notifications(
            "person = \(person) AND awaits_digest AND read_at IS NULL ORDER BY id LIMIT \(limit)")
        try db.execute(
            "UPDATE notifications SET awaits_digest = \(false) WHERE person = \(person) AND awaits_digest = \(true)")
        return awaiting
    }

    /// Removes all of a person's, and what they chose to hear of by mail.
    public func removeAll(of person: Identifier<Person>) throws {
        try db.execute("DELETE FROM jobs WHERE kind = \(JobKind.sendDigest) AND subject = \(person.rawValue)")
        try db.execute("DELETE FROM notifications WHERE person = \(person)")
        try db.execute("DELETE FROM mail_preferences WHERE person = \(person)")
    }

    private func notifications(_ condition: SQL) throws -> [Notification] {
        try db.rows("SELECT id, person, body, created_at, read_at FROM notifications WHERE \(condition)").map { row in
            Notification(
                id: try row["id"], person: try row["person"], content: try NotificationContent(json: row["body"]),
                createdAt: try row["created_at"], readAt: try row["read_at"])
        }
    }
}
