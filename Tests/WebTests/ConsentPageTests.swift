import Actions
import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Web

/// What people see of their own data, and what a consent opens and closes.
struct ConsentPageTests {
    private struct Consented {
        let firms: Firms
        let owner: Browser
        let path: String
        let adviser: Browser
    }

    /// A firm, and an adviser of the platform.
    private func scene() async throws -> Consented {
        let firms = try await Firms()
        let owner = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: owner)
        let adviser = try await firms.person("alla@platform.by", name: "Alla the adviser")
        let id = Identifier<Person>(try await firms.id(of: "alla@platform.by"))
        try await firms.scene.database.write {
            try $0.roleGrants.add(RoleGrant(.adviser), to: id, at: .march1)
        }
        return Consented(firms: firms, owner: owner, path: path, adviser: adviser)
    }

    private func give(_ scene: Consented, _ fields: [String: String] = [:], to path: String? = nil) async throws
        -> Answer
    {
        let action = "\(path ?? scene.path)/consents/new/advice"
        let page = try await scene.owner.open(action)
        let usual = ["recipient": "platform", "dataGroups": "contact", "months": "6"]
        return try await scene.owner.send(action, on: page, usual.merging(fields) { $1 })
    }

    @Test func `a consent is given to the text that was read, opens the firm, and closes it when taken back`()
        async throws
    {
        let scene = try await scene()
        #expect(try await scene.adviser.open(scene.path).status == 404)
        let form = try await scene.owner.open("\(scene.path)/consents/new/advice")
        #expect(
            form.text.contains("Your data are used to advise you") && form.text.contains("take it back at any time"))
        let given = try await give(scene)
        #expect(given.status == 200 && given.text.contains("The consent is given"))
        #expect(given.text.contains("To: Staff of the platform") && given.text.contains("holds until 1 September 2026"))
        #expect(try await scene.adviser.open(scene.path).text.contains("<h1>Loom Works</h1>"))
        let action = try #require(given.text.firstMatch(of: /action="([^"]+\/revocation)"/)).1
        let revoked = try await scene.owner.send(String(action), on: given, [:])
        #expect(
            revoked.text.contains("Taken back on 1 March 2026") && revoked.text.contains("There is no consent in force")
        )
        #expect(try await scene.adviser.open(scene.path).status == 404)
        #expect(try await scene.firms.scene.actions().suffix(2) == [.consentGiven, .consentRevoked])
    }

    @Test func `each look is on the page, with name, time and purpose`() async throws {
        let scene = try await scene()
        _ = try await give(scene)
        let organisation = Identifier<RegisteredOrganisation>(String(scene.path.split(separator: "/").last ?? ""))
        let adviser = Identifier<Person>(try await scene.firms.id(of: "alla@platform.by"))
        let now = scene.firms.scene.clock.now
        try await scene.firms.scene.database.write { db in
            _ = try db.disclose(
                [.contact], of: .organisation(organisation), for: .advice, to: db.actor(adviser), at: now)
        }
        let page = try await scene.owner.open("\(scene.path)/data")
        #expect(
            page.text.contains("Alla the adviser") && page.text.contains("1 March 2026, 12:00, Staff of the platform"))
    }

    @Test func `what is missing is said, and another version of the text is not agreed to`() async throws {
        let scene = try await scene()
        let page = try await scene.owner.open("/en/my/consents/new/advice")
        let empty = try await scene.owner.send("/en/my/consents/new/advice", on: page, ["months": "999"])
        #expect(empty.status == 422)
        for words in ["Choose who may see", "Choose at least one", "Choose for how long"] {
            #expect(empty.text.contains(words), "\(words)")
        }
        let changed = try await give(scene, ["textVersion": "2"], to: "/en/my")
        #expect(changed.status == 422 && changed.text.contains("The text has changed"))
        #expect(changed.text.contains("checked"))
    }

    @Test func `an organisation with staff of its own can be a recipient, others cannot be seen`() async throws {
        let scene = try await scene()
        let fund = try await scene.firms.person("fund@fund.by", name: "Fund")
        let path = try await scene.firms.register("Fund of Looms", number: Firms.otherNumber, in: fund)
        #expect(try await !scene.owner.open("/en/my/consents/new/funding").text.contains("Fund of Looms"))
        let id = Identifier<RegisteredOrganisation>(String(path.split(separator: "/").last ?? ""))
        let officer = Identifier<Person>(try await scene.firms.id(of: "fund@fund.by"))
        try await scene.firms.scene.database.write {
            try $0.roleGrants.add(RoleGrant(.programmeOfficer, in: .organisation(id)), to: officer, at: .march1)
        }
        #expect(try await scene.owner.open("/en/my/consents/new/funding").text.contains("Fund of Looms"))
        let given = try await give(scene, ["recipient": id.rawValue])
        #expect(given.text.contains("To: Fund of Looms"))
        #expect(try await fund.open(scene.path).status == 200)
        #expect(try await scene.adviser.open(scene.path).status == 404)
    }

    @Test func `only those who speak for a firm consent for it, and nobody takes back another's consent`() async throws
    {
        let scene = try await scene()
        let viewer = try await scene.firms.member(
            "vera@firm.by", name: "Vera", as: .viewer, of: scene.path, by: scene.owner)
        for page in ["data", "consents/new", "consents/new/advice"] {
            #expect(try await viewer.open("\(scene.path)/\(page)").status == 403, "\(page)")
        }
        let given = try await give(scene)
        let action = try #require(given.text.firstMatch(of: /action="([^"]+\/revocation)"/)).1
        let crossed = String(action).replacing(scene.path, with: "/en/my")
        let key = try await viewer.open("/en/my").hidden("/en/sign-out")
        #expect(try await viewer.post(crossed, key).status == 404)
        #expect(try await viewer.post(String(action), key).status == 403)
        #expect(try await viewer.open("/en/my/consents/new/nonsense").status == 404)
    }

    @Test(arguments: Language.allCases)
    func `a person sees what is known of them and takes it along`(language: Language) async throws {
        let scene = try await scene()
        let page = try await scene.owner.open("/\(language)/my/data")
        #expect(page.status == 200 && page.text.contains("anna@firm.by") && page.text.contains("Loom Works"))
        #expect(page.text.contains("href=\"/\(language)/my/export\""))
    }

    @Test func `who alone decides for others is told to hand over before closing the account`() async throws {
        let scene = try await scene()
        _ = try await scene.firms.member("vera@firm.by", name: "Vera", as: .viewer, of: scene.path, by: scene.owner)
        let page = try await scene.owner.open("/en/my/erasure")
        #expect(page.text.contains("First make someone else the owner") && page.text.contains("Loom Works"))
        #expect(!page.text.contains("type=\"password\""))
        let key = try await scene.owner.open("/en/my/export").hidden("/en/my/export")
        let sent = try await scene.owner.post("/en/my/erasure", key.merging(["password": Scene.password]) { $1 })
        #expect(sent.status == 409)
        #expect(try await scene.owner.open("/en/my/data").status == 200)
    }

    @Test(arguments: Language.allCases)
    func `every version of every text is there in full`(language: Language) throws {
        let strings = try Pages(withTiles: false)[language]
        for purpose in Purpose.allCases {
            for version in 1...purpose.textVersion {
                #expect(strings.consentText(purpose, version: version).count == 6, "\(purpose) \(version)")
            }
            #expect(strings.has("consent.purpose.\(purpose.rawValue)"))
            #expect(strings.has("consent.purposeText.\(purpose.rawValue)"))
        }
        for group in DataGroup.allCases { #expect(strings.has("consent.groupText.\(group.rawValue)")) }
    }
}
