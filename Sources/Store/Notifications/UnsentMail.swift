import Domain

extension MailOutbox {
    /// Mails that have not gone yet, the oldest first.
    public func unsent(limit: Int) throws -> [Mail] {
        try db.rows(
            """
            SELECT id, recipient, language, body, created_at FROM mails
            WHERE state <> 'sent' ORDER BY created_at, id LIMIT \(limit)
            """
        ).map { try mail($0["id"], $0) }
    }
}
