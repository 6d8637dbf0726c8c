import Actions
import Domain
import Foundation
import Store
import TestSupport
import Testing

struct AuditVerificationTests {
    /// Twelve entries under four seals of three.
    private func sealedLog() async throws -> any Database {
        let database = try await emptyDatabase()
        for seal in 0..<4 {
            try await database.write { db in
                for entry in 0..<3 {
                    try db.audit.append(
                        auditEntry(minute: 3 * seal + entry, organisation: "mill", details: ["role": "editor"]))
                }
            }
            #expect(try await database.sealAudit() == 3)
        }
        return database
    }

    /// Somebody who may do everything with the database: nothing refuses a change.
    private func tamper(_ database: any Database, _ changes: SQL...) async throws {
        try await database.write { db in
            let triggers: [(table: SQL, name: SQL)] = [
                ("audit_entries", "audit_entries_stay"), ("audit_entries", "audit_entries_sealed_once"),
                ("audit_entries", "audit_entries_remain"), ("audit_seals", "audit_seals_stay"),
            ]
            for trigger in triggers {
                let table: SQL = db.engine == .postgres ? " ON \(trigger.table)" : ""
                try db.execute("DROP TRIGGER \(trigger.name)\(table)")
            }
            if db.engine == .sqlite { try db.execute("DROP TRIGGER audit_seals_remain") }
            for change in changes { #expect(try db.execute(change) > 0) }
        }
    }

    private func findings(_ database: any Database) async throws -> [String] {
        try await database.verifyAudit().findings.map(\.description)
    }

    @Test func `a log that nobody touched is sound`() async throws {
        let database = try await sealedLog()
        let verification = try await database.verifyAudit()
        #expect(verification.isSound)
        #expect((verification.entries, verification.seals) == (12, 4))
        #expect(verification.head?.lastEntry == 12)
        #expect(verification.waiting == nil)
    }

    @Test func `an empty log is sound`() async throws {
        let verification = try await emptyDatabase().verifyAudit()
        #expect(verification.isSound && verification.entries == 0 && verification.head == nil)
    }

    @Test func `entries that are not sealed yet are told, from where on`() async throws {
        let database = try await sealedLog()
        let late = [auditEntry(minute: 50), auditEntry(minute: 51)]
        try await database.write { db in
            for entry in late { try db.audit.append(entry) }
        }
        let verification = try await database.verifyAudit()
        #expect(verification.isSound && verification.entries == 12)
        #expect(verification.waiting?.count == 2)
        #expect(verification.waiting?.firstID == late[0].id.rawValue)
        #expect(verification.waiting?.since == "2027-01-15T08:50:00.000Z")
    }

    @Test func `an entry that is committed late comes into a later seal`() async throws {
        let database = try await sealedLog()
        let late = auditEntry(minute: -5)
        try await database.write { try $0.audit.append(late) }
        #expect(try await database.sealAudit() == 1)
        let verification = try await database.verifyAudit()
        #expect(verification.isSound && verification.head?.lastEntry == 13)
        #expect(
            try await database.read { try $0.auditSeals.entries(after: 12, limit: 9).map(\.id) } == [late.id.rawValue])
    }

    @Test(
        arguments: [
            "id = 'x'", "happened_at = '2026-01-01T00:00:00.000Z'", "actor = 'visitor'", "action = 'role.revoked'",
            "subject_kind = 'job'", "subject_id = 'p2'", "organisation = 'bank'", "organisation = NULL",
            "organisation = ''",
            "details = '{\"role\":\"owner\"}'", "details = '{\"role\": \"editor\"}'",
            "subject_kind = 'personp1', subject_id = ''",
            "digest = 'x'", "digest = REPLACE(digest, SUBSTR(digest, 1, 1), 'f')", "digest = UPPER(digest) || ' '",
        ] as [SQL])
    func `a change in any column of an entry is found where it is`(_ change: SQL) async throws {
        let database = try await sealedLog()
        let before = try await database.read { try $0.auditSeals.entries(after: 4, limit: 1)[0] }
        try await tamper(database, "UPDATE audit_entries SET \(change) WHERE number = 5")
        let after = try await database.read { try $0.auditSeals.entries(after: 4, limit: 1)[0] }
        // A digest may begin with the letter it is changed to.
        guard before.digest != after.digest || Array(before.fields) != Array(after.fields) else { return }
        #expect(try await findings(database) == ["\(AuditFinding.entryChanged(number: 5, id: after.id))"])
    }

