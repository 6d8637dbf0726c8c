import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// What an auditor reads of an organisation, and whom mail tells what.
struct OrganisationAuditTests {
    typealias Person = Identifier<Domain.Person>

    private static let today = Day(utc: .morning)

    /// A plant in which everything happens that the log has to know.
    private func story() async throws -> (any Database, Identifier<RegisteredOrganisation>) {
        let (database, id) = try await OrganisationActionTests.plant()
        let email = try #require(EmailAddress("outsider@example.org"))
        let details = ContactPoint.Details(name: "Ales", email: email, expertise: [], languages: [.be])
        let (first, second) = (InvitationLetter.sample(), InvitationLetter.sample())
        let (clock, today) = (TestClock(.morning), Self.today)
        try await database.write { db in
            let owner = try db.actor(.owner)
            try db.renameOrganisation(id, to: "Big Plant", by: owner, at: clock.now)
            _ = try db.invite(email, as: .viewer, to: id, letter: first, by: owner, at: clock.now)
            _ = try db.invite(email, as: .editor, to: id, letter: second, by: owner, at: clock.now)
            _ = try db.acceptInvitation(second.token, by: db.actor(.outsider), at: clock.now)
            try db.changeRole(of: .outsider, in: id, to: .representative, by: owner, at: clock.now)
            let mandate = try db.giveMandate(
                .delegated, to: .outsider, of: id, from: today, through: nil, by: owner, at: clock.now)
            try db.endMandate(mandate.id, with: today, by: db.actor(.outsider), at: clock.now)
            try db.endMembership(of: .outsider, in: id, by: owner, on: today, at: clock.now)
            try db.endMembership(of: .viewer, in: id, by: db.actor(.viewer), on: today, at: clock.now)
            for person in [Person.rival, .adviser] {
                try db.askToJoin(.init(scheme: "UNP", number: "807000028"), by: db.actor(person), at: clock.now)
            }
            _ = try db.admit(.rival, as: .viewer, to: id, by: owner, at: clock.now)
            try db.declineJoining(of: .adviser, in: id, by: owner, at: clock.now)
            let contact = try db.addContactPoint(details, to: id, by: owner, on: today, at: clock.now)
            try db.confirmContactPoint(contact.id, by: owner, on: today, at: clock.now)
            try db.removeContactPoint(contact.id, by: owner, at: clock.now)
            let consent = try db.giveConsent(
                ConsentGiven(
                    subject: .organisation(id), purpose: .advice, recipient: .whole, dataGroups: [.contact],
                    expiresAt: .morning.later(days: 30)), by: owner, at: clock.now)
            _ = try db.disclose(
                [.contact], of: .organisation(id), for: .advice, to: db.actor(.adviser), at: clock.now)
            try db.revokeConsent(consent.id, by: owner, at: clock.now)
            try db.revokeConsent(consent.id, by: owner, at: clock.now)
        }
        return (database, id)
    }

