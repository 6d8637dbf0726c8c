import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// What an organisation expected of a project, and what it measured.
struct KeptCalculationTests {
    private static let question = DataValue.object([
        .init("project", .text("net-loft")),
        .init(
            "inputs",
            .object([
                .init("extraSales", .integer(1000)), .init("life", .integer(4)), .init("discountRate", .integer(5)),
                .init("roof", .integer(400)), .init("tar", .integer(10)),
            ])),
    ])

    /// The plant in Norland, and a calculation that its editor has kept.
    private func story() async throws -> (any Database, Identifier<RegisteredOrganisation>, KeptCalculation) {
        let (database, id) = try await OrganisationActionTests.plant()
        try await Norland.load(into: database)
        let kept = try await database.write { db in
            try db.keepCalculation(
                Self.question, try CatalogueCache().catalogue(in: db), for: id, by: db.actor(.editor),
                at: .morning)
        }
        return (database, id, try #require(kept))
    }

    @Test func `what was expected is frozen, and what was measured stands beside it`() async throws {
        let (database, id, kept) = try await story()
        // 1000 · 20 % − 10 a year for 400.
        #expect(kept.expected("extraSales") == 1000 && kept.expected("salesMargin") == 20)
        #expect(abs((KeptCalculation.figure("payback", of: kept.answer) ?? 0) - 400.0 / 190) < 1e-9)
        for (moment, margin) in [(KeptCalculation.Moment.t1, 10.0), (.t2, 30), (.t1, 12)] {
            let mistakes = try await database.write { db in
                try db.noteMeasurement(
                    moment, of: kept, .object([.init("salesMargin", .number(margin))]), on: Day(utc: .morning),
                    try CatalogueCache().catalogue(in: db),
                    by: db.actor(.editor), at: .morning)
            }
            #expect(mistakes == [])
        }
        let found = try await database.read { db in
            try db.keptCalculation(kept.id, in: id, for: db.actor(.viewer), at: .morning)
        }
        #expect(found.question.canonicalText == kept.question.canonicalText)
        #expect(found.answer.canonicalText == kept.answer.canonicalText && found.keptBy == .editor)
        #expect(found.measurements.map(\.moment) == [.t1, .t2])
        #expect(found.measurements.first?.inputs["salesMargin"]?.double == 12)
        // 300 − 10 a year.
        #expect(found.measurements.last.flatMap { KeptCalculation.figure("payback", of: $0.answer) } == 400.0 / 290)
    }

    @Test func `a measured figure out of its range is refused with its name, and nothing is noted`() async throws {
        let (database, id, kept) = try await story()
        let mistakes = try await database.write { db in
            try db.noteMeasurement(
                .t1, of: kept, .object([.init("salesMargin", .integer(61))]), on: Day(utc: .morning),
                try CatalogueCache().catalogue(in: db),
                by: db.actor(.owner), at: .morning)
        }
        #expect(mistakes.map(\.pointer) == ["/salesMargin"])
        let found = try await database.read { db in
            try db.keptCalculation(kept.id, in: id, for: db.actor(.owner), at: .morning)
        }
        #expect(found.measurements.isEmpty)
    }

    @Test func `viewers read and do not write; others find nothing`() async throws {
        let (database, id, kept) = try await story()
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { try $0.removeCalculation(kept, by: $0.actor(.viewer), at: .morning) }
        }
        for person in [Identifier<Person>.outsider, .operator, .adviser] {
            let seen = try await database.read { db in
                Result { try db.keptCalculation(kept.id, in: id, for: db.actor(person), at: .morning) }
            }
            #expect(throws: (any Error).self) { try seen.get() }
        }
    }

    @Test func `keeping, measuring and deleting are in the log, and deleting leaves nothing`() async throws {
        let (database, id, kept) = try await story()
        _ = try await database.write { db in
            try db.noteMeasurement(
                .t1, of: kept, .object([]), on: Day(utc: .morning),
                try CatalogueCache().catalogue(in: db), by: db.actor(.owner), at: .morning)
        }
        try await database.write { try $0.removeCalculation(kept, by: $0.actor(.representative), at: .morning) }
        let (left, actions) = try await database.read { db in
            (try db.keptCalculations.all(in: id), try db.audit.entries(AuditQuery(), limit: 100).map(\.action))
        }
        #expect(left.isEmpty)
        // All at one instant: their order is by chance.
        #expect(Set(actions).isSuperset(of: [.calculationRemoved, .calculationMeasured, .calculationKept]))
    }

    @Test func `a person takes along what they kept; a calculation goes with its organisation`() async throws {
        let (database, id, _) = try await story()
        let file = try await database.write { db in
            try db.exportAccount(of: try #require(try db.people.find(.editor)), at: .morning)
        }
        guard case .list(let kept)? = file["calculationsKept"] else { return #expect(Bool(false), "not in the file") }
        #expect(kept.map { $0["project"] } == [.text("net-loft")])
        try await database.write { db in
            for person in [Identifier<Person>.viewer, .editor, .representative, .owner] {
                try db.eraseAccount(of: try #require(try db.people.find(person)), at: .morning)
            }
        }
        let left = try await database.read { try $0.keptCalculations.all(in: id) }
        #expect(left.isEmpty)
    }
}
