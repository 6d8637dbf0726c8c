import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// What a person takes along, and what is left of one who has closed the account.
struct LeaveAccountTests {
    typealias Person = Identifier<Domain.Person>

    private static let later = Date.morning.later(days: 1)

    /// A plant in which a representative has left traces everywhere.
    private func story() async throws -> (any Database, Identifier<RegisteredOrganisation>) {
        let (database, id) = try await OrganisationActionTests.plant()
        let (own, other) = (
            try #require(EmailAddress("Representative@example.org")), try #require(EmailAddress("new@example.org"))
        )
        let today = Day(utc: .morning)
        try await database.write { db in
            let owner = try db.actor(.owner)
            let person = try db.actor(.representative)
            _ = try db.invite(other, as: .viewer, to: id, letter: .sample(), by: person, at: .morning)
            _ = try db.giveMandate(
                .delegated, to: .representative, of: id, from: today, through: nil, by: owner, at: .morning)
            _ = try db.addContactPoint(
                .init(name: "Own", email: own, expertise: [], languages: [.en]), to: id, by: person, on: today,
                at: .morning)
            for subject in [DataSubject.organisation(id), .person(.representative)] {
                _ = try db.giveConsent(
                    ConsentGiven(
                        subject: subject, purpose: .advice, recipient: .whole, dataGroups: [.contact],
                        expiresAt: .morning.later(days: 30)), by: person, at: .morning)
                _ = try db.disclose([.contact], of: subject, for: .advice, to: db.actor(.adviser), at: .morning)
            }
            try db.roleGrants.add(RoleGrant(.adviser), to: .representative, at: .morning)
            try db.mailPreferences.save(.daily, for: .memberLeft, of: .representative)
        }
        return (database, id)
    }

    private func erase(_ id: Person, in database: any Database) async throws {
        try await database.write { db in
            let person = try #require(try db.people.find(id))
            try db.eraseAccount(of: person, at: Self.later)
        }
    }

    @Test func `the file has everything that is the person's`() async throws {
        let (database, _) = try await story()
        let file = try await database.write { db in
            let person = try #require(try db.people.find(.representative))
            return try db.exportAccount(of: person, at: Self.later)
        }
        func count(_ name: String) -> Int { if case .list(let items)? = file[name] { items.count } else { 0 } }
        let names = [
            "memberships", "mandates", "contactPoints", "invitationsSent", "consents", "disclosures", "notifications",
            "roles",
        ]
        #expect(names.filter { count($0) != 1 } == [])
        let text = try file.json()
        #expect(text.contains("\"Plant\"") && text.contains("n…@example.org") && !text.contains("new@example.org"))
        #expect(text.contains("\"seenBy\":\"adviser\"") && text.contains("\"memberLeft\":\"daily\""))
    }

    @Test func `nothing says any more who the person was`() async throws {
        let (database, id) = try await story()
        try await erase(.representative, in: database)
        let (person, actor, contacts, mandates, invitations) = try await database.read { db in
            (
                try db.people.find(.representative), try db.actor(.representative), try db.contactPoints.all(in: id),
                try db.mandates.all(for: id), try db.invitations.all(in: id)
            )
        }
        #expect(person == nil && actor.memberships.isEmpty && actor.roles.isEmpty && contacts.isEmpty)
        #expect(mandates.map { $0.isValid(on: Day(utc: Self.later.later(days: 1))) } == [false])
        #expect(invitations.map { $0.closed(at: Self.later) } == [.withdrawn])
        let told = try await database.read { db in
            (
                try db.notifications.of(.representative, limit: 10),
                try db.mail.unsent(limit: 100).map(\.recipient.description)
            )
        }
        #expect(told.0.isEmpty && !told.1.contains("representative@example.org"))
        #expect(try await database.read { Set(try $0.people.all([.representative, .owner]).keys) } == [.owner])
    }

