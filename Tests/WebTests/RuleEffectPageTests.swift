import Domain
import Store
import TestSupport
import Testing

/// What a rule changes, beside the form in which it is typed.
struct RuleEffectPageTests {
    private static let record = "/en/staff/records/opportunities/development-bank-sme-leasing"
    /// The published rule: fewer than 250 employees, equipment only.
    private static let rule = [
        "/costsCovered/0": "cost-tangible", "/availability": "open", "/criteria/0/severity": "blocking",
        "/criteria/0/expression/subject": "employees", "/criteria/0/expression/comparator": "lessThan",
        "/criteria/0/expression/value": "250",
    ]

    private static func editor() async throws -> Browser {
        try await Scene(on: try await belarusDatabase()).staff(.editor, "anna@example.org")
    }

    private static func ask(_ typed: [String: String], by browser: Browser) async throws -> Answer {
        var fields = rule
        fields.merge(typed) { $1 }
        fields["token"] = try await browser.formToken()
        return try await browser.post("\(record)/effect", fields)
    }

    @Test func `the form tells what the rule as it stands does`() async throws {
        let form = try await Self.editor().open("\(Self.record)/edit")
        #expect(form.text.contains("What this changes") && form.text.contains("rule-effect.js"))
        #expect(form.text.contains("111,214 modelled firms") && form.text.contains("Fewer than 275\u{a0}employees"))
    }

    @Test func `a stricter rule loses firms, and nothing is saved`() async throws {
        let browser = try await Self.editor()
        let published = try await Self.ask([:], by: browser)
        #expect(published.status == 200 && !published.text.contains("<html"))
        #expect(published.text.contains("<strong>±0</strong>"))
        let stricter = try await Self.ask(["/criteria/0/expression/value": "100"], by: browser)
        #expect(published.text.contains("Nothing changes in any area."))
        // All medium-sized firms have more than 100 employees; nine of 2,237 have 250 and were out before.
        #expect(stricter.text.contains("<strong>−2,228</strong>"), "\(stricter.text.prefix(800))")
        #expect(stricter.text.contains("Fewer than 110\u{a0}employees"))
        #expect(try await !browser.open("\(Self.record)/edit").text.contains("−2,228"))
    }

    @Test func `the cost follows the take-up that is typed, and is not known without an amount`() async throws {
        let browser = try await Self.editor()
        #expect(try await Self.ask([:], by: browser).text.contains("its cost is not known"))
        let amount = [
            "/amount/min": "100", "/amount/max": "1000", "/amount/currency": "BYN",
            "/criteria/0/expression/value": "100", "takeUp": "50",
        ]
        let cost = try await Self.ask(amount, by: browser)
        #expect(cost.text.contains("If 50 % of the 108,977 firms"), "\(cost.text.suffix(1500))")
        #expect(cost.text.contains("from 5,448,850\u{a0}BYN to 54,488,500\u{a0}BYN"))
        let wrong = try await Self.ask(amount.merging(["takeUp": "many"]) { $1 }, by: browser)
        #expect(wrong.status == 200 && wrong.text.contains("Type a number from 0 to 100"))
    }

    @Test func `where only the average amount is stated, the cost is told by it`() async throws {
        let browser = try await Self.editor()
        let typed = ["/amount/average": "100", "/amount/currency": "BYN", "takeUp": "50"]
        let cost = try await Self.ask(typed, by: browser)
        #expect(
            cost.text.contains("about 5,560,250\u{a0}BYN if each takes the average amount"), "\(cost.text.suffix(1500))"
        )
    }

    @Test func `a rule that cannot be read yet is told so, in place of an effect`() async throws {
        let browser = try await Self.editor()
        for typed in [
            ["/criteria/0/expression/value": "many"], ["/criteria/0/expression/comparator": ""],
            ["/criteria/0/severity": ""], ["/areas/0": "COSME-Z"],
        ] {
            let answer = try await Self.ask(typed, by: browser)
            #expect(answer.status == 200 && answer.text.contains("nothing is counted"), "\(typed)")
            #expect(!answer.text.contains("<table"))
        }
    }

    @Test func `without a script the button keeps the draft and shows its effect`() async throws {
        let browser = try await Self.editor()
        let form = try await browser.open("\(Self.record)/edit")
        let typed = form.typed.merging(
            ["/criteria/0/expression/value": "100", "takeUp": "20", "columns": "OWNERSHIP", "then": "effect"]
        ) { $1 }
        let saved = try await browser.send("\(Self.record)/edit", on: form, typed)
        #expect(saved.text.contains("−2,228") && saved.text.contains("name=\"takeUp\" value=\"20\""))
        #expect(saved.text.contains("<option value=\"OWNERSHIP\" selected>"))
    }

    @Test func `who decides on a draft sees what its rule changes, and only then`() async throws {
        let scene = try await Scene(on: try await belarusDatabase())
        let anna = try await scene.staff(.editor, "anna@example.org")
        let boris = try await scene.staff(.reviewer, "boris@example.org")
        func saved(_ typed: [String: String]) async throws -> String {
            let form = try await anna.open("\(Self.record)/edit")
            let page = try await anna.send("\(Self.record)/edit", on: form, form.typed.merging(typed) { $1 })
            return String(try #require(page.text.firstMatch(of: /\/en\/staff\/drafts\/[^\/"?]+/)?.0))
        }
        let other = try await saved(["/contact": "office@example.org"])
        #expect(try await !anna.open(other).text.contains("What this changes"))
        let draft = try await saved(["/criteria/0/expression/value": "100"])
        let page = try await anna.open(draft)
        #expect(page.text.contains("What this changes") && page.text.contains("<strong>−2,228</strong>"))
        #expect(
            page.text.firstMatch(of: /<del>[^<]*Fewer than 250[^<]*<\/del>.*<ins>[^<]*Fewer than 100[^<]*<\/ins>/)
                != nil)
        #expect(page.text.contains("action=\"\(draft)#effect\""))
        let seen = try await boris.open("\(draft)?columns=OWNERSHIP&takeUp=20")
        #expect(seen.status == 200 && seen.text.contains("<strong>−2,228</strong>"))
        #expect(seen.text.contains("<option value=\"OWNERSHIP\" selected>"))
        let broken = try await saved(["/criteria/0/expression/value": "many"])
        #expect(try await anna.open(broken).text.contains("nothing is counted"))
    }

    @Test func `only who may edit a source of funding is told`() async throws {
        let scene = try await Scene(on: try await belarusDatabase())
        let analyst = try await scene.staff(.analyst, "boris@example.org")
        #expect(try await Self.ask([:], by: analyst).status == 404)
        let editor = try await scene.staff(.editor, "clara@example.org")
        let other = try await editor.post(
            "/en/staff/records/services/nothing/effect", ["token": try await editor.formToken()])
        #expect(other.status == 404)
    }
}
