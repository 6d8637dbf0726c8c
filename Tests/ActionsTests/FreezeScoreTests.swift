import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

struct FreezeScoreTests {
    private func asked(
        _ answers: [String: Instrument.Answer], because reason: String? = nil
    ) throws -> ScoreToFreeze {
        ScoreToFreeze(
            instrument: try .formulas(), answers: answers, timePoint: .before,
            subject: .init(name: "Sawmill Ltd", activity: "C16", region: "BY-HR", size: "small"), sheet: "sheet",
            organisation: nil, reason: reason)
    }

    private static func examined(_ digest: String, in database: any Database) async throws -> ExaminedSnapshot {
        try await database.read { db in
            let stored = try #require(try db.scoreSnapshots.find(digest))
            return try #require(try db.snapshot(stored))
        }
    }

    @Test func `a frozen result is found by its digest, unchanged, and counted again gives the same bytes`()
        async throws
    {
        let database = try await emptyDatabase()
        let asked = try asked(["g1": .number(3), "g2": .yes(true), "s1": .yes(true)])
        let digest = try await database.write { try $0.freeze(asked, by: .visitor, at: .morning) }
        let examined = try await Self.examined(digest, in: database)
        #expect(examined.isUnchanged && examined.isReproduced)
        #expect(examined.snapshot.subject == asked.subject && examined.snapshot.answers == asked.answers)
        #expect(examined.score == asked.instrument.score(asked.answers))
        #expect(examined.snapshot.text == examined.stored.body)
    }

    @Test func `the same answers give the same snapshot; others need a reason and supersede it`() async throws {
        let database = try await emptyDatabase()
        let (first, same) = (try asked(["s1": .yes(true)]), try asked(["s1": .yes(true)]))
        let other = try asked(["s1": .yes(false)])
        let corrected = try asked(["s1": .yes(false)], because: "We misread the question.")
        let digest = try await database.write { try $0.freeze(first, by: .visitor, at: .morning) }
        #expect(try await database.write { try $0.freeze(same, by: .visitor, at: .morning.later(days: 1)) } == digest)
        await #expect(throws: FreezingNeedsReason.self) {
            try await database.write { try $0.freeze(other, by: .visitor, at: .morning) }
        }
        let second = try await database.write { try $0.freeze(corrected, by: .visitor, at: .morning.later(days: 1)) }
        let (old, new) = try await database.read { db in
            (try #require(try db.scoreSnapshots.find(digest)), try #require(try db.scoreSnapshots.find(second)))
        }
        #expect(old.supersededBy == second && new.supersededBy == nil)
        let examined = try await database.read { try #require(try $0.snapshot(new)) }
        #expect(examined.snapshot.correction == .init(of: digest, reason: "We misread the question."))
    }

    @Test(arguments: ["body", "instrument"]) func `a byte that was changed is found`(what: String) async throws {
        let database = try await emptyDatabase()
        let asked = try asked(["s1": .yes(true)])
        let digest = try await database.write { try $0.freeze(asked, by: .visitor, at: .morning) }
        try await database.write { try $0.tamper(with: what) }
        let examined = try await Self.examined(digest, in: database)
        #expect(!examined.isUnchanged)
    }

    @Test func `of two who freeze at once one snapshot is left`() async throws {
        let database = try await emptyDatabase()
        let asked = try asked(["s1": .yes(true)])
        let digests = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<4 {
                group.addTask { try await database.write { try $0.freeze(asked, by: .visitor, at: .morning) } }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(digests.count == 1)
    }
}

extension Connection {
    fileprivate func tamper(with what: String) throws {
        if what == "body" {
            try execute("UPDATE score_snapshots SET body = replace(body, 'Sawmill', 'Windmill')")
        } else {
            try execute("UPDATE frozen_instruments SET body = replace(body, 'Weighted', 'Measured')")
        }
    }
}
