import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

struct ConsentTests {
    private func consented(
        to recipient: Scope = .whole
    ) async throws -> (any Database, DataSubject, Consent) {
        let (database, id) = try await OrganisationActionTests.plant()
        let given = ConsentGiven(
            subject: .organisation(id), purpose: .advice, recipient: recipient, dataGroups: [.contact, .profile],
            expiresAt: .morning.later(days: 30))
        let consent = try await database.write {
            try $0.giveConsent(given, by: $0.actor(.representative), at: .morning)
        }
        return (database, .organisation(id), consent)
    }

    @Test func `staff see what was consented to, and it is noted`() async throws {
        let (database, plant, consent) = try await consented()
        let shown = try await database.write { db in
            try db.disclose([.profile], of: plant, for: .advice, to: db.actor(.adviser), at: .morning)
        }
        #expect(shown.consent == consent.id && shown.dataGroups == [.profile] && shown.seenBy == .adviser)
        let noted = try await database.read { db in
            try [Identifier<Person>.owner, .auditor].map { person in
                try db.disclosures(of: plant, for: db.actor(person), limit: 10)
            }
        }
        #expect(noted == [[shown], [shown]])
    }

    struct Look: Sendable {
        var groups: Set<DataGroup> = [.profile]
        var purpose = Purpose.advice
        var person = Identifier<Person>.adviser
        var days = 0.0
    }

    @Test(arguments: [
        Look(groups: [.profile, .assessments]), Look(purpose: .statistics), Look(person: .outsider),
        Look(person: .auditor), Look(days: 30),
    ])
    func `nothing else is shown, to nobody else, and not for longer`(look: Look) async throws {
        let (database, plant, _) = try await consented()
        await #expect(throws: Refusal.notFound) {
            try await database.write { db in
                try db.disclose(
                    look.groups, of: plant, for: look.purpose, to: db.actor(look.person),
                    at: .morning.later(days: look.days))
            }
        }
        #expect(try await database.read { try $0.disclosures.all(of: plant, limit: 1) } == [])
    }

    @Test func `a consent to one organisation opens nothing to the staff of the platform`() async throws {
        let (database, fund) = try await OrganisationActionTests.plant()
        let firm = DataSubject.person(.outsider)
        let given = ConsentGiven(
            subject: firm, purpose: .funding, recipient: .organisation(fund), dataGroups: [.contact],
            expiresAt: .morning.later(days: 1))
        try await database.write { db in
            _ = try db.giveConsent(given, by: db.actor(.outsider), at: .morning)
            try db.roleGrants.add(RoleGrant(.programmeOfficer, in: .organisation(fund)), to: .rival, at: .morning)
        }
        let shown = try await database.write { db in
            try db.disclose([.contact], of: firm, for: .funding, to: db.actor(.rival), at: .morning)
        }
        #expect(shown.recipient == .organisation(fund))
        await #expect(throws: Refusal.notFound) {
            try await database.write { db in
                try db.disclose([.contact], of: firm, for: .funding, to: db.actor(.adviser), at: .morning)
            }
        }
    }

    @Test func `a consent taken back shows nothing more, and stays in the ledger`() async throws {
        let (database, plant, consent) = try await consented()
        try await database.write { db in
            try db.revokeConsent(consent.id, by: db.actor(.owner), at: .morning.later(days: 1))
            try db.revokeConsent(consent.id, by: db.actor(.representative), at: .morning.later(days: 2))
        }
        await #expect(throws: Refusal.notFound) {
            try await database.write { db in
                try db.disclose(
                    [.profile], of: plant, for: .advice, to: db.actor(.adviser), at: .morning.later(days: 1))
            }
        }
        let ledger = try await database.read { try $0.consents(of: plant, for: $0.actor(.owner)) }
        #expect(ledger.map(\.revocation) == [.init(by: .owner, at: .morning.later(days: 1))])
    }

    @Test func `only those who speak for an organisation consent for it`() async throws {
        let (database, plant, consent) = try await consented()
        let given = ConsentGiven(
            subject: plant, purpose: .referral, recipient: .whole, dataGroups: [.contact],
            expiresAt: .morning.later(days: 1))
        for (person, refusal) in [(Identifier<Person>.editor, Refusal.notAllowed), (.adviser, .notFound)] {
            await #expect(throws: refusal) {
                try await database.write { try $0.giveConsent(given, by: $0.actor(person), at: .morning) }
            }
            await #expect(throws: refusal) {
                try await database.write { try $0.revokeConsent(consent.id, by: $0.actor(person), at: .morning) }
            }
        }
    }

    @Test func `with a consent staff come to know the organisation`() async throws {
        let (database, plant, _) = try await consented()
        guard case .organisation(let id) = plant else { return }
        let name = try await database.read { try $0.organisation(id, for: $0.actor(.adviser), at: .morning).name }
        #expect(name == "Plant")
        await #expect(throws: Refusal.notFound) {
            try await database.read { try $0.organisation(id, for: $0.actor(.adviser), at: .morning.later(days: 31)) }
        }
    }
}
