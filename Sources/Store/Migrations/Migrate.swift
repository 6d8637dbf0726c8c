extension Database {
    /// Brings the schema up to this version of the program, each step in a transaction of its own: a step that fails
    /// leaves the state before it. Several processes may do so at once.
    public func migrate() async throws { try await migrate(through: allMigrations) }

    func migrate(through migrations: [Migration]) async throws {
        try await makeTable()
        let known = Set(migrations.map(\.name))
        let unknown = try await read { db in
            try db.rows("SELECT name FROM migrations ORDER BY name").map { try $0["name"] as String }
        }.filter { !known.contains($0) }
        guard unknown.isEmpty else { throw DatabaseError.newerSchema(unknown) }
        for migration in migrations { try await apply(migration) }
    }

    private func apply(_ migration: Migration) async throws {
        let isDone = try await read { db in try db.hasMigration(migration.name) }
        if isDone { return }
        try await write { db in
            try db.lockMigrations()
            if try db.hasMigration(migration.name) { return }
            try db.script(migration.text(db.engine))
            try db.execute("INSERT INTO migrations (name) VALUES (\(migration.name))")
        }
    }

    /// PostgreSQL can refuse `IF NOT EXISTS` to one of two that make the same table at the same moment.
    private func makeTable() async throws {
        for attempt in 1...3 {
            do {
                try await write { try $0.script("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)") }
                return
            } catch DatabaseError.duplicate where attempt < 3 {
                continue
            } catch DatabaseError.failed("42710", _) where attempt < 3 {
                // duplicate_object: the other one has made the type that goes with the table.
                continue
            }
        }
    }
}

extension Connection {
    fileprivate func hasMigration(_ name: String) throws -> Bool {
        try !rows("SELECT name FROM migrations WHERE name = \(name)").isEmpty
    }

    /// An SQLite writer is alone anyway. PostgreSQL must lock before the first query, which fixes what it sees.
    fileprivate func lockMigrations() throws {
        guard engine == .postgres else { return }
        try script(
            "SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = 0; LOCK TABLE migrations IN EXCLUSIVE MODE")
    }
}
