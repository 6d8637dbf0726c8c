import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// Two people at the same moment: one wins, the other sees what happened.
struct RaceTests {
    typealias Person = Identifier<Domain.Person>

    /// How each of several attempts, made at once, was refused; nil for those that succeeded.
    private func outcomes(
        of attempts: [@Sendable () async throws -> Void]
    ) async throws -> [Refusal?] {
        try await withThrowingTaskGroup(of: Refusal?.self) { group in
            for attempt in attempts {
                group.addTask {
                    do {
                        try await attempt()
                        return nil
                    } catch let refusal as Refusal {
                        return refusal
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `of many who accept the last invitation one gets in`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let (email, letter) = (try #require(EmailAddress("new@example.org")), InvitationLetter.sample())
        _ = try await database.write { db in
            try db.invite(email, as: .owner, to: id, letter: letter, by: db.actor(.owner), at: .morning)
        }
        let rivals: [Person] = [.outsider, .rival, .adviser, .auditor]
        let outcomes = try await outcomes(
            of: rivals.map { rival in
                {
                    _ = try await database.write {
                        try $0.acceptInvitation(letter.token, by: $0.actor(rival), at: .morning)
                    }
                }
            })
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.count { $0 == .invitationClosed(.accepted) } == rivals.count - 1)
        let owners = try await database.read { try $0.memberships.all(in: id).count { $0.role == .owner } }
        #expect(owners == 2)
    }

    @Test func `of several who register the same identifier one owns it`() async throws {
        let database = try await peopledDatabase()
        let founders: [Person] = [.owner, .rival, .outsider]
        let outcomes = try await outcomes(
            of: founders.map { founder in
                {
                    _ = try await OrganisationActionTests.register(
                        "Plant of \(founder)", number: "807000028", in: database, by: founder)
                }
            })
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.count { $0 == .alreadyRegistered } == founders.count - 1)
        let memberships = try await database.read { db in try founders.flatMap { try db.memberships.all(of: $0) } }
        #expect(memberships.map(\.role) == [.owner])
    }

    @Test(arguments: [OrganisationRole.viewer, nil])
    func `of two owners who demote or remove each other one remains`(role: OrganisationRole?) async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let today = try #require(Day("2026-11-21"))
        let pair: [Person] = [.owner, .secondOwner]
        _ = try await database.write { db in
            try db.memberships.add(
                Membership(organisation: id, person: .secondOwner, role: .owner, since: .morning))
        }
        let outcomes = try await outcomes(
            of: zip(pair, pair.reversed()).map { actor, target in
                {
                    try await database.write { db in
                        let actor = try db.actor(actor)
                        if let role {
                            try db.changeRole(of: target, in: id, to: role, by: actor, at: .morning)
                        } else {
                            try db.endMembership(of: target, in: id, by: actor, on: today, at: .morning)
                        }
                    }
                }
            })
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.contains(role == nil ? .notFound : .notAllowed))
        let owners = try await database.read { try $0.memberships.all(in: id).count { $0.role == .owner } }
        #expect(owners == 1)
    }

    @Test func `of two owners who leave at once one remains`() async throws {
        let (database, id) = try await OrganisationActionTests.plant()
        let today = try #require(Day("2026-11-21"))
        _ = try await database.write { db in
            try db.memberships.add(
                Membership(organisation: id, person: .secondOwner, role: .owner, since: .morning))
        }
        let outcomes = try await outcomes(
            of: [Person.owner, .secondOwner].map { person in
                {
                    try await database.write { db in
                        try db.endMembership(of: person, in: id, by: db.actor(person), on: today, at: .morning)
                    }
                }
            })
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.contains(.rule(.anOwnerRemains)))
    }

    @Test func `of two operators who withdraw each other's role one remains`() async throws {
        let database = try await peopledDatabase()
        try await database.write { try $0.roleGrants.add(RoleGrant(.operator), to: .rival, at: .morning) }
        let pair: [Person] = [.operator, .rival]
        let outcomes = try await outcomes(
            of: zip(pair, pair.reversed()).map { actor, target in
                {
                    try await database.write { db in
                        try db.withdrawRole(RoleGrant(.operator), from: target, by: db.actor(actor), at: .morning)
                    }
                }
            })
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.contains(.notFound))
    }
}
