import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

struct InvitationTests {
    /// A plant, and the secret of an invitation into it.
    private func invited(
        as role: OrganisationRole = .editor, by person: Identifier<Person> = .owner
    ) async throws -> (any Database, Identifier<RegisteredOrganisation>, SecretToken, Invitation) {
        let (database, id) = try await OrganisationActionTests.plant()
        let (email, letter) = (try #require(EmailAddress("new@example.org")), InvitationLetter.sample())
        let invitation = try await database.write { db in
            try db.invite(email, as: role, to: id, letter: letter, by: db.actor(person), at: .morning)
        }
        return (database, id, letter.token, invitation)
    }

    @Test func `an invitation lets in with its role, once`() async throws {
        let (database, id, token, _) = try await invited()
        let membership = try await database.write { db in
            try db.acceptInvitation(token, by: db.actor(.outsider), at: .morning)
        }
        #expect(membership.role == .editor && membership.organisation == id)
        await #expect(throws: Refusal.invitationClosed(.accepted)) {
            try await database.write { try $0.acceptInvitation(token, by: $0.actor(.rival), at: .morning) }
        }
    }

    @Test func `only the digest of the secret is kept`() async throws {
        let (database, _, token, invitation) = try await invited()
        let found = try await database.read { db in
            (try db.invitations.find(digest: token.digest), try db.invitations.find(digest: token.text))
        }
        #expect(found.0 == invitation)
        #expect(found.1 == nil)
    }

    @Test func `an invitation expires`() async throws {
        let (database, _, token, _) = try await invited()
        await #expect(throws: Refusal.invitationClosed(.expired)) {
            try await database.write {
                try $0.acceptInvitation(token, by: $0.actor(.outsider), at: .morning.later(days: 7))
            }
        }
    }

    @Test func `a withdrawn invitation lets nobody in`() async throws {
        let (database, _, token, invitation) = try await invited()
        try await database.write {
            try $0.withdrawInvitation(invitation.id, by: $0.actor(.representative), at: .morning)
        }
        await #expect(throws: Refusal.invitationClosed(.withdrawn)) {
            try await database.write { try $0.acceptInvitation(token, by: $0.actor(.outsider), at: .morning) }
        }
    }

    @Test func `an outsider does not find an invitation to withdraw`() async throws {
        let (database, _, _, invitation) = try await invited()
        await #expect(throws: Refusal.notFound) {
            try await database.write { try $0.withdrawInvitation(invitation.id, by: $0.actor(.outsider), at: .morning) }
        }
    }

    @Test func `who was demoted or has left invites nobody any more`() async throws {
        let (database, id, token, _) = try await invited(as: .representative, by: .representative)
        try await database.write { db in
            try db.changeRole(of: .representative, in: id, to: .editor, by: db.actor(.owner), at: .morning)
        }
        await #expect(throws: Refusal.invitationClosed(.withdrawn)) {
            try await database.write { try $0.acceptInvitation(token, by: $0.actor(.outsider), at: .morning) }
        }
    }

    @Test func `a member does not use an invitation up`() async throws {
        let (database, _, token, _) = try await invited()
        await #expect(throws: Refusal.alreadyMember) {
            try await database.write { try $0.acceptInvitation(token, by: $0.actor(.viewer), at: .morning) }
        }
        let membership = try await database.write { db in
            try db.acceptInvitation(token, by: db.actor(.outsider), at: .morning)
        }
        #expect(membership.person == .outsider)
    }

    @Test func `an unknown secret is not found, and a visitor is asked to sign in`() async throws {
        let (database, _, token, _) = try await invited()
        await #expect(throws: Refusal.notFound) {
            try await database.write { try $0.acceptInvitation(SecretToken(), by: $0.actor(.outsider), at: .morning) }
        }
        await #expect(throws: Refusal.notAllowed) {
            try await database.write { try $0.acceptInvitation(token, by: .visitor, at: .morning) }
        }
    }
}
