import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

/// Versions of conditions, numbered when a state ends.
struct ConditionHistoryTests {
    private static let id = "loan"

    private static func source(_ limit: Double, contact: String = "a@example.org") throws -> Opportunity {
        let size = Criterion(
            identifier: "size", title: LocalizedText(be: "Памер", ru: "Размер", en: "Size"),
            expression: .comparison(Comparison(.employees, .lessThan, .numbers([limit]))))
        let reader = DataReader(
            .object([.init("contact", .text(contact)), .init("criteria", .list([size.dataValue]))]))
        return Opportunity(id: id, reading: reader, context: nil)
    }

    private static func day(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }

    private static let states = [(10.0, "a"), (10, "b"), (50, "b"), (50, "c"), (10, "c")]

    @Test func `a change of anything else begins no version`() async throws {
        let database = try await emptyDatabase()
        try await database.write { db in
            for (place, state) in Self.states.enumerated() {
                let source = try Self.source(state.0, contact: state.1)
                try db.history.keep(
                    .opportunities, Self.id, body: source.dataValue.json(), endedAt: Self.day(place + 1))
            }
        }
        let now = try Self.source(250)
        let (versions, criteria) = try await database.read { db in
            let versions = try db.history.conditions(of: now)
            return (versions, try versions.map { try db.history.criteria(of: now, in: $0) })
        }
        #expect(versions.map(\.number) == [1, 2, 3, 4])
        #expect(versions.map(\.since) == [nil, Self.day(2), Self.day(4), Self.day(5)])
        #expect(versions.map(\.until) == [Self.day(2), Self.day(4), Self.day(5), nil])
        #expect(criteria == (try [10, 50, 10, 250].map { try Self.source($0).criteria }))
        let back = try Self.source(10)
        #expect(try await database.read { try $0.history.conditions(of: back).last?.until } == .some(nil))
        #expect(
            try await database.read { try $0.history.conditions(of: back).count } == 3, "the last is in force again")
    }

    @Test func `states that ended before versions were numbered are numbered by the migration`() async throws {
        let database = try blankDatabase()
        let before = allMigrations.prefix { $0.name != "023 versions of conditions" }
        try await database.migrate(through: Array(before))
        try await database.write { db in
            for (place, state) in Self.states.enumerated() {
                let body = try Self.source(state.0, contact: state.1).dataValue.json()
                for kind in [Kind.opportunities, .services] {
                    try db.execute(
                        """
                        INSERT INTO record_versions (kind, id, version, body, ended_at)
                        VALUES (\(kind), \(Self.id), \(place + 1), \(body), \(Self.day(place + 1).formatted(.iso8601)))
                        """)
                }
            }
        }
        try await database.migrate()
        let numbers = try await database.read { db in
            try [Kind.opportunities, .services].map { kind in
                try db.integers("SELECT conditions FROM record_versions WHERE kind = \(kind) ORDER BY version")
            }
        }
        #expect(numbers == [[1, 1, 2, 2, 3], [0, 0, 0, 0, 0]])
    }

    @Test func `the versions are read from an index alone`() async throws {
        let database = try await emptyDatabase()
        let plan = try await database.read { db -> String in
            if db.engine == .postgres { try db.script("SET LOCAL enable_seqscan = off") }
            let explain: SQL = db.engine == .sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN "
            return try db.rows(explain + RecordHistory.ends(.opportunities, Self.id)).map { "\($0)" }.joined(
                separator: "\n")
        }
        #expect(plan.contains("record_versions_by_conditions"), "\(plan)")
        #expect(plan.contains("COVERING INDEX") || plan.contains("Index Only Scan"), "\(plan)")
    }
}
