import Domain
import Foundation
import Store
import TestSupport
import Testing

/// An analyst and others at the pages of scenarios.
struct ScenarioPageTests {
    private static let list = "/en/staff/scenarios"
    private static let heading = [
        "title": "Lower limit", "question": "Whom would it help?", "day": "2020-06-30",
    ]

    private static func scene() async throws -> (Scene, Browser) {
        let scene = try await Scene(on: try await belarusDatabase())
        return (scene, try await scene.staff(.analyst, "ada@example.org"))
    }

    /// Begins a scenario and gives its page and its path.
    private static func begin(_ browser: Browser) async throws -> (page: Answer, path: String) {
        let page = try await browser.send(list, on: try await browser.open(list), heading)
        let match = try #require(page.text.firstMatch(of: /action="(\/en\/staff\/scenarios\/[0-9a-z]+)\/heading"/))
        return (page, String(match.1))
    }

    /// Copies a programme in; gives the page of its form and its path.
    private static func copy(
        _ programme: String, into path: String, _ browser: Browser
    ) async throws -> (page: Answer, path: String) {
        let page = try await browser.send(
            "\(path)/changes", on: try await browser.open(path), ["programme": programme, "aim": "altered"])
        let match = try #require(page.text.firstMatch(of: /action="([^"]+\/changes\/[0-9]+)"/))
        return (page, String(match.1))
    }

