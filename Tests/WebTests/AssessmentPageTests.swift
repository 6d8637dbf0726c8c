import Actions
import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// A check as visitors, members and advisers meet it, without a script and with one.
struct AssessmentPageTests {
    /// Someone in front of a sheet that they began.
    private struct Begun {
        let scene: Scene
        let browser: Browser
        /// `/en/assessment/at/…`
        let path: String

        /// Sends the form of a topic as the page showed it, with what was typed.
        @discardableResult
        func send(
            _ topic: Int, on page: Answer? = nil, _ fields: [String: String], by other: Browser? = nil,
            follows: Bool = true
        ) async throws -> Answer {
            let browser = other ?? browser
            var shown = page
            if shown == nil { shown = try await browser.open("\(path)/\(topic)") }
            return try await browser.send("\(path)/\(topic)", on: try #require(shown), fields, follows: follows)
        }
    }

    private func scene() async throws -> Scene {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        return try await Scene(on: database)
    }

    private func begin(
        _ instrument: String = "workshop-1", in scene: Scene, by browser: Browser, _ fields: [String: String] = [:],
        language: Language = .en
    ) async throws -> Begun {
        let action = "/\(language)/assessment/\(instrument)"
        let start = try await browser.open("/\(language)/assessment")
        let answer = try await browser.send(action, on: start, fields, follows: false)
        let path = try #require(answer.location)
        return Begun(scene: scene, browser: browser, path: String(path.dropLast(2)))
    }

    private func begun(language: Language = .en) async throws -> Begun {
        let scene = try await scene()
        return try await begin(in: scene, by: scene.browser(), language: language)
    }

    @Test(arguments: Language.allCases)
    func `a visitor begins, answers topic by topic and sees all answers`(language: Language) async throws {
        let begun = try await begun(language: language)
        let first = try await begun.browser.open("\(begun.path)/1")
        #expect(first.status == 200 && first.text.contains("data-question=\"looms\""))
        let second = try await begun.send(
            1, ["a.looms": "yes", "a.loom-age": "old", "a.hands": "1 200,5", "go": "next"])
        #expect(second.status == 422 && second.text.contains("href=\"#q-hands\""))
        #expect(second.text.contains("value=\"1 200,5\""))
        let third = try await begun.send(
            1, on: second, ["a.looms": "yes", "a.loom-age": "old", "a.hands": "12", "go": "next"])
        #expect(third.text.contains("data-question=\"rooms\""))
        let last = try await begun.send(
            2, ["a.crafts": "weaving", "a.order": "5", "a.rooms.hall": "warm", "go": "next"])
        #expect(last.text.contains("data-question=\"worry\""))
        let summary = try await begun.send(3, ["a.worry": "unknown", "go": "next"])
        #expect(summary.status == 200 && summary.text.contains("/result\""))
        let stored = try await answers(begun)
        #expect(stored["loom-age"] == .option("old") && stored["hands"] == .number(12))
        #expect(stored["worry"] == .unknown && stored["order"] == .number(5))
        let result = try await begun.browser.open("\(begun.path)/result")
        #expect(result.status == 200 && result.text.contains("score-total"))
    }

    private func answers(_ begun: Begun) async throws -> [String: Instrument.Answer] {
        let id = Identifier<AnswerSheet>(String(begun.path.split(separator: "/").last ?? ""))
        return try await begun.scene.database.read { db in
            let catalogue = try CatalogueCache().catalogue(in: db)
            let instrument = try #require(catalogue.instrument("workshop-1"))
            return try db.sheetAnswers.history(of: id, instrument).answers
        }
    }

    @Test func `whichever button is pressed saves, and one that takes no answer leaves others as they are`()
        async throws
    {
        let begun = try await begun()
        let start = try await begun.send(1, ["a.looms": "no", "go": "later"])
        #expect(start.text.contains("Saved. You can go on"))
        let back = try await begun.send(2, ["a.order": "2", "go": "back"])
        #expect(back.text.contains("value=\"no\" checked"))
        let open = try await begun.send(1, ["a.looms": "open", "go": "next"])
        #expect(open.status == 200)
        #expect(try await answers(begun) == ["order": .number(2)])
    }

    @Test func `an exclusive answer stands alone, and don't know stands alone`() async throws {
        let begun = try await begun()
        let page = try await begun.browser.open("\(begun.path)/2")
        var fields = page.hidden("\(begun.path)/2")
        for pair in ["none", "unknown"] {
            fields["a.crafts"] = "weaving"
            let body = fields.map { "\($0.key)=\($0.value)" }.joined(separator: "&") + "&a.crafts=\(pair)"
            let answer = try await begun.browser.postForm("\(begun.path)/2", body)
            #expect(answer.status == 422 && answer.text.contains("asked-wrong"), "\(pair)")
        }
        #expect(try await answers(begun).isEmpty)
    }

