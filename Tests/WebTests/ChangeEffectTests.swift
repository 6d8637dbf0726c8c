import Domain
import Store
import TestSupport
import Testing

/// What a scenario comes to, beside the form in which one of its programmes is typed.
struct ChangeEffectTests {
    private static let leasing = "development-bank-sme-leasing"
    private static let stricter = ["/criteria/0/expression/value": "100"]

    /// A scenario with a copy of the published rule: fewer than 250 employees, equipment only.
    private struct Form {
        let analyst: Browser
        let path: String
        let change: String
        var page: Answer

        init(on day: String = "2026-06-30") async throws {
            let scene = try await Scene(on: try await belarusDatabase())
            analyst = try await scene.staff(.analyst, "ada@example.org")
            let list = "/en/staff/scenarios"
            let begun = try await analyst.send(
                list, on: try await analyst.open(list),
                ["title": "Lower limit", "question": "Whom would it help?", "day": day])
            let match = try #require(begun.text.firstMatch(of: /action="(\/en\/staff\/scenarios\/[0-9a-z]+)\/heading"/))
            path = String(match.1)
            page = try await analyst.send("\(path)/changes", on: begun, ["programme": leasing, "aim": "altered"])
            change = "\(path)/changes/1"
        }

        func ask(_ typed: [String: String]) async throws -> Answer {
            var fields = page.typed.merging(typed) { $1 }
            fields["token"] = try await analyst.formToken()
            return try await analyst.post("\(change)/effect", fields)
        }

        /// Takes another programme away, or drafts a new one.
        func add(_ fields: [String: String], at place: String = "changes") async throws {
            try await analyst.send("\(path)/\(place)", on: try await analyst.open(path), fields)
        }
    }

    @Test func `the form tells what the copy does as it stands`() async throws {
        let form = try await Form()
        #expect(form.page.text.contains("What this changes") && form.page.text.contains("rule-effect.js"))
        #expect(form.page.text.contains("with the rules as of 30 June 2026"))
        #expect(form.page.text.contains("<strong>±0</strong>"))
        #expect(!form.page.text.contains("name=\"takeUp\""), "the form asks for the take-up itself")
    }

    @Test func `a stricter rule loses firms, and nothing is saved`() async throws {
        let form = try await Form()
        let answer = try await form.ask(Self.stricter)
        #expect(answer.status == 200 && !answer.text.contains("<html"))
        #expect(answer.text.contains("<strong>−2,228</strong>"), "\(answer.text.prefix(800))")
        #expect(try await !form.analyst.open(form.change).text.contains("−2,228"))
    }

    @Test func `texts decide nothing, and the cost follows what the form assumes`() async throws {
        let form = try await Form()
        #expect(try await form.ask([:]).text.contains("No share that takes it up is assumed"))
        let assumed = [
            "/title/en": "", "/criteria/0/title/ru": "", "/assumptions/takeUp": "50", "/assumptions/amount": "1000",
            "/assumptions/currency": "BYN", "/criteria/0/expression/value": "100",
        ]
        let answer = try await form.ask(assumed)
        #expect(answer.text.contains("If 50 % of the 108,977 firms"), "\(answer.text.suffix(1500))")
        #expect(answer.text.contains("54,488,500\u{a0}BYN"))
        let wrong = try await form.ask(["/assumptions/takeUp": "lots"])
        #expect(wrong.text.contains("nothing is counted") && !wrong.text.contains("<table"))
    }

    @Test func `the other changes of the scenario are counted too, but those with mistakes`() async throws {
        let form = try await Form()
        let alone = try await form.ask(Self.stricter).text
        let gone = try #require(
            try Belarus.records(Opportunity.self).first { $0.id != Self.leasing && $0.criteria.isEmpty == false })
        try await form.add(["programme": gone.id, "aim": "removed"])
        try await form.add([:], at: "programmes")
        let together = try await form.ask(Self.stricter).text
        #expect(together.contains("<strong>−2,228</strong>"), "of this programme it is the same")
        #expect(together.contains("Not counted, because they have mistakes: A programme without a title."))
        #expect(!alone.contains("Not counted"))
        let names = together.matches(of: /<li>([^<]+) <span class="effect-counts">/).map { String($0.1) }
        #expect(!names.contains(gone.core.title.en))
    }

    @Test func `without a script the button keeps the change and shows its effect`() async throws {
        let form = try await Form()
        let typed = form.page.typed.merging(Self.stricter.merging(["columns": "OWNERSHIP", "then": "effect"]) { $1 }) {
            $1
        }
        let saved = try await form.analyst.send(form.change, on: form.page, typed)
        #expect(saved.text.contains("−2,228") && saved.text.contains("<option value=\"OWNERSHIP\" selected>"))
        let back = try await form.analyst.send(form.change, on: saved, saved.typed.merging(["then": "back"]) { $1 })
        #expect(back.text.contains("scenario-figures"))
    }

    @Test func `only who writes the scenario is told, and only of a programme that stays`() async throws {
        let form = try await Form()
        try await form.add(["programme": "digital-factory-status", "aim": "removed"])
        let token = ["token": try await form.analyst.formToken(), "/title/en": "Kept?", "seen": "3"]
        for path in ["\(form.path)/changes/2", "\(form.path)/changes/2/effect", "\(form.path)/changes/9/effect"] {
            #expect(try await form.analyst.post(path, token).status == 404, "\(path)")
        }
    }
}
