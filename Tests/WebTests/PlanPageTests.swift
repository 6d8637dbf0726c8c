import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

struct PlanPageTests {
    /// A visitor who has put one record and one step of their own into a plan.
    private static func planned() async throws -> (Scene, Browser, Answer) {
        let scene = try await Scene(on: try await belarusDatabase())
        let browser = scene.browser()
        let help = try await browser.open("/en/help?gap=PROBLEM-downtime")
        let record = try #require(help.text.firstMatch(of: /name="record" value="([^"]+)"/)?.1)
        try await browser.send("/en/plan/steps", on: help, ["record": String(record)])
        let plan = try await browser.open("/en/plan")
        return (scene, browser, try await browser.send("/en/plan/steps", on: plan, ["words": "Call <the> centre"]))
    }

    private static func steps(_ page: Answer) -> [String] {
        page.text.matches(of: /id="step-([0-9a-z]+)"/).map { String($0.1) }
    }

    @Test func `from a card of the chain into the plan, without an account`() async throws {
        let (_, _, page) = try await Self.planned()
        #expect(page.status == 200)
        #expect(Self.steps(page).count == 2)
        #expect(page.text.contains("Call &lt;the&gt; centre"))
        #expect(page.text.contains("Closes: Machines stop without warning"))
        #expect(page.text.contains("2 steps, 0 done"))
    }

    @Test func `after adding a step one is where one was, and the way to the plan is there from then on`() async throws
    {
        let browser = try await Scene(on: try await belarusDatabase()).browser()
        let address = "/en/help?gap=PROBLEM-downtime&employees=38"
        let help = try await browser.open(address)
        #expect(!help.text.contains(">My plan<"))
        let record = [
            "record": String(try #require(help.text.firstMatch(of: /name="record" value="([^"]+)"/)?.1)),
            "next": address,
        ]
        let added = try await browser.send("/en/plan/steps", on: help, record)
        #expect(added.text.contains("In your plan · <a href=\"/en/plan\">Open the plan</a>"))
        #expect(added.text.contains("id=\"gap-PROBLEM-downtime-title\"") && added.text.contains(">My plan<"))
        #expect(
            !added.text.contains("name=\"next\" value=\"/en/help?gap=PROBLEM-downtime&amp;employees=38&amp;planned"))
        let again = try await browser.send("/en/plan/steps", on: added, record)
        #expect(again.text.contains("This step is in your plan already"))
        for page in ["/en", "/en/plan", "/en/funding"] {
            #expect(try await browser.open(page).text.contains("<a href=\"/en/plan\""), "\(page)")
        }
    }

    @Test(arguments: ["//evil.example/en", "https://evil.example/en", "/\\evil.example", "/xx/help", "en/help"])
    func `a form that asks to go on elsewhere leads to the plan`(next: String) async throws {
        let browser = try await Scene(on: try await belarusDatabase()).browser()
        let help = try await browser.open("/en/help?gap=PROBLEM-downtime")
        let record = try #require(help.text.firstMatch(of: /name="record" value="([^"]+)"/)?.1)
        let answer = try await browser.send(
            "/en/plan/steps", on: help, ["record": String(record), "next": next], follows: false)
        #expect(answer.location == "/en/plan?done=added")
    }

    @Test func `steps are moved, ticked off, changed and removed by plain forms`() async throws {
        let (scene, browser, page) = try await Self.planned()
        let steps = Self.steps(page)
        func at(_ step: Int, _ what: String) -> String { "/en/plan/steps/\(steps[step])/\(what)" }
        let token = try await browser.formToken()
        _ = try await browser.post(at(1, "up"), ["token": token])
        #expect(Self.steps(try await browser.open("/en/plan")) == [steps[1], steps[0]])
        _ = try await browser.post(at(1, "mark"), ["token": token, "done": "yes"])
        let month = "\(Month(try Belarus.country().day(at: scene.clock.now)).adding(months: 3))"
        let changed = try await browser.post(
            at(1, "change"), ["token": token, "version": "1", "note": "By phone\r\nfirst", "due": month])
        #expect(changed.location?.contains("done=changed") == true)
        let shown = try await browser.open("/en/plan")
        #expect(shown.text.contains("By phone\nfirst") && shown.text.contains("2 steps, 1 done"))
        #expect(shown.text.contains("value=\"\(month)\" selected"))
        let csv = try await browser.look("/en/plan/plan.csv")
        #expect(csv.text.contains("\"By phone\nfirst\"") && csv.text.contains(month))
        #expect(try await browser.look("/en/plan/plan.txt").text.contains("[x] 1. Call <the> centre"))
        _ = try await browser.post(at(0, "removal"), ["token": token])
        #expect(Self.steps(try await browser.open("/en/plan")) == [steps[1]])
    }

