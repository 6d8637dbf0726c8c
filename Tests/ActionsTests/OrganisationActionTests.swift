import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

struct OrganisationActionTests {
    typealias Person = Identifier<Domain.Person>

    /// A plant with one member in each role.
    static func plant() async throws -> (any Database, Identifier<RegisteredOrganisation>) {
        let database = try await peopledDatabase()
        let id = try await register("Plant", number: "807000028", in: database, by: .owner).id
        let members: [(Person, OrganisationRole)] = [
            (.representative, .representative), (.editor, .editor), (.viewer, .viewer),
        ]
        try await database.write { db in
            for (person, role) in members {
                _ = try db.memberships.add(
                    Membership(organisation: id, person: person, role: role, since: .morning))
            }
        }
        return (database, id)
    }

    static func register(
        _ name: String, number: String, in database: any Database, by person: Person
    ) async throws -> RegisteredOrganisation {
        let fields = [("name", name), ("number", number)].map { DataValue.Field($0.0, .text($0.1)) }
        let country = try Belarus.country()
        let registration = try #require(
            OrganisationRegistration(reading: DataReader(.object(fields)), country: country))
        return try await database.write { db in
            try db.registerOrganisation(registration, by: db.actor(person), at: .morning)
        }
    }

    @Test func `who registers an organisation owns it`() async throws {
        let (database, id) = try await Self.plant()
        let (found, actor) = try await database.read { db in
            (try db.organisation(id, for: db.actor(.owner), at: .morning), try db.actor(.owner))
        }
        #expect(found.identifier?.number == "807000028")
        #expect(actor.memberships == [id: .owner])
    }

    @Test func `a visitor registers nothing`() async throws {
        let database = try await peopledDatabase()
        let fields = [DataValue.Field("name", .text("Plant"))]
        let registration = try #require(
            OrganisationRegistration(reading: DataReader(.object(fields)), country: Country()))
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { try $0.registerOrganisation(registration, by: .visitor, at: .morning) }
        }
    }

    @Test func `the second to register an identifier is told so`() async throws {
        let (database, _) = try await Self.plant()
        await #expect(throws: Refusal.alreadyRegistered) {
            try await Self.register("Plant again", number: "807 000 028", in: database, by: .rival)
        }
    }

    @Test(arguments: [Person.outsider, .adviser])
    func `the id of another organisation is not found, whatever one wants of it`(person: Person) async throws {
        let (database, id) = try await Self.plant()
        let today = try #require(Day("2026-11-21"))
        let email = try #require(EmailAddress("x@example.org"))
        let details = ContactPoint.Details(name: "X", email: email, expertise: [], languages: [.en])
        let contact = try await database.write { db in
            try db.addContactPoint(details, to: id, by: db.actor(.owner), on: today, at: .morning)
        }
        let attempts: [@Sendable (Connection, Actor) throws -> Void] = [
            { _ = try $0.organisation(id, for: $1, at: .morning) },
            { try $0.renameOrganisation(id, to: "Mine", by: $1, at: .morning) },
            { try $0.linkRecord(nil, to: id, by: $1, at: .morning) },
            { _ = try $0.invite(email, as: .viewer, to: id, letter: .sample(), by: $1, at: .morning) },
            { _ = try $0.invitations(of: id, for: $1, at: .morning) },
            { _ = try $0.joinRequests(of: id, for: $1, at: .morning) },
            { _ = try $0.admit(person, as: .viewer, to: id, by: $1, at: .morning) },
            { _ = try $0.members(of: id, for: $1, at: .morning) },
            { try $0.changeRole(of: .viewer, in: id, to: .owner, by: $1, at: .morning) },
            { try $0.endMembership(of: .viewer, in: id, by: $1, on: today, at: .morning) },
            { _ = try $0.mandates(of: id, for: $1, at: .morning) },
            {
                _ = try $0.giveMandate(
                    .selfNominated, to: person, of: id, from: today, through: nil, by: $1, at: .morning)
            },
            { _ = try $0.addContactPoint(details, to: id, by: $1, on: today, at: .morning) },
            { try $0.confirmContactPoint(contact.id, by: $1, on: today, at: .morning) },
            { try $0.removeContactPoint(contact.id, by: $1, at: .morning) },
            { _ = try $0.consents(of: .organisation(id), for: $1) },
            { _ = try $0.disclosures(of: .organisation(id), for: $1, limit: 1) },
        ]
        for (place, attempt) in attempts.enumerated() {
            await #expect(throws: Refusal.notFound, "attempt \(place)") {
                try await database.write { db in try attempt(db, db.actor(person)) }
            }
        }
    }

    @Test func `an operator knows that a firm exists and reads nothing of it`() async throws {
        let (database, id) = try await Self.plant()
        let name = try await database.read { try $0.organisation(id, for: $0.actor(.operator), at: .morning).name }
        #expect(name == "Plant")
        await #expect(throws: Refusal.notAllowed) {
            try await database.read { try $0.members(of: id, for: $0.actor(.operator), at: .morning) }
        }
    }

    @Test func `nobody gives a role above their own`() async throws {
        let (database, id) = try await Self.plant()
        let email = try #require(EmailAddress("new@example.org"))
        await #expect(throws: Refusal.rule(.noMoreThanOwnRole)) {
            try await database.write { db in
                try db.invite(email, as: .owner, to: id, letter: .sample(), by: db.actor(.representative), at: .morning)
            }
        }
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { db in
                try db.changeRole(of: .viewer, in: id, to: .owner, by: db.actor(.viewer), at: .morning)
            }
        }
    }

    @Test func `the last owner neither leaves nor is demoted`() async throws {
        let (database, id) = try await Self.plant()
        let today = try #require(Day("2026-11-21"))
        await #expect(throws: Refusal.rule(.anOwnerRemains)) {
            try await database.write { db in
                try db.endMembership(of: .owner, in: id, by: db.actor(.owner), on: today, at: .morning)
            }
        }
        await #expect(throws: Refusal.rule(.anOwnerRemains)) {
            try await database.write { db in
                try db.changeRole(of: .owner, in: id, to: .editor, by: db.actor(.owner), at: .morning)
            }
        }
    }

    @Test func `with a membership end the mandates of the person`() async throws {
        let (database, id) = try await Self.plant()
        let (today, tomorrow) = (try #require(Day("2026-11-21")), try #require(Day("2026-11-22")))
        let mandates = try await database.write { db in
            _ = try db.giveMandate(
                .delegated, to: .viewer, of: id, from: today, through: nil, by: db.actor(.owner), at: .morning)
            _ = try db.giveMandate(
                .selfNominated, to: .editor, of: id, from: today, through: nil, by: db.actor(.editor), at: .morning)
            try db.endMembership(of: .viewer, in: id, by: db.actor(.viewer), on: today, at: .morning)
            return try db.mandates(of: id, for: db.actor(.owner), at: .morning)
        }
        #expect(mandates.filter { $0.isValid(on: tomorrow) }.map(\.person) == [.editor])
    }

    @Test func `who has asked is let in once`() async throws {
        let (database, id) = try await Self.plant()
        let identifier = OrganisationIdentifier(scheme: "UNP", number: "807000028")
        try await database.write { try $0.askToJoin(identifier, by: $0.actor(.outsider), at: .morning) }
        let membership = try await database.write { db in
            try db.admit(.outsider, as: .editor, to: id, by: db.actor(.owner), at: .morning)
        }
        #expect(membership.role == .editor)
        await #expect(throws: Refusal.notFound) {
            try await database.write { db in
                try db.admit(.outsider, as: .owner, to: id, by: db.actor(.owner), at: .morning)
            }
        }
        await #expect(throws: Refusal.alreadyMember) {
            try await database.write { try $0.askToJoin(identifier, by: $0.actor(.outsider), at: .morning) }
        }
    }

    @Test func `a contact that nobody confirms is seen by its own people only`() async throws {
        let (database, id) = try await Self.plant()
        let (then, now) = (try #require(Day("2026-01-01")), try #require(Day("2026-11-21")))
        let email = try #require(EmailAddress("x@example.org"))
        let counts = try await database.write { db in
            let contact = try db.addContactPoint(
                .init(name: "X", email: email, expertise: [], languages: [.en]), to: id, by: db.actor(.editor),
                on: then, at: .morning)
            func seen(by person: Person) throws -> Int {
                try db.contactPoints(of: id, for: db.actor(person), aging: .standard, on: now, at: .morning).count
            }
            let before = [try seen(by: .editor), try seen(by: .operator)]
            try db.confirmContactPoint(contact.id, by: db.actor(.editor), on: now, at: .morning)
            return before + [try seen(by: .operator)]
        }
        #expect(counts == [1, 0, 1])
    }
}