    @Test func `a question that is not asked says when it is`() async throws {
        let begun = try await begun()
        try await begun.send(1, ["a.looms": "no"])
        let page = try await begun.browser.open("\(begun.path)/1")
        #expect(page.text.contains("data-question=\"loom-age\" data-hidden"))
        #expect(page.text.contains("Only if: “Do you have looms?” – Yes"))
    }

    @Test func `two tabs lose nothing, and the second is told`() async throws {
        let begun = try await begun()
        let (one, other) = (
            try await begun.browser.open("\(begun.path)/1"), try await begun.browser.open("\(begun.path)/1")
        )
        try await begun.send(1, on: one, ["a.looms": "yes", "a.hands": "5"])
        let told = try await begun.send(1, on: other, ["a.looms": "no", "go": "next"])
        #expect(told.text.contains("meanwhile there was another answer, “Yes”"))
        #expect(told.text.contains("value=\"looms:1\""))
        #expect(try await answers(begun) == ["looms": .yes(false), "hands": .number(5)])
        let restored = try await begun.send(1, on: told, ["a.looms": "no", "a.hands": "5", "restore": "looms:1"])
        #expect(restored.status == 200)
        #expect(try await answers(begun)["looms"] == .yes(true))
    }

    @Test func `a script saves one answer at a time and learns what is asked now`() async throws {
        let begun = try await begun()
        let page = try await begun.browser.open("\(begun.path)/1")
        var fields = page.hidden("\(begun.path)/1").filter { ["token", "key", "was.looms"].contains($0.key) }
        fields["a.looms"] = "no"
        let answer = try await begun.browser.post("\(begun.path)/1", fields, headers: [.accept: "application/json"])
        let value = try DataValue(json: answer.text)
        #expect(answer.status == 200 && value["hidden"] == .list([.text("loom-age")]))
        guard case .list(let saved) = value["answers"] else { throw Refusal.notFound }
        #expect(saved.first?["revision"] == .integer(1) && value["progress"] == .integer(1))
        // Typed before, sent later: the newer answer stays.
        fields["was.looms"] = "0"
        fields["a.looms"] = "yes"
        fields["age"] = "60000"
        _ = try await begun.browser.post("\(begun.path)/1", fields, headers: [.accept: "application/json"])
        #expect(try await answers(begun)["looms"] == .yes(false))
    }

    @Test func `the resume link brings back what was answered, in another browser, after a look`() async throws {
        let begun = try await begun()
        try await begun.send(1, ["a.looms": "yes"])
        let page = try await begun.browser.open("\(begun.path)/1")
        let link = try #require(page.text.firstMatch(of: /href="[^"]*(\/en\/assessment\/resume\/[\w-]{43})"/)).1
        let other = begun.scene.browser()
        #expect(try await other.open("\(begun.path)/1").status == 404)
        let offer = try await other.open(String(link))
        #expect(offer.status == 200 && offer.text.contains("1 of 7 answered"))
        #expect(try await other.open("\(begun.path)/1").status == 404)
        let resumed = try await other.send(String(link), on: offer, [:])
        #expect(resumed.status == 200 && resumed.text.contains("value=\"yes\" checked"))
        #expect(try await begun.browser.look(String(link)).status == 303)
    }

    @Test func `a form whose cookies are gone still saves, by the secret it carries`() async throws {
        let begun = try await begun()
        let page = try await begun.browser.open("\(begun.path)/1")
        begun.browser.cookies = [:]
        let next = try await begun.send(1, on: page, ["a.looms": "yes", "go": "next"])
        #expect(next.status == 200 && next.text.contains("data-question=\"rooms\""))
        #expect(try await answers(begun) == ["looms": .yes(true)])
        // A form that somebody else made carries no secret, or a wrong one.
        let foreign = try await begun.browser.post(
            "\(begun.path)/1", ["token": "x", "was.looms": "1", "a.looms": "no"])
        #expect(foreign.status == 403)
        let guess = String(repeating: "A", count: 43)
        let guessed = try await begun.browser.post(
            "\(begun.path)/1", ["token": "x", "key": guess, "was.looms": "1", "a.looms": "no"])
        #expect(guessed.status == 403)
        #expect(try await answers(begun) == ["looms": .yes(true)])
    }

