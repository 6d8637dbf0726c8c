import Domain
import Foundation
import Store
import TestSupport
import Testing
import Web

/// Each link of the chain leads to the next, with what is already known.
struct ChainWiresTests {
    private static let firm = "region=BY-HR&activity=C16&employees=38"

    /// Sensors on machines for 30000, with a leasing of 10000.
    private static let figures =
        "downtimeHours=240&contributionMargin=180&life=6&cost-equipment=30000&cost-software=6000&cost-advice=0"
        + "&cost-training=2000&cost-reorganisation=1500&cost-fees=1200&cost-support=900&cost-operation=600"
        + "&funding=development-bank-sme-leasing&fundingAmount=10000&fundingRate=9&fundingYears=5"

    @Test func `help with a problem leads to the calculator, with what is known of the firm`() async throws {
        let page = try await Belarus.visitor().get("/en/help?gap=PROBLEM-downtime&\(Self.firm)")
        let link = try #require(page.text.firstMatch(of: /href="(\/en\/effects\/predictive-maintenance\?[^"]+)"/)?.1)
        for fact in Self.firm.split(separator: "&") { #expect(link.contains(fact), "\(fact)") }
        #expect(page.text.contains("href=\"/en/assessment\""))
    }

    @Test func `the check of funding leads to the calculator by way of the source, and asks nothing twice`()
        async throws
    {
        let visitor = try await Belarus.visitor()
        let check = try await visitor.get("/en/funding/check?\(Self.firm)")
        let address = try #require(check.text.firstMatch(of: /href="(\/en\/funding\/[^"]+)#calculate"/)?.1)
        let source = try await visitor.get(String(address).replacing("&amp;", with: "&"))
        #expect(source.text.contains("/en/funding/check?employees=38&amp;activity=C16&amp;region=BY-HR"))
        let calculator = try #require(
            source.text.firstMatch(of: /href="(\/en\/effects\/predictive-maintenance\?[^"]+)"/)?.1)
        let page = try await visitor.get(String(calculator).replacing("&amp;", with: "&"))
        #expect(page.status == 200 && !page.text.contains("field-error"))
        #expect(page.text.contains(/<option value="[a-z-]+" selected>/))
        #expect(page.text.contains("name=\"employees\" value=\"38\""))
    }

    @Test func `funding that brings no money leads to no calculator`() async throws {
        let page = try await Belarus.visitor().get("/en/funding/cosme-loan-guarantee-facility")
        #expect(page.status == 200 && !page.text.contains("id=\"calculate\""))
    }

    @Test func `the page of an instrument leads to where it is begun`() async throws {
        let visitor = try await Belarus.visitor()
        #expect(try await visitor.get("/en/instruments/smart-sme-1").text.contains("/en/assessment#check-smart-sme-1"))
        #expect(try await visitor.get("/en/assessment").text.contains("id=\"check-smart-sme-1\""))
    }

    @Test func `what a firm ticks as its troubles comes first in what helps, under its own words`() async throws {
        let browser = try await Scene(on: try await belarusDatabase()).browser()
        let start = try await browser.open("/en/assessment")
        let begun = try await browser.send("/en/assessment/smart-sme-1", on: start, [:], follows: false)
        let sheet = try #require(begun.location).dropLast(2)
        for (topic, answers) in [(1, "a.problems=scrap&a.problems=downtime"), (2, "a.plan=not-yet")] {
            let path = "\(sheet)/\(topic)"
            let kept = try await browser.open(path).hidden(path).map { "\($0.key)=\($0.value)" }
            _ = try await browser.postForm(path, (kept + [answers, "go=next"]).joined(separator: "&"))
        }
        let page = try await browser.open("\(sheet)/result")
        let sections = page.text.matches(of: /id="gap-([A-Za-z0-9-]+)-title"/).map { String($0.1) }
        #expect(sections.prefix(3) == ["PROBLEM-downtime", "PROBLEM-scrap", "STRATEGY"])
        #expect(page.text.contains("Machines stop without warning") && page.text.utf8.count < 100_000)
    }

    @Test func `a calculation goes into the plan with its figures, and again with others`() async throws {
        let browser = try await Scene(on: try await belarusDatabase()).browser()
        let address = "/en/effects/predictive-maintenance?\(Self.firm)&\(Self.figures)"
        let calculator = try await browser.open(address)
        let figures = try #require(calculator.text.firstMatch(of: /name="figures" value="([^"]+)"/)?.1)
        let record = ["record": "projects/predictive-maintenance"]
        func add(_ figures: String) async throws -> Answer {
            let fields = record.merging(["figures": figures, "next": ""]) { $1 }
            return try await browser.send("/en/plan/steps", on: calculator, fields)
        }
        let plan = try await add(String(figures).replacing("&amp;", with: "&"))
        #expect(plan.text.contains("Pays back in 2.5\u{a0}years"))
        #expect(plan.text.contains("10,000\u{a0}BYN from “Bank of Development SMEs programme: leasing”."))
        #expect(plan.text.contains("downtimeHours=240"))
        let text = try await browser.look("/en/plan/plan.txt").text
        #expect(text.contains("[ ] 1. Predictive maintenance\n") && text.contains("\n    Pays back in 2.5\u{a0}years"))
        let data = try DataValue(json: try await browser.look("/en/plan/plan.json").text)
        guard case .list(let steps)? = data["steps"], case .text(let expected)? = steps.first?["expected"] else {
            return #expect(Bool(false), "no steps")
        }
        #expect(expected.contains("Pays back in 2.5") && steps[0]["id"] == .text("predictive-maintenance"))
        #expect(steps[0]["kind"] == .text("projects") && steps[0]["note"] == nil)
        let changed = try await add(Self.figures.replacing("downtimeHours=240", with: "downtimeHours=1"))
        #expect(changed.text.contains("Does not pay back within its life."))
        #expect(changed.text.matches(of: /id="step-/).count == 1)
    }

    @Test(arguments: ["%zz", "downtimeHours=240", "a=1&a=2&life=%3Cscript%3E", String(repeating: "x", count: 9000)])
    func `figures that are none leave the step without a calculation`(figures: String) async throws {
        let browser = try await Scene(on: try await belarusDatabase()).browser()
        let plan = try await browser.open("/en/plan")
        let answer = try await browser.send(
            "/en/plan/steps", on: plan, ["record": "projects/predictive-maintenance", "figures": figures])
        #expect(answer.status == 200 && answer.text.contains("href=\"/en/effects/predictive-maintenance\""))
        #expect(!answer.text.contains("plan-expected"))
    }
}
