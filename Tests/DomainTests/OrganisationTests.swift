import Domain
import FoundationEssentials
import TestSupport
import Testing

struct OrganisationTests {
    private func invitation() throws -> Invitation {
        Invitation(
            id: Identifier("i"), organisation: Identifier("plant"), email: try #require(EmailAddress("a@example.org")),
            role: .viewer, invitedBy: .owner, createdAt: .morning)
    }

    @Test func `an invitation is accepted once`() throws {
        var invitation = try invitation()
        try invitation.accept(by: .viewer, at: .morning)
        #expect(throws: Invitation.Closed.accepted) { try invitation.accept(by: .rival, at: .morning) }
        #expect(throws: Invitation.Closed.accepted) { try invitation.withdraw(at: .morning) }
        #expect(invitation.ending == .accepted(by: .viewer, at: .morning))
    }

    @Test func `an invitation holds for seven days to the millisecond`() throws {
        var (inTime, late) = (try invitation(), try invitation())
        try inTime.accept(by: .viewer, at: .morning.later(days: 7).addingTimeInterval(-0.001))
        #expect(throws: Invitation.Closed.expired) { try late.accept(by: .viewer, at: .morning.later(days: 7)) }
    }

    @Test func `a withdrawn invitation lets nobody in`() throws {
        var invitation = try invitation()
        try invitation.withdraw(at: .morning)
        #expect(throws: Invitation.Closed.withdrawn) { try invitation.accept(by: .viewer, at: .morning) }
    }

    @Test(arguments: [
        ("2026-01-31", "2026-03-31", nil, "2026-01-30", false), ("2026-01-31", "2026-03-31", nil, "2026-01-31", true),
        ("2026-01-31", "2026-03-31", nil, "2026-03-31", true), ("2026-01-31", "2026-03-31", nil, "2026-04-01", false),
        ("2026-01-31", nil, nil, "2099-01-01", true), ("2026-01-31", nil, "2026-02-10", "2026-02-11", false),
        ("2026-01-31", "2026-03-31", "2026-05-01", "2026-04-01", false),
        ("2026-01-31", nil, "2026-01-01", "2026-01-31", false),
    ])
    func `a mandate holds from its first day through its last`(
        from: String, through: String?, ended: String?, on: String, holds: Bool
    ) throws {
        var mandate = Mandate(
            id: Identifier("m"), organisation: Identifier("plant"), person: .owner, origin: .delegated,
            validFrom: try #require(Day(from)), validThrough: through.flatMap(Day.init))
        if let end = ended.flatMap(Day.init) { mandate.end(with: end) }
        #expect(mandate.isValid(on: try #require(Day(on))) == holds)
    }

    @Test(arguments: [
        ("2026-05-31", ContactPoint.Freshness.confirmed), ("2026-11-29", .confirmed), ("2026-11-30", .toBeConfirmed),
        ("2027-02-27", .toBeConfirmed), ("2027-02-28", .hidden), ("2030-01-01", .hidden),
    ])
    func `a contact is asked about after six months and hidden after nine`(
        today: String, freshness: ContactPoint.Freshness
    ) throws {
        let contact = try contact(confirmedOn: "2026-05-31")
        #expect(contact.freshness(on: try #require(Day(today)), .standard) == freshness)
    }

    @Test func `a contact is never hidden before it is asked about`() throws {
        let aging = ContactPoint.Aging(askAfter: 12, hideAfter: 3)
        let contact = try contact(confirmedOn: "2026-01-01")
        #expect(contact.freshness(on: try #require(Day("2026-12-31")), aging) == .confirmed)
    }

    private func contact(confirmedOn day: String) throws -> ContactPoint {
        ContactPoint(
            id: Identifier("c"), organisation: Identifier("plant"),
            details: .init(
                name: "Ask", email: try #require(EmailAddress("ask@example.org")), expertise: [], languages: [.be]),
            confirmedOn: try #require(Day(day)))
    }

    @Test func `every mistake of a contact is shown at once`() {
        let reader = DataReader(
            .object([
                .init("name", .text("")), .init("email", .text("nobody")),
                .init("expertise", .list([.text("NOPE")])), .init("languages", .list([])),
            ]))
        let classification = Classification()
        #expect(ContactPoint.Details(reading: reader, classification: classification) == nil)
        #expect(
            reader.mistakes.map(\.problem) == [.empty, .notAnEmailAddress, .unknownNotation("NOPE"), .empty])
    }

    @Test func `a consent covers its purpose and its groups while it holds`() {
        let consent = Consent(
            id: Identifier("c"), subject: .person(.owner), purpose: .advice, recipient: .whole,
            dataGroups: [.contact, .profile], textVersion: 1, givenBy: .owner, givenAt: .morning,
            expiresAt: .morning.later(days: 1))
        #expect(consent.covers([.contact], for: .advice, at: .morning))
        #expect(!consent.covers([.contact, .identity], for: .advice, at: .morning))
        #expect(!consent.covers([.contact], for: .statistics, at: .morning))
        #expect(!consent.covers([.contact], for: .advice, at: .morning.later(days: 1)))
        #expect(!consent.covers([.contact], for: .advice, at: .morning.later(days: -1)))
    }
}