    @Test func `who goes on to funding is asked nothing that the result says`() async throws {
        let database = try await emptyDatabase()
        try await Norland.load(
            into: database,
            withMore: [
                "opportunities/for-the-advanced.yaml": """
                - id: prize-for-advanced
                  title: {be: Прыз, ru: Приз, en: Prize for the advanced}
                  summary: {be: Прыз, ru: Приз, en: A prize}
                  provider: [purse]
                  instruments: [help-gift]
                  criteria:
                    - identifier: level
                      severity: blocking
                      title: {be: Узровень 2, ru: Уровень 2, en: At least level 2}
                      legalResource: "harbour-plan: page 3"
                      expression: {fact: assessment.band, atLeast: 2}
                  sources:
                    - {document: harbour-plan, place: page 3}
                  asOf: 2023-05-17
                """
            ])
        let scene = try await Scene(on: database)
        let browser = scene.browser()
        let check = "/en/funding/check?group=may"
        let asked = try await browser.open("\(check)&ask=assessment.band")
        #expect(asked.text.contains("What level did the check") && asked.text.contains("Prize for the advanced"))
        let wrong = try await browser.open("\(check)&assessment.band=0")
        #expect(wrong.status == 422 && wrong.text.contains("href=\"#assessment.band\""))
        #expect(wrong.text.contains("id=\"assessment.band\"") && wrong.text.contains("Prize for the advanced"))
        let begun = try await begin(in: scene, by: browser)
        try await begun.send(1, ["a.looms": "yes", "a.loom-age": "old", "a.hands": "12"])
        let partly = try await browser.open("\(begun.path)/result")
        #expect(partly.text.contains("Level 2 of 2") && !partly.text.contains("assessment.band="))
        try await begun.send(
            2, ["a.crafts": "weaving", "a.order": "5", "a.rooms.hall": "warm", "a.rooms.attic": "warm"])
        let result = try await browser.open("\(begun.path)/result?region=XN-NS&assessment.band=1")
        let link = try #require(result.text.firstMatch(of: /href="(\/en\/funding\/check\?[^"]+)"/)).1
        #expect(link.contains("region=XN-NS") && link.contains("assessment.band=2"))
        #expect(link.contains("assessment.total=85.41"))
        let fits = try await browser.open("\(link.replacing("&amp;", with: "&"))&group=yes")
        #expect(fits.text.contains("Your assessment level is 2"))
        #expect(fits.text.contains("<dt>Assessment level</dt><dd>2</dd>"))
        #expect(fits.text.contains("<dt>Assessment score</dt><dd>85.4</dd>"))
    }

    @Test func `the link is mailed, with a mistake said beside the field`() async throws {
        let begun = try await begun()
        let summary = try await begun.browser.open("\(begun.path)/summary")
        let wrong = try await begun.browser.send("\(begun.path)/link", on: summary, ["email": "anna at firm"])
        #expect(wrong.status == 422 && wrong.text.contains("anna at firm") && wrong.text.contains("error-summary"))
        let sent = try await begun.browser.send("\(begun.path)/link", on: wrong, ["email": "anna@firm.by"])
        #expect(sent.text.contains("on its way"))
        let link = try await begun.scene.lastLink()
        #expect(try await begun.scene.browser().open(link).text.contains("Workshop check"))
    }

    // MARK: With an account

    private func firm(_ scene: Scene) async throws -> (anna: Browser, id: String) {
        let anna = scene.browser()
        try await scene.signUp(anna, "anna@firm.by", name: "Anna")
        let list = try await anna.open("/en/my/organisations")
        let answer = try await anna.send(
            "/en/my/organisations", on: list, ["name": "Loom Works", "number": "N1202X"], follows: false)
        let path = try #require(answer.location?.prefix { $0 != "?" })
        return (anna, String(path.split(separator: "/").last ?? ""))
    }

    @Test func `answers of an organisation say who gave them, and outsiders find nothing`() async throws {
        let scene = try await scene()
        let (anna, id) = try await firm(scene)
        let begun = try await begin(in: scene, by: anna, ["for": id, "time": "T0"])
        try await begun.send(
            1, ["a.looms": "yes", "n.looms": "<b>two</b> in the hall", "e.looms": "https://firm.by/looms"])
        let summary = try await anna.open("\(begun.path)/summary")
        #expect(summary.text.contains("Anna, ") && summary.text.contains("Loom Works · T0"))
        #expect(
            summary.text.contains("&lt;b&gt;two&lt;/b&gt;") && summary.text.contains("href=\"https://firm.by/looms\""))
        #expect(!summary.text.contains("assessment/resume/"))
        let outsider = scene.browser()
        try await scene.signUp(outsider, "boris@other.by", name: "Boris")
        for page in ["1", "summary", "result"] {
            #expect(try await outsider.open("\(begun.path)/\(page)").status == 404)
            #expect(try await scene.browser().open("\(begun.path)/\(page)").status == 404)
        }
        let token = try await outsider.formToken()
        for page in ["1", "keep", "shares", "link"] {
            let answer = try await outsider.post("\(begun.path)/\(page)", ["token": token, "email": "a@b.by"])
            #expect(answer.status == 404, "\(page)")
        }
    }

