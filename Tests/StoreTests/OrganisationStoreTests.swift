import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

struct OrganisationStoreTests {
    private let plant = RegisteredOrganisation(
        id: Identifier("plant"), name: "Завод «Каліна»", identifier: .init(scheme: "UNP", number: "807000028"),
        record: "plant", createdAt: .morning)

    private func database() async throws -> any Database {
        let (database, plant) = (try await peopledDatabase(), plant)
        let added = try await database.write { try $0.organisations.add(plant) }
        #expect(added)
        return database
    }

    @Test func `an organisation comes back as it was added, by id, identifier and record`() async throws {
        let database = try await database()
        let found = try await database.read { db in
            [
                try db.organisations.find(Identifier("plant")),
                try db.organisations.find(OrganisationIdentifier(scheme: "UNP", number: "807000028")),
                try db.organisations.find(record: "plant"), try db.organisations.find(Identifier("nowhere")),
            ]
        }
        #expect(found == [plant, plant, plant, nil])
    }

    @Test func `an identifier is given once, and organisations without one are many`() async throws {
        let (database, identifier) = (try await database(), plant.identifier)
        let added = try await database.write { db in
            try [("b", identifier), ("c", nil), ("d", nil)].map { id, identifier in
                try db.organisations.add(
                    RegisteredOrganisation(
                        id: Identifier(id), name: "Another", identifier: identifier, createdAt: .morning))
            }
        }
        #expect(added == [false, true, true])
    }

    @Test func `an invitation ends once`() async throws {
        let database = try await database()
        let email = try #require(EmailAddress("new@example.org"))
        let offered = Invitation(
            id: Identifier("i"), organisation: plant.id, email: email, role: .editor, invitedBy: .owner,
            createdAt: .morning)
        var (accepted, withdrawn) = (offered, offered)
        try accepted.accept(by: .viewer, at: .morning.later(days: 1))
        try withdrawn.withdraw(at: .morning.later(days: 2))
        let (taken, late) = (accepted, withdrawn)
        try await database.write { db in
            try db.invitations.add(offered, digest: "digest")
            try db.invitations.save(taken)
        }
        #expect(try await database.read { try $0.invitations.find(digest: "digest") } == taken)
        await #expect(throws: DatabaseError.staleVersion) {
            try await database.write { try $0.invitations.save(late) }
        }
        #expect(try await database.read { try $0.invitations.all(in: Identifier("plant")) } == [taken])
    }

    @Test func `a mandate and a contact come back as they were saved`() async throws {
        let database = try await database()
        let (first, last) = (try #require(Day("2026-11-21")), try #require(Day("2026-12-31")))
        let open = Mandate(
            id: Identifier("m"), organisation: plant.id, person: .owner, origin: .selfNominated, validFrom: first)
        var ended = open
        ended.end(with: last)
        let email = try #require(EmailAddress("ask@example.org"))
        let contact = ContactPoint(
            id: Identifier("c"), organisation: plant.id,
            details: .init(
                name: "Ask me", email: email, telephone: "+375 17 1", expertise: ["DT-9", "grant"],
                languages: [.be, .en]),
            confirmedOn: first)
        let saved = ended
        let (mandates, contacts) = try await database.write { db in
            try db.mandates.add(open)
            try db.mandates.save(saved)
            try db.contactPoints.save(contact)
            return (try db.mandates.all(of: .owner), try db.contactPoints.all(in: plant.id))
        }
        #expect(mandates == [ended])
        #expect(contacts == [contact])
    }

    @Test func `a role is given once for the whole and once for each organisation`() async throws {
        let database = try await database()
        let (whole, scoped) = (RoleGrant(.editor), RoleGrant(.editor, in: .organisation(plant.id)))
        let grants = try await database.write { db in
            for grant in [whole, whole, scoped, scoped] { try db.roleGrants.add(grant, to: .editor, at: .morning) }
            let both = try db.roleGrants.all(of: .editor)
            let removed = try db.roleGrants.remove(whole, from: .editor)
            let again = try db.roleGrants.remove(whole, from: .editor)
            #expect(removed && !again)
            return [both, try db.roleGrants.all(of: .editor)]
        }
        #expect(grants == [[whole, scoped], [scoped]])
    }

    @Test(arguments: [true, false])
    func `a consent stays as it was given, with what became of it`(isOfPerson: Bool) async throws {
        let database = try await database()
        let subject = isOfPerson ? DataSubject.person(.owner) : .organisation(plant.id)
        let consent = Consent(
            id: Identifier("c"), subject: subject, purpose: .advice, recipient: .organisation(plant.id),
            dataGroups: [.profile, .contact], textVersion: 1, givenBy: .owner, givenAt: .morning,
            expiresAt: .morning.later(days: 30))
        let seen = Disclosure(
            id: Identifier("d"), on: consent, of: [.contact], to: .adviser, at: .morning.later(days: 1))
        let (first, second) = (
            Consent.Revocation(by: .owner, at: .morning.later(days: 2)),
            Consent.Revocation(by: .viewer, at: .morning.later(days: 3))
        )
        let (before, counts, after, disclosures) = try await database.write { db in
            try db.consents.add(consent)
            try db.disclosures.add(seen)
            let before = try db.consents.all(of: subject)
            let counts = [
                try db.consents.add(first, of: consent.id), try db.consents.add(second, of: consent.id),
            ]
            return (before, counts, try db.consents.find(consent.id), try db.disclosures.all(of: subject, limit: 5))
        }
        #expect(before == [consent])
        #expect(counts == [true, false])
        #expect(after?.revocation == first)
        #expect(disclosures == [seen])
    }
}
