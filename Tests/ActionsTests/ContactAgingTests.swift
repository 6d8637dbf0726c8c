import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

struct ContactAgingTests {
    private let links = OrganisationLinks(base: "https://industry.example")

    /// A plant with two contacts that were confirmed at the beginning of the story.
    private func plant() async throws -> (any Database, Identifier<RegisteredOrganisation>) {
        let (database, id) = try await OrganisationActionTests.plant()
        let email = try #require(EmailAddress("sales@example.org"))
        try await database.write { db in
            for name in ["Sales", "Exports"] {
                _ = try db.addContactPoint(
                    .init(name: name, email: email, expertise: [], languages: [.be]), to: id, by: db.actor(.editor),
                    on: Day(utc: .morning), at: .morning)
            }
        }
        return (database, id)
    }

    /// What a day's work of the platform is: the periodic job, then what it queued.
    private func passDay(_ days: Double, in database: any Database) async throws -> [Mail] {
        let (now, links) = (Date.morning.later(days: days), links)
        let before = try await database.read { try $0.mail.unsent(limit: 100).count }
        let periodic = PeriodicJobs(database, worker: "w", jobs: [.askAboutContacts])
        #expect(try await periodic.runDue(at: now).map(\.reason) == [])
        try await periodic.stop()
        let runner = JobRunner(database, worker: "w", now: { now }) { kind in
            .inside { job, db, now in
                guard kind == .askAboutContacts else { return }
                try db.askAboutContacts(of: Identifier(job.subject), links: links, at: now)
            }
        }
        while try await !runner.runDue(limit: 10).isEmpty {}
        return Array(try await database.read { try $0.mail.unsent(limit: 100) }.dropFirst(before))
    }

    @Test func `after half a year the owners are asked once, about all contacts together`() async throws {
        let (database, id) = try await plant()
        #expect(try await passDay(170, in: database) == [])
        let asked = try await passDay(190, in: database)
        #expect(asked.map(\.recipient.description) == ["owner@example.org"])
        #expect(
            asked.map(\.content) == [
                .contactConfirmation(
                    organisation: "Plant", link: "https://industry.example/en/my/organisations/\(id)#contacts")
            ])
        #expect(try await passDay(191, in: database) == [])
    }

    @Test func `what is confirmed is asked about again half a year later`() async throws {
        let (database, id) = try await plant()
        _ = try await passDay(190, in: database)
        let now = Date.morning.later(days: 191)
        try await database.write { db in
            let contact = try #require(try db.contactPoints.all(in: id).first)
            try db.confirmContactPoint(contact.id, by: db.actor(.editor), on: Day(utc: now), at: now)
        }
        #expect(try await passDay(200, in: database) == [])
        #expect(try await passDay(380, in: database).count == 1)
    }

    @Test func `a country asks and hides when it says`() async throws {
        let (database, id) = try await plant()
        var country = try Norland.country()
        country.contactPoints = .init(askAfter: 1, hideAfter: 2)
        try await database.write { [country] db in try db.packageParts.save(.country, country.dataValue) }
        #expect(try await passDay(20, in: database) == [])
        #expect(try await passDay(40, in: database).count == 1)
        #expect(try await passDay(41, in: database) == [])
        let contacts = try await database.read { try $0.contactPoints.all(in: id) }
        let today = Day(utc: Date.morning.later(days: 70))
        #expect(contacts.map { $0.freshness(on: today, country.contactAging) } == [.hidden, .hidden])
    }

    @Test(arguments: [
        ("{\"askAfterMonths\":6}", "/hideAfterMonths"),
        ("{\"askAfterMonths\":0,\"hideAfterMonths\":9}", "/askAfterMonths"),
        ("{\"askAfterMonths\":6,\"hideAfterMonths\":6}", "/hideAfterMonths"),
        ("{\"askAfterMonths\":61,\"hideAfterMonths\":70}", "/askAfterMonths"), ("{}", "/askAfterMonths"),
        ("{\"askAfterMonths\":\"x\",\"hideAfterMonths\":9}", "/askAfterMonths"),
    ])
    func `months that make no sense are refused where they stand`(json: String, place: String) throws {
        let reader = DataReader(.object([.init("contactPoints", try DataValue(json: json))]))
        _ = Country(reading: reader)
        #expect(reader.mistakes.contains { $0.pointer == "/contactPoints\(place)" })
    }

    @Test func `what nobody confirms hides from others and stays with its people`() async throws {
        let (database, id) = try await plant()
        let now = Date.morning.later(days: 280)
        let seen = try await database.read { db in
            try [Identifier<Person>.editor, .operator].map { person in
                try db.contactPoints(
                    of: id, for: db.actor(person), aging: .standard, on: Day(utc: now), at: now
                ).count
            }
        }
        #expect(seen == [2, 0])
    }
}