    @Test(
        arguments: [
            "first_entry = 6", "last_entry = 1000", "last_entry = 9223372036854775807",
            "sealed_at = '2026-01-01T00:00:00.000Z'", "digest = 'x'", "digest = UPPER(digest)", "number = 9",
        ] as [SQL])
    func `a change in any column of a seal is found`(_ change: SQL) async throws {
        let database = try await sealedLog()
        try await tamper(database, "UPDATE audit_seals SET \(change) WHERE number = 3")
        let verification = try await database.verifyAudit()
        let seals: Set<AuditFinding> = [.sealChanged(number: 3), .sealsMissing(3...3)]
        #expect(!seals.isDisjoint(with: verification.findings))
        #expect(verification.entries == 12)
    }

    @Test func `the last seal is protected, too`() async throws {
        let database = try await sealedLog()
        try await tamper(database, "UPDATE audit_seals SET last_entry = 9223372036854775807 WHERE number = 4")
        #expect(try await database.verifyAudit().findings == [.sealChanged(number: 4)])
    }

    @Test func `missing entries are named`() async throws {
        let database = try await sealedLog()
        try await tamper(database, "DELETE FROM audit_entries WHERE number IN (1, 5, 6, 12)")
        #expect(
            try await database.verifyAudit().findings == [
                .entriesMissing(1...1), .entriesMissing(5...6), .entriesMissing(12...12),
            ])
    }

    @Test func `an entry that was made to wait again is missing`() async throws {
        let database = try await sealedLog()
        try await tamper(database, "UPDATE audit_entries SET number = NULL, digest = NULL WHERE number = 7")
        #expect(try await database.sealAudit() == 1)
        #expect(try await database.verifyAudit().findings == [.entriesMissing(7...7)])
    }

    @Test func `missing seals are named`() async throws {
        let database = try await sealedLog()
        try await tamper(database, "DELETE FROM audit_seals WHERE number = 2")
        #expect(try await database.verifyAudit().findings == [.sealsMissing(2...2)])
    }

    @Test func `two entries that changed places are found`() async throws {
        let database = try await sealedLog()
        try await tamper(
            database, "UPDATE audit_entries SET number = 100 WHERE number = 5",
            "UPDATE audit_entries SET number = 5 WHERE number = 6",
            "UPDATE audit_entries SET number = 6 WHERE number = 100")
        let ids = try await database.read { try $0.auditSeals.entries(after: 4, limit: 2).map(\.id) }
        #expect(
            try await database.verifyAudit().findings == [
                .entryChanged(number: 5, id: ids[0]), .entryChanged(number: 6, id: ids[1]), .sealChanged(number: 2),
            ])
    }

    @Test func `an entry put in without a seal is found, whatever its number`() async throws {
        for number in [13, 14, 1_000_000] {
            let database = try await sealedLog()
            try await tamper(
                database,
                """
                INSERT INTO audit_entries
                SELECT 'x', happened_at, actor, action, subject_kind, subject_id, organisation, details, \(number), digest
                FROM audit_entries WHERE number = 4
                """)
            #expect(
                try await database.verifyAudit().findings == [.entryWithoutSeal(number: "\(number)", id: "x")])
        }
    }

    @Test func `sealing stops aloud at a number that no seal has given`() async throws {
        let database = try await sealedLog()
        try await tamper(database, "UPDATE audit_entries SET number = 13 WHERE number = 4")
        try await database.write { try $0.audit.append(auditEntry(minute: 20)) }
        await #expect {
            try await database.sealAudit()
        } throws: {
            if case DatabaseError.duplicate = $0 { true } else { false }
        }
    }

    @Test func `an end without its seal is found`() async throws {
        let database = try await sealedLog()
        try await tamper(database, "DELETE FROM audit_seals WHERE number = 4")
        #expect(try await database.verifyAudit().findings.count == 3)
    }

    @Test func `an end that was cut off with its seal is found by a digest that was noted`() async throws {
        let database = try await sealedLog()
        let noted = try #require(try await database.verifyAudit().head).digest
        #expect(try await database.verifyAudit(expecting: noted).isSound)
        try await tamper(
            database, "DELETE FROM audit_seals WHERE number = 4", "DELETE FROM audit_entries WHERE number > 9")
        #expect(try await database.verifyAudit().isSound)
        #expect(try await database.verifyAudit(expecting: noted).findings == [.digestUnknown(noted)])
    }

    @Test func `a walk from a seal on checks that seal and what follows, and nothing before`() async throws {
        let database = try await sealedLog()
        let noted = try await database.read { try #require(try $0.auditSeals.find(.number(3))?.digest) }
        let digest = String(decoding: noted, as: UTF8.self)
        for start in [SealName("3"), SealName(digest.uppercased())] {
            let verification = try await database.verifyAudit(from: start)
            #expect(verification.isSound && (verification.entries, verification.seals) == (6, 2))
            #expect(
                verification.start?.seal == 3 && verification.start?.entry == 7 && verification.head?.lastEntry == 12)
        }
        try await tamper(database, "UPDATE audit_entries SET actor = 'visitor' WHERE number IN (2, 8, 11)")
        let found = try await database.verifyAudit(from: .number(3)).findings.map(\.description)
        #expect(found.count == 2 && found[0].contains("Entry 8 ") && found[1].contains("Entry 11 "))
        #expect(try await database.verifyAudit(from: .number(1)).findingCount == 3)
    }

    @Test(
        arguments: [
            ("first_entry = 8", 3), ("first_entry = 6", 3), ("last_entry = 8", 3), ("digest = 'x'", 3),
            ("digest = 'x'", 2),
        ] as [(SQL, Int)])
    func `a walk finds a change of the seal it begins at, and of the digest before it`(
        _ change: SQL, _ number: Int
    ) async throws {
        let database = try await sealedLog()
        try await tamper(database, "UPDATE audit_seals SET \(change) WHERE number = \(number)")
        #expect(try await !database.verifyAudit(from: .number(3)).isSound)
    }

    @Test func `a seal to begin at that is not there is a finding`() async throws {
        let database = try await sealedLog()
        #expect(try await database.verifyAudit(from: .number(5)).findings == [.startUnknown(5)])
        #expect(try await database.verifyAudit(from: .number(0)).findings == [.startUnknown(0)])
        #expect(try await database.verifyAudit(from: .digest("ab")).findings == [.digestUnknown("ab")])
        try await tamper(database, "DELETE FROM audit_seals WHERE number = 2")
        #expect(try await database.verifyAudit(from: .number(3)).findings == [.sealsMissing(2...2)])
    }

    @Test func `two who seal at once write one chain`() async throws {
        let database = try await emptyDatabase()
        for round in 0..<5 {
            try await database.write { db in
                for entry in 0..<40 { try db.audit.append(auditEntry(minute: 40 * round + entry)) }
            }
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 { group.addTask { _ = try await database.sealAudit(limit: 15) } }
                try await group.waitForAll()
            }
        }
        while try await database.sealAudit(limit: 15) > 0 {}
        let verification = try await database.verifyAudit()
        #expect(verification.isSound && verification.entries == 200)
        #expect(verification.waiting == nil)
    }
}