    private static func programme() throws -> Opportunity {
        try #require(
            try Belarus.records(Opportunity.self).first { opportunity in
                opportunity.criteria.contains { criterion in
                    criterion.expression?.dataValue.canonicalText.contains("\"lessThan\":") ?? false
                }
            } ?? Belarus.records(Opportunity.self).first)
    }

    @Test func `a scenario goes from a question over a copied programme to a page for everybody`() async throws {
        let (scene, ada) = try await Self.scene()
        let (begun, path) = try await Self.begin(ada)
        #expect(begun.status == 200 && begun.text.contains("Whom would it help?"))
        let programme = try Self.programme()
        let (form, change) = try await Self.copy(programme.id, into: path, ada)
        #expect(form.text.contains(programme.core.title.en.prefix(12)))
        var fields = form.typed
        for name in fields.keys where name.contains("/expression/") { fields[name] = "" }
        for criterion in programme.criteria.indices {
            let rule = "/criteria/\(criterion)/expression"
            fields["\(rule)/subject"] = "employees"
            fields["\(rule)/comparator"] = "lessThan"
            fields["\(rule)/value"] = "\(100 + criterion)"
        }
        if programme.areas.isEmpty { fields["/areas/0"] = "COSME-G" }
        fields.merge(["/assumptions/takeUp": "25", "/assumptions/amount": "1000", "/assumptions/currency": "EUR"]) {
            $1
        }
        let saved = try await ada.send(change, on: form, fields)
        #expect(saved.status == 200 && saved.text.contains("There are no mistakes"), "\(saved.text.prefix(3000))")
        let shown = try await ada.open(path)
        #expect(shown.text.contains("scenario-figures") && shown.text.contains("25%"))
        let divided = try await ada.open("\(path)?rows=COSME-COST&columns=NACE")
        #expect(divided.text.contains("value=\"COSME-COST\" selected"))
        #expect(divided.text.contains("value=\"NACE\" selected"))
        #expect(try await ada.open("\(path)?columns=COLOUR").status == 404)
        let proposed = try await ada.send("\(path)/proposal", on: shown, [:])
        #expect(proposed.text.contains("Waits for a colleague") && !proposed.text.contains("/publication\""))
        let alone = ["token": try await ada.formToken(), "seen": "9"]
        #expect(try await ada.post("\(path)/publication", alone).status == 409, "nobody publishes their own")
        let otto = try await scene.staff(.operator, "otto@example.org")
        let page = try await otto.send("\(path)/publication", on: try await otto.open(path), [:])
        #expect(page.status == 200 && page.text.contains("BLAKE2b"))
        let id = try #require(path.split(separator: "/").last)
        let visitor = scene.browser()
        for language in Language.allCases {
            let answer = try await visitor.open("/\(language)/scenarios/\(id)")
            #expect(answer.status == 200 && answer.text.contains("Whom would it help?"))
        }
        #expect(try await visitor.open("/en/scenarios").text.contains("/en/scenarios/\(id)"))
        let csv = try await visitor.open("/en/scenarios/\(id)/figures.csv")
        #expect(csv.text.hasPrefix("COSME,label,SIZE,label,eligibleBefore"))
        let regions = try await visitor.open("/en/scenarios/\(id)?columns=REGION")
        #expect(regions.text.contains("value=\"REGION\" selected") && !regions.text.contains(">unknown<"))
        #expect(regions.text.contains("figures.csv?rows=COSME&amp;columns=REGION"))
        let regional = try await visitor.open("/be/scenarios/\(id)/figures.csv?columns=REGION")
        #expect(regional.text.contains(",unknown,Рэгіён невядомы,"))
        for query in ["rows=COSME-COST", "columns=LEGAL", "rows=x"] {
            #expect(try await visitor.open("/en/scenarios/\(id)?\(query)").status == 404, "what was not kept")
            #expect(try await visitor.open("/en/scenarios/\(id)/figures.csv?\(query)").status == 404)
        }
        #expect(try await ada.open("\(path)?columns=OWNERSHIP").text.contains("value=\"OWNERSHIP\" selected"))
        let json = try await visitor.open("/api/v1/scenarios/\(id)")
        let stored = try await scene.database.read { try $0.publishedScenarios.find(.init(String(id))) }
        #expect(json.text == stored?.text)
        let items = try await visitor.open("/api/v1/scenarios").text
        #expect(items.contains(stored?.digest ?? "none"))
        #expect(try await ada.open(change).status == 404, "what is published is not written in")
    }

    @Test func `what is typed wrong is kept, named, and keeps the effect away`() async throws {
        let (_, ada) = try await Self.scene()
        let (_, path) = try await Self.begin(ada)
        let (form, change) = try await Self.copy(try Self.programme().id, into: path, ada)
        var fields = form.typed
        fields["/assumptions/takeUp"] = "lots <b>"
        fields["/title/en"] = ""
        let saved = try await ada.send(change, on: form, fields)
        #expect(saved.text.contains("lots &lt;b&gt;") && saved.text.contains("error-summary"))
        let shown = try await ada.open(path)
        #expect(shown.text.contains("has mistakes") && !shown.text.contains("scenario-figures"))
        #expect(!shown.text.contains("/proposal\""))
        let refused = try await ada.post(
            "\(path)/proposal", ["token": try await ada.formToken(), "seen": "3"])
        #expect(refused.status == 409)
    }

    @Test func `a language that is missing keeps a scenario from being published, not from being counted`() async throws
    {
        let (_, ada) = try await Self.scene()
        let (_, path) = try await Self.begin(ada)
        let (form, change) = try await Self.copy(try Self.programme().id, into: path, ada)
        var fields = form.typed
        fields["/title/en"] = ""
        let saved = try await ada.send(change, on: form, fields)
        #expect(!saved.text.contains("error-summary") && saved.text.contains("write: Title, English."))
        let shown = try await ada.open(path)
        #expect(shown.text.contains("not in all languages yet") && shown.text.contains("scenario-figures"))
        #expect(!shown.text.contains("/proposal\""))
        let refused = try await ada.post("\(path)/proposal", ["token": try await ada.formToken(), "seen": "3"])
        #expect(refused.status == 409)
    }

    @Test func `the second window sees what the first has saved, and loses nothing`() async throws {
        let (_, ada) = try await Self.scene()
        let (_, path) = try await Self.begin(ada)
        let (form, change) = try await Self.copy(try Self.programme().id, into: path, ada)
        var (mine, yours) = (form.typed, form.typed)
        mine["/title/en"] = "Mine"
        yours["/title/en"] = "Yours"
        try await ada.send(change, on: form, mine)
        let late = try await ada.send(change, on: form, yours)
        #expect(late.status == 409 && late.text.contains("Mine") && late.text.contains("Yours"))
        let again = try await ada.send(change, on: late, yours)
        #expect(again.status == 200 && again.text.contains("Yours"))
        let first = try await ada.open(path)
        var heading = Self.heading
        heading["title"] = "First"
        try await ada.send("\(path)/heading", on: first, heading)
        heading["title"] = "Second"
        let conflict = try await ada.send("\(path)/heading", on: first, heading)
        #expect(conflict.status == 409 && conflict.text.contains("Second") && conflict.text.contains("First"))
        #expect(try await ada.send("\(path)/heading", on: conflict, heading).text.contains("Second"))
    }

    @Test func `two scenarios stand side by side with today`() async throws {
        let (_, ada) = try await Self.scene()
        var paths: [String] = []
        for aim in ["altered", "removed"] {
            let (page, path) = try await Self.begin(ada)
            try await ada.send(
                "\(path)/changes", on: page, ["programme": try Self.programme().id, "aim": aim])
            paths.append(path)
        }
        let ids = paths.compactMap { $0.split(separator: "/").last.map(String.init) }
        let page = try await ada.open("\(Self.list)/compare?a=\(ids[0])&b=\(ids[1])")
        #expect(page.status == 200 && page.text.contains("data-label=\"Today\""))
        let divided = try await ada.open(
            "\(Self.list)/compare?a=\(ids[0])&b=\(ids[1])&rows=COSME-COST&columns=OWNERSHIP")
        #expect(divided.status == 200 && divided.text.contains("value=\"OWNERSHIP\" selected"))
        let one = try await ada.open("\(Self.list)/compare?a=\(ids[0])&b=\(ids[0])")
        #expect(one.status == 200 && one.text.contains("Choose two scenarios"))
        #expect(try await ada.open("\(Self.list)/compare?a=nothing").status == 404)
    }

    @Test func `others find nothing until it is shared`() async throws {
        let (scene, ada) = try await Self.scene()
        let (page, path) = try await Self.begin(ada)
        let otto = try await scene.staff(.operator, "otto@example.org")
        #expect(try await otto.open(path).status == 404)
        try await ada.send("\(path)/sharing", on: page, [:])
        let seen = try await otto.open(path)
        #expect(seen.status == 200 && !seen.text.contains("/heading\""))
        #expect(try await otto.open(Self.list).text.contains("Lower limit"))
        let refused = try await otto.post("\(path)/removal", ["token": try await otto.formToken()])
        #expect(refused.status == 409 || refused.status == 403)
        #expect(try await ada.open(path).status == 200)
    }

    @Test(arguments: [
        ["title": ""], ["day": "tomorrow"], ["question": String(repeating: "я", count: 5000)],
        ["title": "a\u{1}b"],
    ])
    func `a heading that cannot be is refused with what was typed`(wrong: [String: String]) async throws {
        let (_, ada) = try await Self.scene()
        let typed = Self.heading.merging(wrong) { $1 }
        let answer = try await ada.send(Self.list, on: try await ada.open(Self.list), typed)
        #expect(answer.status == 422 && answer.text.contains("error-summary"))
    }
}
