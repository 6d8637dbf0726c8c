import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// Who registers a number first speaks for it, until somebody finds out whether they may.
struct VerificationTests {
    typealias Person = Identifier<Domain.Person>

    private static let later = Date.morning.later(days: 1)

    @Test func `an operator verifies an organisation; its owners are told, and it waits no longer`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let waiting = try await database.write { db in
            let before = try db.organisationsToVerify(for: db.actor(.operator), limit: 10).map(\.id)
            try db.verifyOrganisation(id, by: "extract of 3 March", by: db.actor(.operator), at: Self.later)
            return (before, try db.organisationsToVerify(for: db.actor(.operator), limit: 10).map(\.id))
        }
        #expect(waiting.0 == [id] && waiting.1.isEmpty)
        let (found, told, entry) = try await database.read { db in
            (
                try db.organisationVerifications.find(of: id), try db.notifications.of(.owner, limit: 1),
                try db.audit.entries(AuditQuery(), limit: 1).first
            )
        }
        #expect(found?.means == "extract of 3 March" && found?.verifiedBy == .operator)
        #expect(told.map(\.content.kind) == [.organisationVerified])
        #expect(entry?.action == .organisationVerified && entry?.details == ["means": "extract of 3 March"])
    }

    @Test func `a new name is verified anew, the same one is not`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let found = try await database.write { db in
            try db.verifyOrganisation(id, by: "extract", by: db.actor(.operator), at: Self.later)
            try db.renameOrganisation(id, to: "Plant", by: db.actor(.owner), at: Self.later)
            let kept = try db.organisationVerifications.find(of: id)
            try db.renameOrganisation(id, to: "State Bank", by: db.actor(.owner), at: Self.later)
            return (kept, try db.organisationVerifications.find(of: id))
        }
        #expect(found.0 != nil && found.1 == nil)
    }

    @Test(arguments: [Person.owner, .outsider, .adviser, .auditor])
    func `who is no operator verifies nothing and learns of no owner`(person: Person) async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        for attempt in 0..<5 {
            await #expect(throws: Refusal.notFound) {
                try await database.write { db in
                    let actor = try db.actor(person)
                    switch attempt {
                    case 0: _ = try db.organisationsToVerify(for: actor, limit: 1)
                    case 1: _ = try db.ownersToVerify(of: id, for: actor, at: Self.later)
                    case 2: try db.verifyOrganisation(id, by: "x", by: actor, at: Self.later)
                    case 3: try db.handOverOrganisation(id, to: .rival, because: "x", by: actor, at: Self.later)
                    default: try db.closeOrganisation(id, because: "x", by: actor, at: Self.later)
                    }
                }
            }
        }
    }

    @Test func `nobody decides about an organisation of their own, or takes one`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        await #expect(throws: Refusal.rule(.notOwnOrganisation)) {
            try await database.write { db in
                try db.handOverOrganisation(id, to: .operator, because: "x", by: db.actor(.operator), at: Self.later)
            }
        }
        try await database.write { db in
            _ = try db.memberships.add(
                Membership(organisation: id, person: .operator, role: .viewer, since: .morning))
        }
        await #expect(throws: Refusal.rule(.notOwnOrganisation)) {
            try await database.write { try $0.verifyOrganisation(id, by: "x", by: $0.actor(.operator), at: Self.later) }
        }
    }

    /// A plant in whose name its people have done everything they can.
    private func busyPlant() async throws -> (any Database, Identifier<RegisteredOrganisation>) {
        let (database, id) = try await OrganisationActionTests.plant()
        let email = try #require(EmailAddress("new@example.org"))
        try await database.write { db in
            let (owner, today) = (try db.actor(.owner), Day(utc: .morning))
            _ = try db.invite(email, as: .viewer, to: id, letter: .sample(), by: owner, at: .morning)
            _ = try db.giveMandate(
                .delegated, to: .editor, of: id, from: today, through: nil, by: owner, at: .morning)
            _ = try db.addContactPoint(
                .init(name: "Sales", email: email, expertise: [], languages: [.en]), to: id, by: owner, on: today,
                at: .morning)
            _ = try db.giveConsent(
                ConsentGiven(
                    subject: .organisation(id), purpose: .advice, recipient: .whole, dataGroups: [.contact],
                    expiresAt: .morning.later(days: 30)), by: owner, at: .morning)
            try db.verifyOrganisation(id, by: "a mistake", by: db.actor(.operator), at: .morning)
        }
        return (database, id)
    }

    /// Whether nothing is open any more of what was done in its name.
    private func isCleared(_ id: Identifier<RegisteredOrganisation>, in database: any Database) async throws -> Bool {
        try await database.read { db in
            let tomorrow = Day(utc: Self.later.later(days: 1))
            let isOpen =
                try db.invitations.all(in: id).contains { $0.closed(at: Self.later) == nil }
                || db.mandates.all(for: id).contains { $0.isValid(on: tomorrow) }
                || db.consents.all(of: .organisation(id)).contains { $0.isInForce(at: Self.later) }
            return try !isOpen && db.contactPoints.all(in: id).isEmpty
                && db.organisationVerifications.find(of: id) == nil
        }
    }

    @Test func `an organisation is handed over to whom it belongs, and nothing of the others stays`() async throws {
        let (database, id) = try await busyPlant()
        try await database.write { db in
            try db.handOverOrganisation(id, to: .rival, because: "court", by: db.actor(.operator), at: Self.later)
        }
        let (members, told) = try await database.read { db in
            (
                try db.memberships.all(in: id),
                try [Person.owner, .rival].map { try db.notifications.of($0, limit: 1).map(\.content.kind) }
            )
        }
        #expect(members.map(\.person) == [.rival] && members.map(\.role) == [.owner])
        #expect(told == [[.memberRemoved], [.memberAdmitted]])
        #expect(try await isCleared(id, in: database))
    }

    @Test func `one of its people may get it, too`() async throws {
        let (database, id) = try await busyPlant()
        try await database.write { db in
            try db.handOverOrganisation(id, to: .viewer, because: "court", by: db.actor(.operator), at: Self.later)
        }
        let members = try await database.read { try $0.memberships.all(in: id) }
        #expect(members.map(\.person) == [.viewer] && members.map(\.role) == [.owner])
    }

    @Test func `a closed organisation has nobody, and its number is free`() async throws {
        let (database, id) = try await busyPlant()
        try await database.write { db in
            try db.closeOrganisation(id, because: "made up", by: db.actor(.operator), at: Self.later)
        }
        #expect(try await database.read { try $0.memberships.all(in: id) }.isEmpty)
        #expect(try await isCleared(id, in: database))
        let next = try await OrganisationActionTests.register("Next", number: "807000028", in: database, by: .rival)
        #expect(next.id != id)
        await #expect(throws: Refusal.notFound) {
            try await database.write { try $0.verifyOrganisation(id, by: "x", by: $0.actor(.operator), at: Self.later) }
        }
    }
}
