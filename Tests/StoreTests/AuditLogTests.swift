import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

struct AuditLogTests {
    private let anna = AuditActor.person(Identifier("anna"))

    @Test func `an entry comes back as it was appended`() async throws {
        let database = try await emptyDatabase()
        let entry = AuditEntry(
            at: Date(timeIntervalSince1970: 1_800_000_000.977), by: anna, .mandateGiven,
            AuditSubject(.mandate, "m-1"), organisation: "o-1", details: ["until": "2027-01-01", "name": "Янка “Ў”\n"])
        try await database.write { try $0.audit.append(entry) }
        #expect(try await database.read { try $0.audit.entries(AuditQuery(), limit: 10) } == [entry])
    }

    @Test func `a transaction that fails leaves no entry`() async throws {
        let database = try await emptyDatabase()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await database.write { db in
                try db.audit.append(auditEntry())
                throw Stop()
            }
        }
        #expect(try await database.read { try $0.audit.entries(AuditQuery(), limit: 10) }.isEmpty)
    }

    @Test func `entries are found by what an auditor asks for, newest first`() async throws {
        let database = try await emptyDatabase()
        let entries = [
            auditEntry(minute: 0, by: anna, .roleGranted, AuditSubject(.person, "boris"), organisation: "mill"),
            auditEntry(minute: 1, by: .system, .jobRetried, AuditSubject(.job, "7")),
            auditEntry(minute: 2, by: anna, .roleRevoked, AuditSubject(.person, "boris"), organisation: "mill"),
            auditEntry(minute: 3, by: .visitor, .personSignInFailed, AuditSubject(.person, "anna")),
        ]
        try await database.write { db in
            for entry in entries.shuffled() { try db.audit.append(entry) }
        }
        func found(_ change: (inout AuditQuery) -> Void) async throws -> [Int] {
            var query = AuditQuery()
            change(&query)
            let answer = try await database.read { [query] in try $0.audit.entries(query, limit: 10) }
            return answer.compactMap { entries.firstIndex(of: $0) }
        }
        #expect(try await found { _ in } == [3, 2, 1, 0])
        #expect(try await found { $0.actor = anna } == [2, 0])
        #expect(try await found { $0.action = .jobRetried } == [1])
        #expect(try await found { $0.subject = AuditSubject(.person, "boris") } == [2, 0])
        #expect(try await found { $0.subject = AuditSubject(.job, "boris") } == [])
        #expect(try await found { $0.organisation = "mill" } == [2, 0])
        #expect(try await found { $0.from = entries[1].at } == [3, 2, 1])
        #expect(try await found { $0.until = entries[2].at } == [1, 0])
        #expect(
            try await found {
                $0.actor = anna
                $0.organisation = "mill"
                $0.from = entries[1].at
            } == [2])
    }

    @Test func `pages follow each other without a gap`() async throws {
        let database = try await emptyDatabase()
        let entries = (0..<25).map { auditEntry(minute: $0 / 5) }
        try await database.write { db in
            for entry in entries { try db.audit.append(entry) }
        }
        var met: [AuditEntry] = []
        var query = AuditQuery()
        query.action = .roleGranted
        while true {
            let page = try await database.read { [query, last = met.last] in
                try $0.audit.entries(query, before: last?.id, limit: 7)
            }
            if page.isEmpty { break }
            met += page
        }
        #expect(met.map(\.id.rawValue) == entries.map(\.id.rawValue).sorted(by: >))
    }

    @Test(
        arguments: [
            "UPDATE audit_entries SET actor = 'visitor'", "UPDATE audit_entries SET happened_at = happened_at",
            "UPDATE audit_entries SET details = '{}' WHERE number IS NULL", "DELETE FROM audit_entries",
            "UPDATE audit_entries SET number = NULL, digest = NULL", "UPDATE audit_entries SET number = number + 7",
            "UPDATE audit_seals SET sealed_at = ''", "DELETE FROM audit_seals",
        ] as [SQL])
    func `the database itself refuses to change the log`(_ change: SQL) async throws {
        let database = try await emptyDatabase()
        try await database.write { db in
            try db.audit.append(auditEntry())
            let place = AuditSeals.Place(id: try db.auditSeals.unsealed(limit: 1)[0].id, number: 1, digest: "d")
            try db.auditSeals.give([place])
            try db.auditSeals.add(
                AuditSeals.Seal(number: 1, entries: 1...1, sealedAt: Date(timeIntervalSince1970: 0)), digest: "s")
            try db.audit.append(auditEntry())
        }
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.execute(change) } }
    }

    @Test func `an entry is given a place once`() async throws {
        let database = try await emptyDatabase()
        try await database.write { db in
            try db.audit.append(auditEntry())
            let id = try db.auditSeals.unsealed(limit: 1)[0].id
            try db.auditSeals.give([AuditSeals.Place(id: id, number: 1, digest: "d")])
        }
        let id = try await database.read { try $0.auditSeals.entries(after: 0, limit: 1)[0].id }
        await #expect(throws: DatabaseError.staleVersion) {
            try await database.write { try $0.auditSeals.give([AuditSeals.Place(id: id, number: 2, digest: "d")]) }
        }
    }
}
