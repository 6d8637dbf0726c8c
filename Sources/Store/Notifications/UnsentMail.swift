import Domain

extension MailOutbox {
    /// Mails that have not gone yet, the oldest first.
    public func unsent(limit: Int) throws -> [Mail] {
        try db.rows(
            """
            SELECT id, recipient, language, body, created_at FROM mails
            WHERE state <> 'sent' ORDER BY created_at, id LIMIT \(limit)
            """
        ).map { row in
            Mail(
                id: try row["id"], recipient: try row["recipient"], language: try row["language"],
                content: try MailContent(json: row["body"]), createdAt: try row["created_at"])
        }
    }
}
