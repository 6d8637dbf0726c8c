import Actions
import DataPackage
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Editors in their browsers: Anna writes, Boris reviews.
struct EditingPageTests {
    private static let edit = "/en/staff/records/opportunities/gift-for-micro/edit"
    private static let page = "/en/funding/gift-for-micro"

    /// A platform with the small country and people with these roles, each in a browser of their own.
    private static func newsroom(_ roles: [PlatformRole?] = [.editor, .editor]) async throws -> (Scene, [Browser]) {
        let scene = try await Scene()
        try await Norland.load(into: scene.database)
        var browsers: [Browser] = []
        for (role, name) in zip(roles, ["anna", "boris", "clara"]) {
            let browser = scene.browser()
            try await scene.signUp(browser, "\(name)@example.org", name: name.capitalized)
            try await scene.database.write { db in
                let email = try #require(EmailAddress("\(name)@example.org"))
                let person = try #require(try db.people.find(email: email))
                if let role { try db.roleGrants.add(RoleGrant(role), to: person.id, at: .morning) }
            }
            if role != nil { _ = try await scene.addFactor(browser) }
            browsers.append(browser)
        }
        return (scene, browsers)
    }

    /// Saves the form as it is shown, with these fields typed anew; ends where the button leads.
    @discardableResult
    private static func save(
        _ typed: [String: String], at address: String = edit, on page: Answer? = nil, by browser: Browser,
        then button: String = ""
    ) async throws -> Answer {
        let shown = if let page { page } else { try await browser.open(address) }
        var fields = shown.typed
        fields.merge(typed) { $1 }
        fields["then"] = button
        return try await browser.send(address, on: shown, fields)
    }

    @discardableResult
    private static func take(
        _ step: String, _ fields: [String: String] = [:], on page: Answer, by browser: Browser
    ) async throws -> Answer {
        let action = try #require(page.text.firstMatch(of: try Regex("action=\"([^\"]+/\(step))\""))?[1].substring)
        return try await browser.send(String(action), on: page, fields)
    }

    // MARK: The way of a text

    @Test func `a text goes from the form over review to the page, the search and the history`() async throws {
        let (_, people) = try await Self.newsroom()
        #expect(try await people[0].open(Self.page).text.contains("href=\"\(Self.edit)\""))
        let draft = try await Self.save(
            ["/title/en": "Zanzibar gift"], by: people[0], then: "review")
        #expect(draft.text.contains("<ins>Zanzibar gift</ins>"))
        #expect(draft.text.contains("<del>Gift for the first bench</del>"))
        try await Self.take("hand-in", ["text": "From the new plan."], on: draft, by: people[0])
        #expect(try await !people[1].open(Self.page).text.contains("Zanzibar"))
        let work = try await people[1].open("/en/staff/work")
        #expect(work.text.contains("Waiting for your review: 1") && work.text.contains("From the new plan."))
        let link = try #require(work.text.firstMatch(of: /href="(\/en\/staff\/drafts\/[^"]+)"/)).1
        let seen = try await people[1].open(String(link))
        let published = try await Self.take("publication", on: seen, by: people[1])
        #expect(published.status == 200 && published.text.contains("Published."))
        let page = try await people[1].open(Self.page)
        #expect(page.text.contains("Zanzibar gift") && page.text.contains("<del>Gift for the first bench</del>"))
        #expect(try await people[1].open("/en/search?q=zanzibar").text.contains("Zanzibar gift"))
        // The same button pressed twice says what happened, and does nothing.
        #expect(try await Self.take("publication", on: seen, by: people[1]).status == 409)
    }

