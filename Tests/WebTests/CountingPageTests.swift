import Actions
import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// Who is asked whether a firm's results may be counted, what they read, and how they take it back.
struct CountingPageTests {
    /// A workshop of Norland with a sheet that its owner has answered.
    struct Workshop {
        let scene: Scene
        let owner: Browser
        let id: Identifier<RegisteredOrganisation>
        /// `/en/assessment/at/…`
        let path: String

        var page: String { "/en/my/organisations/\(id)" }

        init() async throws {
            let database = try await emptyDatabase()
            try await Norland.load(into: database)
            scene = try await Scene(on: database)
            let firms = Firms(scene: scene)
            owner = try await firms.person("anna@firm.by", name: "Anna")
            let page = try await firms.register("Loom Works", number: "N1202X", in: owner)
            id = Identifier(String(page.split(separator: "/").last ?? ""))
            let start = try await owner.open("/en/assessment")
            let begun = try await owner.send(
                "/en/assessment/workshop-1", on: start, ["for": id.rawValue, "time": "T0"], follows: false)
            path = String(try #require(begun.location).dropLast(2))
            let topic = try await owner.open("\(path)/1")
            try await owner.send("\(path)/1", on: topic, ["a.looms": "yes", "a.hands": "12"])
        }

        func freeze(_ fields: [String: String] = [:], by browser: Browser? = nil) async throws -> Answer {
            let browser = browser ?? owner
            return try await browser.send("\(path)/snapshot", on: try await browser.open("\(path)/result"), fields)
        }

        func countedFirms() async throws -> Int {
            let clock = scene.clock
            return try await scene.database.read { db in
                let period = HalfYear(containing: Day(utc: clock.now))
                let measure = IndexMeasure(instrument: "workshop-1", period: period, dimension: nil)
                return try db.indexScores.tallies(measure).values.reduce(0) { $0 + $1.firms }
            }
        }
    }

    @Test func `the owner reads what they agree to, agrees, and takes it back`() async throws {
        let workshop = try await Workshop()
        let form = try await workshop.owner.open("\(workshop.path)/result")
        #expect(form.text.contains("For 12 months, our results may be counted"))
        #expect(form.text.contains("Editions of the index that are published stay as they are"))
        #expect(try await workshop.freeze(["counted": "yes", "region": "XN-NS"]).status == 200)
        #expect(try await workshop.countedFirms() == 1)
        let result = try await workshop.owner.open("\(workshop.path)/result").text
        #expect(result.contains("Your results are counted in the index until") && !result.contains("name=\"counted\""))
        let data = try await workshop.owner.open("\(workshop.page)/data")
        #expect(data.text.contains("Statistics") && !data.text.contains("To: Staff of the platform"))
        let action = try #require(data.text.firstMatch(of: /action="([^"]+\/revocation)"/)).1
        try await workshop.owner.send(String(action), on: data, [:])
        #expect(try await workshop.countedFirms() == 0)
    }

    @Test func `agreeing afterwards counts what was kept, and asks only for how long`() async throws {
        let workshop = try await Workshop()
        _ = try await workshop.freeze()
        #expect(try await workshop.countedFirms() == 0)
        let result = try await workshop.owner.open("\(workshop.path)/result").text
        #expect(result.contains("\(workshop.page)/consents/new/statistics"))
        let path = "\(workshop.page)/consents/new/statistics"
        let form = try await workshop.owner.open(path)
        #expect(!form.text.contains("name=\"recipient\"") && !form.text.contains("name=\"dataGroups\""))
        try await workshop.owner.send(path, on: form, ["months": "12"])
        #expect(try await workshop.countedFirms() == 1)
    }

    @Test func `who read another version of the text has not agreed to this one`() async throws {
        let workshop = try await Workshop()
        let answer = try await workshop.freeze(["counted": "yes", "textVersion": "1"])
        #expect(answer.status == 422 && answer.text.contains("The text has changed while you read it"))
        #expect(answer.text.contains("href=\"#counted\""))
        #expect(
            try await workshop.scene.database.read { try $0.scoreSnapshots.all(of: workshop.id, since: .distantPast) }
                .isEmpty)
    }

    @Test func `an editor keeps the result and is not asked; a viewer does not keep it`() async throws {
        let workshop = try await Workshop()
        let firms = Firms(scene: workshop.scene)
        for (name, role) in [("vera", OrganisationRole.viewer), ("ezra", .editor)] {
            let member = try await firms.member(
                "\(name)@firm.by", name: name, as: role, of: workshop.page, by: workshop.owner)
            let page = try await member.open("\(workshop.path)/result")
            #expect(page.text.contains("/snapshot\"") == (role == .editor) && !page.text.contains("name=\"counted\""))
            let token = try await member.formToken()
            let sent = try await member.post("\(workshop.path)/snapshot", ["token": token])
            #expect(sent.status == (role == .editor ? 303 : 403), "\(role)")
        }
        #expect(try await workshop.countedFirms() == 0)
    }

    @Test(arguments: Language.allCases)
    func `an adviser finds on the page of checks what firms let them see`(language: Language) async throws {
        let workshop = try await Workshop()
        let (id, now) = (workshop.id, workshop.scene.clock.now)
        let adviser = try await workshop.scene.staff(.adviser, "alla@platform.by")
        let summary = workshop.path.replacing("/en/", with: "/\(language)/") + "/summary"
        #expect(try await !adviser.open("/\(language)/assessment").text.contains(summary))
        try await workshop.scene.database.write { db in
            let email = try #require(EmailAddress("anna@firm.by"))
            let owner = try db.actor(try #require(try db.people.find(email: email)).id)
            _ = try db.giveConsent(
                ConsentGiven(
                    subject: .organisation(id), purpose: .advice, recipient: .whole, dataGroups: [.assessments],
                    expiresAt: now.addingTimeInterval(86_400)), by: owner, at: now)
        }
        let page = try await adviser.open("/\(language)/assessment").text
        #expect(page.contains("id=\"advised\"") && page.contains("href=\"\(summary)\"") && page.contains("Loom Works"))
        #expect(try await adviser.open(summary).status == 200)
    }

    @Test func `a visitor keeps a result and is not asked`() async throws {
        let workshop = try await Workshop()
        let visitor = workshop.scene.browser()
        let start = try await visitor.open("/en/assessment")
        let begun = try await visitor.send("/en/assessment/workshop-1", on: start, [:], follows: false)
        let path = String(try #require(begun.location).dropLast(2))
        try await visitor.send("\(path)/1", on: try await visitor.open("\(path)/1"), ["a.looms": "yes"])
        let page = try await visitor.open("\(path)/result")
        #expect(page.text.contains("/snapshot\"") && !page.text.contains("name=\"counted\""))
    }
}