    @Test func `each act is in the log once, of the organisation and without anything personal`() async throws {
        let (database, id) = try await story()
        let entries = try await database.read { db in
            var query = AuditQuery()
            query.organisation = id.rawValue
            return try db.audit.entries(query, limit: 100)
        }
        let actions: [AuditAction] = [
            .organisationCreated, .organisationRenamed, .invitationSent, .invitationRevoked, .invitationSent,
            .invitationAccepted, .membershipChanged, .mandateGiven, .mandateEnded, .memberRemoved,
            .organisationLeft, .memberAdmitted, .joiningDeclined, .contactPointAdded, .contactPointConfirmed,
            .contactPointRemoved, .consentGiven, .dataDisclosed, .consentRevoked,
        ]
        #expect(entries.map(\.action.rawValue).sorted() == actions.map(\.rawValue).sorted())
        #expect(
            entries.filter { $0.actor == .person(.outsider) }.map(\.action) == [.mandateEnded, .invitationAccepted])
        #expect(entries.filter { $0.actor == .person(.adviser) }.map(\.action) == [.dataDisclosed])
        let details = entries.flatMap(\.details.values).joined(separator: " ")
        #expect(!details.contains("@") && !details.contains("Ales") && !details.contains("Plant"))
    }

    @Test func `what is refused leaves nothing in the log`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        await #expect(throws: Refusal.rule(.anOwnerRemains)) {
            try await database.write { db in
                try db.changeRole(of: .owner, in: id, to: .viewer, by: db.actor(.owner), at: .morning)
            }
        }
        let actions = try await database.read { try $0.audit.entries(AuditQuery(), limit: 10).map(\.action) }
        #expect(actions == [.organisationCreated])
    }

    @Test func `roles of the platform are in the log, whoever gives them`() async throws {
        let database = try await peopledDatabase()
        let email = try #require(EmailAddress("owner@example.org"))
        try await database.write { db in
            let actor = try db.actor(.operator)
            try db.grantRole(RoleGrant(.editor), to: .viewer, by: actor, at: .morning)
            try db.withdrawRole(RoleGrant(.editor), from: .viewer, by: actor, at: .morning.later(days: 1))
            _ = try db.addUser(
                email, named: nil, as: .operator, in: .en, links: AccountLinks(base: ""), at: .morning.later(days: 2))
        }
        let entries = try await database.read { try $0.audit.entries(AuditQuery(), limit: 10) }
        #expect(entries.map(\.action) == [.roleGranted, .roleRevoked, .roleGranted])
        #expect(entries.map(\.actor) == [.commandLine, .person(.operator), .person(.operator)])
        #expect(entries.map { $0.details["role"] } == ["operator", "editor", "editor"])
    }

    @Test func `those concerned are told, each of what concerns them`() async throws {
        let (database, id) = try await story()
        let told = try await database.read { db in
            try [Person.owner, .outsider, .rival, .adviser].map { person in
                try db.notifications.of(person, limit: 20).reversed().map(\.content)
            }
        }
        #expect(told[0].map(\.kind) == [.invitationAccepted, .memberLeft, .joinRequested, .joinRequested])
        #expect(told[1].map(\.kind) == [.roleChanged, .mandateGiven, .memberRemoved])
        #expect(told[2] == [.memberAdmitted(organisation: "Big Plant", path: "my/organisations/\(id)")])
        #expect(told[3] == [.joiningDeclined(organisation: "Big Plant")])
    }

    @Test func `an invitation goes out in the words of its letter`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let email = try #require(EmailAddress("new@example.org"))
        let letter = InvitationLetter(
            .be, roleName: "Рэдактар", links: OrganisationLinks(base: "https://industry.example"))
        try await database.write { db in
            _ = try db.invite(email, as: .editor, to: id, letter: letter, by: db.actor(.owner), at: .morning)
        }
        let mail = try #require(try await database.read { try $0.mail.unsent(limit: 10) }.first)
        #expect(mail.recipient == email && mail.language == .be)
        #expect(
            mail.content
                == .invitation(
                    organisation: "Plant", inviter: .owner, role: "Рэдактар",
                    link: "https://industry.example/be/invitations/\(letter.token.text)", days: 7))
    }

    @Test func `members are not invited again, and strangers not without end`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let (member, stranger) = (
            try #require(EmailAddress("Viewer@example.org")), try #require(EmailAddress("new@example.org"))
        )
        @Sendable func invite(_ email: EmailAddress) async throws {
            try await database.write { db in
                _ = try db.invite(email, as: .viewer, to: id, letter: .sample(), by: db.actor(.owner), at: .morning)
            }
        }
        await #expect(throws: Refusal.alreadyMember) { try await invite(member) }
        for _ in 0..<SignInLimit.mails.attempts { try await invite(stranger) }
        await #expect(throws: Refusal.tooManyAttempts) { try await invite(stranger) }
        let open = try await database.read { db in
            try db.invitations.all(in: id).filter { $0.closed(at: .morning) == nil }
        }
        #expect(open.count == 1)
    }
}