    @Test func `when the session is over, what was typed waits until the person is back`() async throws {
        let scene = try await scene()
        let (anna, id) = try await firm(scene)
        let begun = try await begin(in: scene, by: anna, ["for": id])
        let page = try await anna.open("\(begun.path)/1")
        anna.cookies = [:]
        let held = try await begun.send(1, on: page, ["a.looms": "yes", "n.looms": "by heart", "go": "next"])
        #expect(held.status == 403 && held.text.contains("Not saved yet") && held.text.contains("value=\"by heart\""))
        let script = try await anna.post("\(begun.path)/1", ["a.looms": "yes"], headers: [.accept: "application/json"])
        #expect(script.status == 403)
        try await scene.signIn(anna, "anna@firm.by")
        let again = try await anna.send("\(begun.path)/1", on: held, [:])
        #expect(again.status == 403 && again.text.contains("from an earlier session"))
        let saved = try await anna.send("\(begun.path)/1", on: again, [:])
        #expect(saved.status == 200 && saved.text.contains("data-question=\"rooms\""))
        #expect(try await answers(begun) == ["looms": .yes(true)])
    }

    @Test func `a visitor who signs in keeps the check for the organisation`() async throws {
        let begun = try await begun()
        try await begun.send(1, ["a.looms": "yes"])
        let browser = begun.browser
        try await begun.scene.signUp(browser, "anna@firm.by", name: "Anna")
        let list = try await browser.open("/en/my/organisations")
        try await browser.send("/en/my/organisations", on: list, ["name": "Loom Works", "number": "N1202X"])
        let summary = try await browser.open("\(begun.path)/summary")
        let id = try #require(summary.text.firstMatch(of: /<option value="([0-9a-z]{22})">Loom Works/)).1
        let kept = try await browser.send("\(begun.path)/keep", on: summary, ["for": String(id), "time": "T1"])
        #expect(kept.text.contains("in your account now") && kept.text.contains("Loom Works · T1"))
        #expect(try await answers(begun) == ["looms": .yes(true)])
    }

    @Test func `an adviser with a link fills in together with the firm`() async throws {
        let scene = try await scene()
        let (anna, id) = try await firm(scene)
        let begun = try await begin(in: scene, by: anna, ["for": id])
        let summary = try await anna.open("\(begun.path)/summary")
        let made = try await anna.send("\(begun.path)/shares", on: summary, [:])
        let link = try #require(made.text.firstMatch(of: /(\/en\/assessment\/join\/[\w-]{43})/)).1
        let adviser = scene.browser()
        #expect(try await adviser.open(String(link)).text.contains("/en/sign-in?next="))
        try await scene.signUp(adviser, "vera@advice.by", name: "Vera")
        let offer = try await adviser.open(String(link))
        #expect(offer.text.contains("together with Loom Works"))
        let inside = try await adviser.send(String(link), on: offer, [:])
        #expect(inside.status == 200 && !inside.text.contains("\(begun.path)/shares\""))
        try await begun.send(1, ["a.looms": "yes"], by: adviser)
        #expect(try await anna.open("\(begun.path)/summary").text.contains("Vera (adviser)"))
        let page = try await anna.open("\(begun.path)/summary")
        let end = try #require(page.text.firstMatch(of: /action="([^"]+\/end)"/)).1
        try await anna.send(String(end), on: page, [:])
        #expect(try await adviser.open("\(begun.path)/1").status == 404)
        #expect(try await scene.browser().open(String(link)).status == 410)
    }

    @Test func `answers from another check are offered and taken over when asked`() async throws {
        let begun = try await begun()
        try await begun.send(1, ["a.looms": "yes", "a.loom-age": "new"])
        let harbour = try await begin("harbour-1", in: begun.scene, by: begun.browser)
        let page = try await begun.browser.open("\(harbour.path)/1")
        #expect(page.text.contains("you answered “New” in “Workshop check”") && page.text.contains("name=\"use\""))
        let used = try await harbour.send(1, on: page, ["use": "*"])
        #expect(used.text.contains("value=\"fine\" checked") && used.text.contains("Taken over from “Workshop check”"))
    }

    @Test func `a check of a region asks for which`() async throws {
        let scene = try await scene()
        let browser = scene.browser()
        let begun = try await begin("harbour-1", in: scene, by: browser, ["about": "XN-NS"])
        #expect(try await browser.open("\(begun.path)/1").text.contains("North Shore"))
        let start = try await browser.open("/en/assessment")
        let token = start.hidden("/en/assessment/harbour-1")
        #expect(
            try await browser.post("/en/assessment/harbour-1", token.merging(["about": "moon"]) { $1 }).status == 404)
    }
}
