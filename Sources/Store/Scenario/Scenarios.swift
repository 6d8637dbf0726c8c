import Domain

extension Connection {
    public var scenarios: Scenarios { Scenarios(db: self) }
}

/// What people think through: see `PolicyScenario`.
public struct Scenarios {
    let db: Connection

    public func add(_ scenario: PolicyScenario) throws {
        try db.execute(
            """
            INSERT INTO scenarios
                (id, author, organisation, language, title, question, state, is_proposed, changes, revision, body,
                 created_at, changed_at)
            VALUES (\(scenario.id), \(scenario.author), \(scenario.organisation), \(scenario.language),
                    \(scenario.heading.title), \(scenario.heading.question), \(scenario.state),
                    \(scenario.isProposed), \(scenario.changes.count), \(scenario.revision), \(scenario.body.json()),
                    \(scenario.createdAt), \(scenario.changedAt))
            """)
    }

    /// Saves what became of a scenario since `revision`; throws `staleVersion` when another step came between.
    public func save(_ scenario: PolicyScenario, from revision: Int) throws {
        let saved = try db.execute(
            """
            UPDATE scenarios SET title = \(scenario.heading.title), question = \(scenario.heading.question),
                state = \(scenario.state), is_proposed = \(scenario.isProposed), changes = \(scenario.changes.count),
                revision = \(scenario.revision), body = \(scenario.body.json()), changed_at = \(scenario.changedAt)
            WHERE id = \(scenario.id) AND revision = \(revision)
            """)
        guard saved == 1 else { throw DatabaseError.staleVersion }
    }

    /// Takes out one that was never published.
    public func remove(_ id: Identifier<PolicyScenario>) throws {
        try db.execute("DELETE FROM scenarios WHERE id = \(id) AND state <> \(PolicyScenario.State.published)")
    }

    /// Takes out what a person kept to themselves.
    public func removePrivate(by author: Identifier<Person>) throws {
        try db.execute("DELETE FROM scenarios WHERE author = \(author) AND state = \(PolicyScenario.State.alone)")
    }

    public func find(_ id: Identifier<PolicyScenario>) throws -> PolicyScenario? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.scenario)
    }

    /// Those of a person, the one changed last first.
    public func all(by author: Identifier<Person>, limit: Int) throws -> [PolicyScenario.Summary] {
        try db.rows("\(Self.summaries) WHERE author = \(author) ORDER BY changed_at DESC, id DESC LIMIT \(limit)")
            .map(Self.summary)
    }

    /// Those that others share or have published, the one changed last first.
    public func shown(byOthersThan author: Identifier<Person>, limit: Int) throws -> [PolicyScenario.Summary] {
        try db.rows(
            """
            \(Self.summaries) WHERE state <> \(PolicyScenario.State.alone) AND author <> \(author)
            ORDER BY changed_at DESC, id DESC LIMIT \(limit)
            """
        ).map(Self.summary)
    }

    private static let summaries: SQL = """
        SELECT id, author, organisation, language, title, question, state, is_proposed, changes, changed_at FROM scenarios
        """

    private static func summary(_ row: Row) throws -> PolicyScenario.Summary {
        PolicyScenario.Summary(
            id: try row["id"], by: try row["author"], of: try row["organisation"], in: try row["language"],
            title: try row["title"], question: try row["question"], state: try row["state"],
            isProposed: try row["is_proposed"], changeCount: try row["changes"], changedAt: try row["changed_at"])
    }

    private static let selection: SQL = """
        SELECT id, author, organisation, language, state, is_proposed, revision, body, created_at, changed_at
        FROM scenarios
        """

    private static func scenario(_ row: Row) throws -> PolicyScenario {
        let scenario = PolicyScenario(
            id: try row["id"], body: try DataValue(json: row["body"]), in: try row["language"], by: try row["author"],
            of: try row["organisation"], state: try row["state"], isProposed: try row["is_proposed"],
            revision: try row["revision"], createdAt: try row["created_at"], changedAt: try row["changed_at"])
        guard let scenario else { throw DatabaseError.wrongType(column: "body", value: .text(try row["body"])) }
        return scenario
    }
}

extension PolicyScenario.State: SQLCodable {}