    @Test func `what was changed meanwhile is not overwritten, and what was typed is kept`() async throws {
        let (_, browser, page) = try await Self.planned()
        let (step, token) = (Self.steps(page)[0], try await browser.formToken())
        let fields = ["token": token, "version": "1"]
        _ = try await browser.post("/en/plan/steps/\(step)/change", fields.merging(["note": "theirs"]) { $1 })
        let late = try await browser.post("/en/plan/steps/\(step)/change", fields.merging(["note": "mine"]) { $1 })
        #expect(late.status == 422)
        #expect(late.text.contains(">theirs</p>") && late.text.contains(">mine</textarea>"))
        #expect(late.text.contains("name=\"version\" value=\"2\""))
    }

    @Test func `an adviser helps by a link, and no longer when it is taken back`() async throws {
        let (scene, browser, page) = try await Self.planned()
        let shared = try await browser.send("/en/plan/links", on: page, ["label": "Adviser Maria", "level": "help"])
        let link = try #require(shared.text.firstMatch(of: /id="fresh" value="[^"]*(\/en\/plan\/shared\/[\w-]+)"/)?.1)
        let adviser = scene.browser()
        let seen = try await adviser.open(String(link))
        #expect(seen.status == 200 && Self.steps(seen).count == 2)
        #expect(
            !seen.text.contains("/steps\"") && !seen.text.contains("/links\"") && !seen.text.contains("private-link"))
        let step = Self.steps(seen)[0]
        let answer = try await adviser.send("\(link)/steps/\(step)/remarks", on: seen, ["remark": "Ask <us>"])
        #expect(answer.text.contains("Ask &lt;us&gt;") && answer.text.contains("Adviser Maria"))
        let own = try await browser.open("/en/plan")
        #expect(own.text.contains("Ask &lt;us&gt;"))
        let end = try #require(own.text.firstMatch(of: /action="(\/en\/plan\/links\/[0-9a-z]+\/end)"/)?.1)
        try await browser.send(String(end), on: own, [:])
        #expect(try await adviser.look(String(link)).status == 410)
    }

    @Test func `the private link opens the plan on another device, once its form is sent`() async throws {
        let (scene, _, page) = try await Self.planned()
        let link = try #require(
            page.text.firstMatch(of: /id="private-link" value="[^"]*(\/en\/plan\/private\/[\w-]+)"/)?.1)
        let other = scene.browser()
        let offer = try await other.open(String(link))
        #expect(Self.steps(try await other.open("/en/plan")).isEmpty)
        let opened = try await other.send(String(link), on: offer, [:])
        #expect(Self.steps(opened).count == 2)
        #expect(try await other.look("/en/plan/private/\(String(repeating: "A", count: 43))").status == 404)
    }

    @Test func `who signs in hands the plan to an organisation of theirs`() async throws {
        let (scene, browser, _) = try await Self.planned()
        let other = scene.browser()
        other.cookies = browser.cookies
        try await scene.signUp(browser, "anna@firm.by")
        let form = try await browser.open("/en/my/organisations")
        let own = try await browser.send("/en/my/organisations", on: form, ["name": "Sawmill", "number": "807000028"])
        #expect(own.text.contains("/plan\""))
        let plan = try await browser.open("/en/plan")
        let id = try #require(plan.text.firstMatch(of: /<option value="([0-9a-z]+)">Sawmill/)?.1)
        let given = try await browser.send("/en/plan/gift", on: plan, ["organisation": String(id)])
        #expect(Self.steps(given).count == 2)
        #expect(given.text.contains("/en/my/organisations/\(id)/plan/steps\""))
        // Another device still has the private link of the plan that was given away: it begins a new one.
        #expect(Self.steps(try await other.open("/en/plan")).isEmpty)
        let begun = try await other.open("/en/plan")
        #expect(Self.steps(try await other.send("/en/plan/steps", on: begun, ["words": "anew"])).count == 1)
        #expect(Self.steps(try await browser.open("/en/plan")).isEmpty)
        #expect(try await scene.browser().look("/en/my/organisations/\(id)/plan").location?.contains("sign-in") == true)
    }

    @Test(arguments: Language.allCases)
    func `an empty step is explained beside its field`(language: Language) async throws {
        let scene = try await Scene(on: try await belarusDatabase())
        let browser = scene.browser()
        let plan = try await browser.open("/\(language)/plan")
        let answer = try await browser.send("/\(language)/plan/steps", on: plan, ["words": "  "], follows: false)
        #expect(answer.status == 422)
        #expect(answer.text.contains("id=\"words-error\"") && answer.text.contains("role=\"alert\""))
    }
}