    @Test func `a reviewer asks for changes, and the author sees what`() async throws {
        let (_, people) = try await Self.newsroom([.editor, .reviewer])
        let draft = try await Self.save(["/contact": "office@example.org"], by: people[0], then: "review")
        let handed = try await Self.take("hand-in", on: draft, by: people[0])
        #expect(!handed.text.contains("/publication\"") && handed.text.contains("/withdrawal\""))
        let path = try #require(handed.text.firstMatch(of: /\/en(\/staff\/drafts\/[^\/"]+)\//)).1
        let seen = try await people[1].open("/en\(path)")
        #expect(!seen.text.contains("/publication\""))
        let empty = try await Self.take("changes", on: seen, by: people[1])
        #expect(empty.status == 409 && empty.text.contains("Say what should be changed."))
        try await Self.take("changes", ["text": "Which <office>?"], on: seen, by: people[1])
        let work = try await people[0].open("/en/staff/work")
        #expect(work.text.contains("Changes asked for: 1") && work.text.contains("Which &lt;office&gt;?"))
        #expect(try await people[0].open(Self.edit).text.contains("Boris asks for changes:"))
    }

    @Test func `what is typed with a refused step is shown again`() async throws {
        let (_, people) = try await Self.newsroom()
        let draft = try await Self.save(["/contact": "office@example.org"], by: people[0], then: "review")
        let handed = try await Self.take("hand-in", on: draft, by: people[0])
        let path = try #require(handed.text.firstMatch(of: /\/en(\/staff\/drafts\/[^\/"]+)\//)).1
        let seen = try await people[1].open("/en\(path)")
        try await Self.take("withdrawal", on: handed, by: people[0])
        let late = try await Self.take("changes", ["text": "A long remark"], on: seen, by: people[1])
        #expect(late.status == 409 && late.text.contains("The draft has gone on"))
    }

    // MARK: The form

