import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

struct GrantRoleTests {
    @Test func `an operator gives a role and takes it back`() async throws {
        let database = try await peopledDatabase()
        let grant = RoleGrant(.moderator)
        let roles = try await database.write { db in
            try db.grantRole(grant, to: .viewer, by: db.actor(.operator), at: .morning)
            let given = try db.actor(.viewer).roles
            try db.withdrawRole(grant, from: .viewer, by: db.actor(.operator), at: .morning)
            return [given, try db.actor(.viewer).roles]
        }
        #expect(roles == [[grant], []])
    }

    @Test func `the first operator is made by whoever runs the program, with an account where there is none`()
        async throws
    {
        let database = try await peopledDatabase()
        let email = try #require(EmailAddress("Owner@Example.org"))
        let links = AccountLinks(base: "https://industry.example/en")
        let (roles, link) = try await database.write { db in
            for _ in 1...2 {
                _ = try db.addUser(email, named: nil, as: .operator, in: .en, links: links, at: .morning)
            }
            let stranger = try #require(EmailAddress("stranger@example.org"))
            let link = try db.addUser(stranger, named: "Eve", as: .editor, in: .be, links: links, at: .morning)
            return (try db.actor(.owner).roles, link)
        }
        #expect(roles == [RoleGrant(.operator)])
        #expect(link?.hasPrefix("https://industry.example/en/new-password/") == true)
    }

    @Test func `nobody changes their own roles`() async throws {
        let database = try await peopledDatabase()
        await #expect(throws: Refusal.rule(.notForOneself)) {
            try await database.write { db in
                try db.grantRole(RoleGrant(.auditor), to: .operator, by: db.actor(.operator), at: .morning)
            }
        }
        await #expect(throws: Refusal.rule(.notForOneself)) {
            try await database.write {
                try $0.withdrawRole(RoleGrant(.operator), from: .operator, by: $0.actor(.operator), at: .morning)
            }
        }
    }

    @Test func `an operator of one organisation gives roles in it only`() async throws {
        let (database, plant) = try await OrganisationActionTests.plant()
        let own = RoleGrant(.editor, in: .organisation(plant))
        try await database.write { db in
            try db.roleGrants.add(RoleGrant(.operator, in: .organisation(plant)), to: .rival, at: .morning)
            try db.grantRole(own, to: .viewer, by: db.actor(.rival), at: .morning)
        }
        #expect(try await database.read { try $0.actor(.viewer).roles } == [own])
        await #expect(throws: Refusal.notAllowed) {
            try await database.write {
                try $0.grantRole(RoleGrant(.editor), to: .viewer, by: $0.actor(.rival), at: .morning)
            }
        }
    }

    @Test func `who is not of the staff finds no staff`() async throws {
        let database = try await peopledDatabase()
        await #expect(throws: Refusal.notFound) {
            try await database.write {
                try $0.grantRole(RoleGrant(.editor), to: .viewer, by: $0.actor(.viewer), at: .morning)
            }
        }
        await #expect(throws: Refusal.notFound) {
            try await database.read { try $0.staff(for: $0.actor(.adviser)) }
        }
        let staff = try await database.read { try $0.staff(for: $0.actor(.auditor)) }
        #expect(staff[.operator] == [RoleGrant(.operator)])
    }
}
