import Actions
import Domain
import Foundation
import Store
import Synchronization

/// Writes with an entry in the audit log while it is sealed every second, and the walk that verifies it.
struct AuditBench {
    let sqlite: DatabasePlace
    /// The address of PostgreSQL.
    let postgres: String?

    private static let connections = 32
    private static let rowsOfEach = 320
    private static let duration = Duration.seconds(2)
    private static let entriesVerified = 30_000

    func run(into table: inout FigureTable) async throws {
        try await run(try sqlite.open(), engine: "SQLite", into: &table)
        guard let postgres else { return }
        let schema = "bench_audit_\(UInt32.random(in: 0 ... .max))"
        let database = try PostgresDatabase(url: postgres, schema: schema, connections: Self.connections + 1)
        try await run(database, engine: "PostgreSQL", into: &table)
    }

    private func run(_ database: any Database, engine: String, into table: inout FigureTable) async throws {
        try await database.migrate()
        try await makeAccounts(database)
        let floor = try await writes(database, isAudited: false)
        let audited = try await sealing(database) { try await writes(database, isAudited: true) }
        table.add(
            "writes with an audit entry, sealed every second", "\(engine), \(Self.connections) connections",
            budget: engine == "PostgreSQL" ? "≥ 1000/s, < 1 % repeated" : "",
            audited.text, floor: "without the entry \(floor.text)",
            isWithin: engine == "PostgreSQL" ? audited.rate >= 1000 && audited.repeatedShare < 0.01 : nil)
        try await verification(database, engine: engine, into: &table)
    }

    private func makeAccounts(_ database: any Database) async throws {
        try await database.write { db in
            try db.execute("CREATE TABLE accounts (id BIGINT PRIMARY KEY, version BIGINT NOT NULL)")
            for id in 0..<(Self.connections * Self.rowsOfEach) {
                try db.execute("INSERT INTO accounts VALUES (\(id), 0)")
            }
        }
    }

    private struct Throughput {
        /// A second.
        let rate: Double
        let repeatedShare: Double

        var text: String {
            "\(Int(rate))/s" + (repeatedShare.isNaN ? "" : ", \(Figures.rounded(repeatedShare * 100)) % repeated")
        }
    }

    /// Each connection reads a row of its own and saves it, as an action does, with or without an entry.
    private func writes(_ database: any Database, isAudited: Bool) async throws -> Throughput {
        let repeatedBefore = (database as? PostgresDatabase)?.repetitions
        let start = ContinuousClock.now
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for connection in 0..<Self.connections {
                group.addTask {
                    var count = 0
                    while start.duration(to: .now) < Self.duration {
                        let id = connection * Self.rowsOfEach + count % Self.rowsOfEach
                        try await database.write { try Self.save(id, isAudited: isAudited, in: $0) }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let repeated = (database as? PostgresDatabase).flatMap { now in repeatedBefore.map { now.repetitions - $0 } }
        return Throughput(
            rate: Double(count) / (start.duration(to: .now).milliseconds / 1000),
            repeatedShare: repeated.map { Double($0) / Double(count) } ?? .nan)
    }

    private static func save(_ id: Int, isAudited: Bool, in db: Connection) throws {
        let version = try db.integers("SELECT version FROM accounts WHERE id = \(id)")[0]
        try db.execute("UPDATE accounts SET version = \(version + 1) WHERE id = \(id) AND version = \(version)")
        guard isAudited else { return }
        try db.audit.append(
            AuditEntry(
                at: Date(), by: .person(Identifier("p\(id)")), .membershipChanged,
                AuditSubject(.organisation, "o\(id % 7)"), organisation: "o\(id % 7)",
                details: ["from": "reader", "to": "editor"]))
    }

    /// Seals every second until `body` is done.
    private func sealing<Value>(_ database: any Database, _ body: () async throws -> Value) async throws -> Value {
        let isDone = Atomic(false)
        async let sealer: Void = {
            while !isDone.load(ordering: .relaxed) {
                try await Task.sleep(for: .seconds(1))
                _ = try await database.sealAudit()
            }
        }()
        let value = try await body()
        isDone.store(true, ordering: .relaxed)
        try await sealer
        return value
    }

    private func verification(
        _ database: any Database, engine: String, into table: inout FigureTable
    ) async throws {
        try await fill(database)
        let sealing = ContinuousClock.now
        var sealed = 0
        while case let count = try await database.sealAudit(), count > 0 { sealed += count }
        let sealingSeconds = sealing.duration(to: .now).milliseconds / 1000
        var rates: [Double] = []
        var entries = 0
        for _ in 0..<3 {
            let start = ContinuousClock.now
            let verification = try await database.verifyAudit()
            guard verification.isSound else { throw BenchError("\(verification.findings)") }
            entries = verification.entries
            rates.append(Double(entries) / (start.duration(to: .now).milliseconds / 1000))
        }
        let reading = ContinuousClock.now
        try await database.read { db in
            var last = 0
            while let number = try db.auditSeals.entries(after: last, limit: 4096).last?.number { last = number }
        }
        let floor = Double(entries) / (reading.duration(to: .now).milliseconds / 1000)
        let rate = rates.sorted()[1]
        table.add(
            "sealing a backlog", "\(engine), \(sealed) entries", "\(Int(Double(sealed) / sealingSeconds)) entries/s")
        table.add(
            "audit verify", "\(engine), \(entries) entries", budget: "≥ 200000 entries/s", "\(Int(rate)) entries/s",
            floor: "reading them \(Int(floor)) entries/s", isWithin: rate >= 200_000)
    }

    /// Doubles the entries until there are enough.
    private func fill(_ database: any Database) async throws {
        let count = try await database.read { try $0.integers("SELECT COUNT(*) FROM audit_entries")[0] }
        var doubled = count
        while doubled < Self.entriesVerified {
            let suffix = "\(doubled)"
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO audit_entries
                        (id, happened_at, actor, action, subject_kind, subject_id, organisation, details)
                    SELECT id || \(suffix), happened_at, actor, action, subject_kind, subject_id, organisation, details
                    FROM audit_entries
                    """)
            }
            doubled *= 2
        }
    }
}