    @Test(arguments: Kind.allCases)
    func `a form that is sent as it was shown changes nothing`(kind: Kind) async throws {
        let (scene, people) = try await Self.newsroom([.editor])
        let records = try await scene.database.read { try $0.records.all(kind) }
        for record in records {
            let address = "/en/staff/records/\(kind.rawValue)/\(record.id)/edit"
            let draft = try await Self.save([:], at: address, by: people[0], then: "review")
            #expect(draft.text.contains("Nothing so far"), "\(kind)/\(record.id)")
            let form = try await people[0].open(address)
            for name in kind.fieldNames { #expect(!form.text.contains("<legend>\(name)"), "no word for \(name)") }
        }
        let drafts = try await scene.database.read { db in try db.drafts.part(in: [.draft], by: db.anna, limit: 100) }
        #expect(drafts.count == records.count)
        for draft in drafts { #expect(draft.body == draft.base, "\(kind)/\(draft.record)") }
    }

    @Test func `mistakes stand beside their fields, in the summary and on their line, and nothing typed is lost`()
        async throws
    {
        let (_, people) = try await Self.newsroom([.editor])
        let saved = try await Self.save(
            [
                "/title/be": "", "/amount/max": "plenty", "/provider/0": "nobody", "/asOf": "yesterday",
                "/testFirms/0/firm/employees": "a few", "/criteria/0/expression/value": "many", "/sources/0/place": "",
            ], by: people[0])
        #expect(saved.text.contains("<a href=\"#f-amount-max\">Amount: Enter a whole number"))
        #expect(saved.text.contains("<a href=\"#f-title-be\">Title: This field is required.</a>"))
        #expect(saved.text.contains("<a href=\"#f-provider-0\">"))
        #expect(saved.text.contains("<a href=\"#f-asOf\">"))
        #expect(saved.text.contains("<a href=\"#f-sources-0-place\">"))
        #expect(saved.text.contains("<a href=\"#f-criteria-0-expression-value\">"))
        #expect(saved.text.contains("<a href=\"#f-testFirms-0-firm-employees\">Test firms, 1: Enter a whole number"))
        #expect(saved.text.contains("<a href=\"#f-testFirms-0-title\">"))
        #expect(saved.typed["/testFirms/0/firm/employees"] == "a few")
        #expect(!saved.text.contains("The conditions say:"), "of a firm that cannot be read they say nothing")
        #expect(saved.text.contains("value=\"plenty\"") && saved.text.contains("value=\"nobody\""))
        #expect(saved.text.contains("aria-invalid=\"true\" aria-describedby=\"f-asOf-error f-asOf-hint\""))
        let path = try #require(saved.text.firstMatch(of: /\/en(\/staff\/drafts\/[^\/"]+)"/)).1
        let draft = try await people[0].open("/en\(path)")
        let refused = try await Self.take("hand-in", on: draft, by: people[0])
        #expect(refused.status == 409 && refused.text.contains("The draft has mistakes"))
    }

    @Test func `text that is no YAML is kept as it was typed, with the line of the mistake`() async throws {
        let (_, people) = try await Self.newsroom([.editor])
        let text = "- id: a\n  source: [blocking\n"
        let saved = try await Self.save(
            ["/observations": text], at: "/en/staff/records/indicators/looms-with-a-memory/edit", by: people[0])
        #expect(saved.text.contains(": line "))
        #expect(saved.text.contains("source: [blocking"))
        #expect(saved.typed["/observations"] == text)
    }

    @Test func `a rule is built line by line, says itself in words, and a condition goes when it is told to`()
        async throws
    {
        let (scene, people) = try await Self.newsroom([.editor])
        let rule = "/criteria/0/expression"
        func saved(_ typed: [String: String]) async throws -> (page: Answer, rules: [String]) {
            let page = try await Self.save(typed, by: people[0])
            let drafts = try await scene.database.read { db in
                try db.drafts.part(in: [.draft], by: db.anna, limit: 1)
            }
            guard case .list(let criteria)? = drafts.first?.body["criteria"] else { return (page, []) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let rules = try criteria.map { try encoder.encode(try #require($0["expression"])) }
            return (page, rules.map { String(decoding: $0, as: UTF8.self) })
        }
        let two = try await saved([
            "\(rule)/and/subject": "region", "\(rule)/and/comparator": "notIn", "\(rule)/and/value": "XN-NS",
        ])
        #expect(
            two.rules == [#"{"all":[{"fact":"employees","lessThan":6},{"fact":"region","notIn":["XN-NS"]}]}"#])
        #expect(two.page.text.contains("In words: Fewer than "))
        let nested = try await saved([
            "\(rule)/all/2/subject": "any", "\(rule)/all/0/subject": "", "\(rule)/all/1/comparator": "in",
            "\(rule)/all/1/value": "XN-NS; XN-SS",
        ])
        #expect(nested.rules == [#"{"all":[{"fact":"region","in":["XN-NS","XN-SS"]},{"any":[]}]}"#])
        let filled = try await saved([
            "\(rule)/all/1/any/0/subject": "turnover", "\(rule)/all/1/any/0/comparator": "atMost",
            "\(rule)/all/1/any/0/value": "50 000,5 xnl",
        ])
        let turnover = #"{"atMost":{"amount":50000.5,"currency":"XNL"},"fact":"turnover"}"#
        #expect(filled.rules == [#"{"all":[{"fact":"region","in":["XN-NS","XN-SS"]},{"any":[\#(turnover)]}]}"#])
        let gone = try await saved(["/criteria/0/remove": "1"])
        #expect(gone.rules == [])
    }

    @Test func `test firms are typed fact by fact, and the form says what the conditions answer and why`() async throws
    {
        let (scene, people) = try await Self.newsroom([.editor])
        let empty = try await people[0].open(Self.edit)
        // The conditions ask for employees only; a firm that is not there yet has today's day.
        for number in 0..<TestFirm.fewest {
            #expect(empty.text.contains("name=\"/testFirms/\(number)/firm/employees\" value=\"\""))
            #expect(empty.typed["/testFirms/\(number)/day"] == "2026-03-01")
        }
        #expect(!empty.text.contains("/testFirms/3/title"))
        func firm(_ number: Int, _ title: String, _ outcome: Outcome, _ employees: String) -> [String: String] {
            let firm = "/testFirms/\(number)"
            return [
                "\(firm)/title": title, "\(firm)/outcome": outcome.rawValue, "\(firm)/firm/employees": employees,
            ]
        }
        let typed = firm(0, "Weaver", .eligible, "3").merging(firm(1, "Mill", .eligible, "300")) { $1 }
            .merging(firm(2, "Nobody counted", .undetermined, "")) { $1 }
        let saved = try await Self.save(typed, by: people[0])
        #expect(saved.text.contains("The conditions say: eligible. You have 3\u{a0}employees; fewer than "))
        #expect(saved.text.contains("The conditions say: ineligible. You have 300\u{a0}employees; fewer than "))
        #expect(saved.text.contains("The conditions say: undetermined. "))
        #expect(saved.text.contains("<a href=\"#f-testFirms-1-outcome\">"))
        #expect(!saved.text.contains("<a href=\"#f-testFirms-0") && !saved.text.contains("<a href=\"#f-testFirms-2"))
        let more = try await Self.save(
            [
                "/testFirms/1/outcome": "ineligible", "/testFirms/1/more/fact": "ownership",
                "/testFirms/1/more/value": "private", "/testFirms/0/remove": "1",
            ], by: people[0])
        #expect(!more.text.contains("Weaver"))
        #expect(more.text.contains("<option value=\"private\" selected>private</option>"))
        let draft = try await scene.database.read { db in
            try db.drafts.part(in: [.draft], by: db.anna, limit: 1).first
        }
        guard case .list(let firms)? = draft?.body["testFirms"] else { throw Refusal.notFound }
        #expect(firms.map { $0["firm"]?["employees"] } == [.integer(300), nil])
        #expect(firms[0]["firm"]?["ownership"] == .text("private"))
        let page = try await people[0].open("/en/staff/drafts/\(try #require(draft).id)").text
        #expect(
            page.contains(
                "<ins>ineligible · 1 March 2026 · Number of employees: 300 · Ownership: private</ins>"))
    }

    @Test func `a list grows by the row that was filled, and shrinks by the one that was emptied`() async throws {
        let (scene, people) = try await Self.newsroom([.editor])
        try await Self.save(
            ["/covers/1/be": "клей", "/covers/1/ru": "клей", "/covers/1/en": "glue", "/instruments/0": ""],
            by: people[0], then: "covers")
        let draft = try await scene.database.read { db in
            try db.drafts.part(in: [.draft], by: db.anna, limit: 1).first
        }
        #expect(draft?.body["covers"]?[item: 1]?["en"] == .text("glue"))
        #expect(draft?.body["instruments"] == nil)
    }

    @Test func `a new record is begun, previewed in each language and published`() async throws {
        let (_, people) = try await Self.newsroom()
        let work = try await people[0].open("/en/staff/work")
        let wrong = try await people[0].send(
            "/en/staff/drafts", on: work, ["kind": "services", "id": "Кірыліца"])
        #expect(wrong.status == 422 && wrong.text.contains("value=\"Кірыліца\""))
        let form = try await people[0].send("/en/staff/drafts", on: work, ["kind": "services", "id": "zanzibar"])
        let address = "/en/staff/records/services/zanzibar/edit"
        let typed = [
            "/title/be": "Занзібар", "/title/ru": "Занзибар", "/title/en": "Zanzibar", "/summary/be": "А",
            "/summary/ru": "Б", "/summary/en": "C", "/provider/0": "guild", "/sources/0/document": "harbour-plan",
            "/sources/0/place": "page 1", "/asOf": "2024-01-01",
        ]
        let preview = try await Self.save(typed, at: address, on: form, by: people[0], then: "preview")
        #expect(preview.status == 200 && preview.text.contains("This is a preview."))
        #expect(preview.text.contains("<h1>Zanzibar</h1>") && preview.text.contains("noindex"))
        let path = try #require(preview.text.firstMatch(of: /\/en(\/staff\/drafts\/[^\/"]+)/)).1
        #expect(try await people[0].open("/ru\(path)/preview").text.contains("<h1>Занзибар</h1>"))
        #expect(try await people[0].open("/be\(path)/preview").text.contains("<h1>Занзібар</h1>"))
        #expect(try await people[0].open("/en/services/zanzibar").status == 404)
        let draft = try await people[0].open("/en\(path)")
        try await Self.take("hand-in", on: draft, by: people[0])
        let seen = try await people[1].open("/en\(path)")
        try await Self.take("publication", on: seen, by: people[1])
        #expect(try await people[1].open("/en/services/zanzibar").text.contains("<h1>Zanzibar</h1>"))
    }

    // MARK: Two at once

    @Test func `the second of two windows is shown both texts and saves knowingly`() async throws {
        let (scene, people) = try await Self.newsroom([.editor])
        try await Self.save(["/contact": "zero"], by: people[0])
        let (one, two) = (try await people[0].open(Self.edit), try await people[0].open(Self.edit))
        try await Self.save(["/contact": "first"], on: one, by: people[0])
        let conflict = try await Self.save(["/contact": "second"], on: two, by: people[0])
        #expect(conflict.status == 409 && conflict.text.contains("saved in another window"))
        #expect(conflict.text.contains("<q>first</q>") && conflict.text.contains("<q>second</q>"))
        #expect(conflict.typed["/contact"] == "second")
        #expect(try await Self.save([:], on: conflict, by: people[0]).status == 200)
        let draft = try await scene.database.read { db in
            try db.drafts.part(in: [.draft], by: db.anna, limit: 1).first
        }
        #expect(draft?.body["contact"] == .text("second"))
    }

    @Test func `a text typed while the draft was handed in is saved by taking it back`() async throws {
        let (scene, people) = try await Self.newsroom([.editor])
        let draft = try await Self.save(["/contact": "zero"], by: people[0], then: "review")
        let window = try await people[0].open(Self.edit)
        try await Self.take("hand-in", on: draft, by: people[0])
        let conflict = try await Self.save(["/contact": "late"], on: window, by: people[0])
        #expect(conflict.status == 409 && conflict.text.contains("value=\"takeBack\""))
        try await Self.save([:], on: conflict, by: people[0], then: "takeBack")
        let saved = try await scene.database.read { db in
            try db.drafts.part(in: [.draft], by: db.anna, limit: 1).first
        }
        #expect(saved?.body["contact"] == .text("late"))
    }

    @Test func `whoever publishes second sees what the first changed, and brings both together`() async throws {
        let (_, people) = try await Self.newsroom()
        let anna = try await Self.save(
            ["/contact": "anna@example.org", "/summary/en": "Anna's words"], by: people[0], then: "review")
        let boris = try await Self.save(
            ["/title/en": "Boris' gift", "/summary/en": "Boris' words"], by: people[1], then: "review")
        #expect(try await people[0].open(Self.edit).text.contains("Boris is writing on this record, too."))
        let handed = try await Self.take("hand-in", on: boris, by: people[1])
        let path = try #require(handed.text.firstMatch(of: /\/en(\/staff\/drafts\/[^\/"]+)\//)).1
        try await Self.take("publication", on: try await people[0].open("/en\(path)"), by: people[0])
        let form = try await people[0].open(Self.edit)
        #expect(form.text.contains("The record was changed while you were writing"))
        #expect(form.text.contains("You and others changed the same place"))
        #expect(form.text.contains("<ins>Boris&#39; words</ins>") && form.text.contains("<ins>Anna&#39;s words</ins>"))
        let merged = try await Self.take("update", on: form, by: people[0])
        #expect(merged.typed["/title/en"] == "Boris' gift" && merged.typed["/contact"] == "anna@example.org")
        #expect(merged.typed["/summary/en"] == "Anna's words")
        #expect(!merged.text.contains("The record was changed while you were writing"))
        #expect(anna.status == 200)
    }

    // MARK: Who may

    @Test func `whoever is no editor finds neither link nor form nor draft`() async throws {
        let (scene, people) = try await Self.newsroom([.editor, nil])
        let draft = try await Self.save(["/contact": "zero"], by: people[0], then: "review")
        let path = try #require(draft.text.firstMatch(of: /(\/en\/staff\/drafts\/[^\/"]+)\//)).1
        for address in [Self.edit, "/en/staff/work", String(path), "\(path)/preview"] {
            #expect(try await people[1].open(address).status == 404, "\(address)")
            let visitor = try await scene.browser().open(address)
            #expect(visitor.text.contains("action=\"/en/sign-in\""), "\(address)")
        }
        #expect(try await !people[1].open(Self.page).text.contains("/edit\""))
        #expect(try await people[1].open("/en/staff/records/secrets/x/edit").status == 404)
    }

    @Test func `nobody approves what they wrote, whatever form they send`() async throws {
        let (_, people) = try await Self.newsroom([.editor])
        let draft = try await Self.save(["/contact": "zero"], by: people[0], then: "review")
        let handed = try await Self.take("hand-in", on: draft, by: people[0])
        let action = try #require(handed.text.firstMatch(of: /(\/en\/staff\/drafts\/[^\/"]+)\/withdrawal/)).1
        var fields = handed.hidden("\(action)/withdrawal")
        fields["text"] = "fine"
        for step in ["publication", "changes"] {
            let answer = try await people[0].post("\(action)/\(step)", fields)
            #expect(answer.status == 409 && answer.text.contains("Four eyes"), "\(step)")
        }
    }

    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{301}onfocus=alert(1)"])
    func `hostile texts are shown as texts in form, comparison and preview`(text: String) async throws {
        let (_, people) = try await Self.newsroom([.editor])
        let form = try await Self.save(
            [
                "/title/en": text, "/contact": text, "/url": text, "/testFirms/0/title": text,
                "/testFirms/0/firm/employees": text, "/testFirms/0/firm/\(text)": text, "/criteria/0/title/en": text,
                "/criteria/0/expression/subject": text, "/criteria/0/expression/value": text,
            ], by: people[0])
        #expect(form.text.unicodeScalars.contains(text.escaped.unicodeScalars))
        let path = try #require(form.text.firstMatch(of: /(\/en\/staff\/drafts\/[^\/"]+)"/)).1
        let pages = [
            form.text, try await people[0].open(String(path)).text, try await people[0].open("\(path)/preview").text,
        ]
        for page in pages {
            #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
            // A letter that joins the quotation mark does not hide it.
            #expect(!page.unicodeScalars.contains("value=\"\(text)".unicodeScalars))
        }
    }

    @Test(arguments: ["be", "ru"])
    func `the pages for editors speak each language`(language: String) async throws {
        let (_, people) = try await Self.newsroom([.editor])
        let words = try #require(
            [
                "be": ["Рабочы спіс", "Захаваць", "Адправіць на праверку"],
                "ru": ["Рабочий список", "Сохранить", "Отправить на проверку"],
            ][
                language])
        #expect(try await people[0].open("/\(language)/staff/work").text.contains(words[0]))
        let address = Self.edit.replacing("/en/", with: "/\(language)/")
        #expect(try await people[0].open(address).text.contains(words[1]))
        let draft = try await Self.save(["/contact": "zero"], at: address, by: people[0], then: "review")
        #expect(draft.text.contains(words[2]))
    }
}

extension Connection {
    /// The first of the cast.
    fileprivate var anna: Identifier<Person> {
        get throws {
            let email = try #require(EmailAddress("anna@example.org"))
            return try #require(try people.find(email: email)).id
        }
    }
}

extension DataValue {
    fileprivate subscript(item number: Int) -> DataValue? {
        if case .list(let items) = self, items.indices.contains(number) { items[number] } else { nil }
    }
}

extension Answer {
    /// What stands in the fields of the form for a record, by name.
    var typed: [String: String] {
        var typed: [String: String] = [:]
        for match in text.matches(of: /<input class="field" id="[^"]+" name="([^"]+)" value="([^"]*)"/) {
            typed[String(match.1)] = String(match.2).unescaped
        }
        for match in text.matches(
            of: /<textarea class="field[^"]*" id="[^"]+" name="(\/[^"]+)"[^>]*>\n([^<]*)<\/textarea>/)
        {
            typed[String(match.1)] = String(match.2).unescaped
        }
        for match in text.matches(of: /<select class="field" id="[^"]+" name="(\/[^"]+)"[^>]*>(.*?)<\/select>/) {
            let chosen = match.2.firstMatch(of: /<option value="([^"]*)" selected>/)
            typed[String(match.1)] = chosen.map { String($0.1).unescaped } ?? ""
        }
        return typed
    }
}

extension String {
    /// As a page has to write it.
    fileprivate var escaped: String {
        unicodeScalars.map { scalar in
            switch scalar {
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: String(scalar)
            }
        }.joined()
    }

    fileprivate var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(self) { $0.replacing($1.0, with: $1.1) }
    }
}
