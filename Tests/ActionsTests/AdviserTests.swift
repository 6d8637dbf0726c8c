import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// What a firm hears of its advisers, and what these find without a link.
struct AdviserTests {
    private typealias Person = Identifier<Domain.Person>

    /// A sheet begun by the editor, which the representative has shared with an outsider.
    private func helped() async throws -> (SheetScene, Identifier<AnswerSheet>) {
        let scene = try await SheetScene()
        let (id, token, catalogue) = (try await scene.start(by: .editor), SecretToken(), scene.catalogue)
        try await scene.database.write { db in
            let reader = try scene.reader(.representative, nil, db)
            _ = try db.shareSheet(id, by: token, catalogue, reader: reader, at: .morning)
            for _ in 0..<2 { _ = try db.acceptShare(token, by: db.actor(.outsider), at: .morning) }
        }
        return (scene, id)
    }

    private func told(_ person: Person, _ scene: SheetScene) async throws -> [NotificationKind] {
        try await scene.database.read { try $0.notifications.of(person, limit: 10).map(\.content.kind) }
    }

    @Test func `who invited hears once that the link was taken`() async throws {
        let (scene, id) = try await helped()
        let news = try await scene.database.read { try $0.notifications.of(.representative, limit: 10).map(\.content) }
        #expect(
            news == [
                .shareTaken(helper: .outsider, organisation: "Plant", path: "assessment/at/\(id)/summary")
            ])
        #expect(try await told(.owner, scene) == [])
    }

    @Test func `those who answer hear that an adviser does, once a day, and not of each other`() async throws {
        let (scene, id) = try await helped()
        try await scene.answer("looms", .yes(true), in: id, by: .owner)
        #expect(try await told(.editor, scene) == [])
        try await scene.answer("hands", .number(5), in: id, by: .outsider)
        try await scene.answer("order", .number(2), in: id, by: .outsider, at: .morning.later(days: 0.5))
        #expect(try await told(.editor, scene) == [.adviserAnswered])
        #expect(Set(try await told(.representative, scene)) == [.adviserAnswered, .shareTaken])
        try await scene.answer("order", .number(3), shown: 1, in: id, by: .outsider, at: .morning.later(days: 2))
        #expect(try await told(.editor, scene) == [.adviserAnswered, .adviserAnswered])
        // Nothing new was said.
        try await scene.answer("order", .number(3), shown: 2, in: id, by: .outsider, at: .morning.later(days: 4))
        #expect(try await told(.editor, scene).count == 2)
        #expect(try await told(.owner, scene) == [])
    }

    @Test func `where who began it has left, the owners hear it`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start(by: .editor)
        try await scene.database.write { db in
            _ = try db.giveConsent(
                ConsentGiven(
                    subject: .organisation(scene.plant), purpose: .advice, recipient: .whole,
                    dataGroups: [.assessments], expiresAt: .morning.later(days: 30)), by: db.actor(.owner), at: .morning
            )
            try db.eraseAccount(of: try #require(try db.people.find(.editor)), at: .morning)
        }
        try await scene.answer("looms", .yes(true), in: id, by: .adviser)
        #expect(try await told(.owner, scene).contains(.adviserAnswered))
    }

    private func advised(_ person: Person, _ scene: SheetScene, at now: Date = .morning) async throws
        -> [Identifier<AnswerSheet>]
    {
        let catalogue = scene.catalogue
        let listed = try await scene.database.read { db in
            try db.advisedSheets(for: try scene.reader(person, nil, db), in: catalogue, at: now)
        }
        #expect(listed.allSatisfy { $0.answers == nil && $0.organisation?.name == "Plant" })
        return listed.map(\.sheet.id)
    }

    @Test func `an adviser finds the sheets of firms that let them, as long as they do`() async throws {
        let scene = try await SheetScene()
        let (id, plant) = (try await scene.start(), scene.plant)
        #expect(try await advised(.adviser, scene) == [])
        func open(_ groups: Set<DataGroup>, _ purpose: Purpose, to recipient: Scope) async throws -> Consent {
            try await scene.database.write { db in
                try db.giveConsent(
                    ConsentGiven(
                        subject: .organisation(plant), purpose: purpose, recipient: recipient, dataGroups: groups,
                        expiresAt: .morning.later(days: 30)), by: db.actor(.owner), at: .morning)
            }
        }
        _ = try await open([.profile], .advice, to: .whole)
        _ = try await open([.assessments], .funding, to: .whole)
        #expect(try await advised(.adviser, scene) == [])
        let consent = try await open([.assessments, .contact], .advice, to: .whole)
        #expect(try await advised(.adviser, scene) == [id])
        for person in [Person.operator, .outsider, .owner] { #expect(try await advised(person, scene) == []) }
        #expect(try await advised(.adviser, scene, at: .morning.later(days: 30)) == [])
        try await scene.database.write { try $0.revokeConsent(consent.id, by: $0.actor(.owner), at: .morning) }
        #expect(try await advised(.adviser, scene) == [])
    }

    @Test func `an adviser of a centre finds what was opened to the centre`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.start()
        let centre = try await OrganisationActionTests.register(
            "Centre", number: "100000007", in: scene.database, by: .rival
        ).id
        try await scene.database.write { db in
            try db.roleGrants.add(RoleGrant(.adviser, in: .organisation(centre)), to: .outsider, at: .morning)
            _ = try db.giveConsent(
                ConsentGiven(
                    subject: .organisation(scene.plant), purpose: .advice, recipient: .organisation(centre),
                    dataGroups: [.assessments], expiresAt: .morning.later(days: 30)), by: db.actor(.owner), at: .morning
            )
        }
        #expect(try await advised(.outsider, scene) == [id])
        #expect(try await advised(.adviser, scene) == [])
    }
}