    @Test func `what others were told names the person no more, on the platform and in mail that has not gone`()
        async throws
    {
        let (database, id) = try await story()
        try await database.write { db in
            try db.endMembership(
                of: .viewer, in: id, by: db.actor(.viewer), on: Day(utc: .morning), at: .morning)
        }
        let before = try await database.read { try $0.mail.unsent(limit: 100).flatMap(\.names.values) }
        #expect(before.contains("viewer"))
        for person in [Person.representative, .viewer] { try await erase(person, in: database) }
        let (mails, news) = try await database.read { db in
            (try db.mail.unsent(limit: 100), try db.notifications.of(.owner, limit: 100))
        }
        #expect(news.contains { $0.content.person == .viewer })
        #expect(Set(mails.flatMap(\.names.values)).isSubset(of: ["owner"]))
    }

    @Test func `own consents end, those of the organisation stay, and the ledger keeps both`() async throws {
        let (database, id) = try await story()
        try await erase(.representative, in: database)
        let ledgers = try await database.read { db in
            try [DataSubject.organisation(id), .person(.representative)].map { try db.consents.all(of: $0) }
        }
        #expect(ledgers.map { $0.map { $0.isInForce(at: Self.later) } } == [[true], [false]])
        let ledger = try await database.read { db in
            try db.consentLedger(of: .organisation(id), for: db.actor(.owner), looks: 10)
        }
        #expect(ledger.consents.map(\.givenBy) == [.representative] && ledger.people[.representative] == nil)
        #expect(ledger.disclosures.count == 1)
    }

    @Test func `the address is free for another account`() async throws {
        let (database, _) = try await story()
        try await erase(.representative, in: database)
        let email = try #require(EmailAddress("representative@example.org"))
        try await database.write { db in
            #expect(try db.people.find(email: email) == nil)
            let person = Domain.Person(
                id: Identifier("again"), email: email, name: "Again", language: .be, createdAt: Self.later)
            try db.people.add(person, passwordHash: nil)
        }
    }

    @Test func `who alone decides for others hands over first`() async throws {
        let (database, id) = try await story()
        await #expect(throws: Refusal.rule(.anOwnerRemains)) { try await erase(.owner, in: database) }
        #expect(try await database.read { try $0.people.find(.owner)?.name } == "owner")
        try await database.write { db in
            #expect(try db.organisationsToHandOver(by: .owner).map(\.id) == [id])
            try db.changeRole(of: .editor, in: id, to: .owner, by: db.actor(.owner), at: .morning)
            #expect(try db.organisationsToHandOver(by: .owner).isEmpty)
        }
        try await erase(.owner, in: database)
        #expect(try await database.read { try $0.memberships.all(in: id).contains { $0.person == .owner } } == false)
    }

    @Test func `the last who runs the platform hands over first; who runs one organisation does not count`()
        async throws
    {
        let (database, id) = try await OrganisationActionTests.plant()
        try await database.write { db in
            try db.roleGrants.add(RoleGrant(.operator, in: .organisation(id)), to: .rival, at: .morning)
        }
        await #expect(throws: Refusal.lastOperator) { try await erase(.operator, in: database) }
        #expect(try await database.read { try $0.actor(.operator).roles } == [RoleGrant(.operator)])
        try await erase(.rival, in: database)
        try await database.write {
            try $0.grantRole(RoleGrant(.operator), to: .viewer, by: $0.actor(.operator), at: .morning)
        }
        try await erase(.operator, in: database)
        #expect(try await database.read { try $0.isLastOperator(.viewer) })
    }

    @Test func `an organisation without people is closed, and its number is free`() async throws {
        let database = try await peopledDatabase()
        let id = try await OrganisationActionTests.register(
            "Sole Trader", number: "807000028", in: database, by: .owner
        ).id
        try await erase(.owner, in: database)
        let closed = try await database.read { try $0.organisations.find(id) }
        #expect(closed?.name == "" && closed?.identifier == nil)
        let next = try await OrganisationActionTests.register(
            "Next", number: "807000028", in: database, by: .rival)
        #expect(next.id != id)
    }
}
