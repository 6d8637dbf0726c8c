import Actions
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// A scheme: its page, whom it is for, and what a change of its rule does.
struct RegimePageTests {
    private static let referral = "/en/schemes/uk-bank-referral"

    @Test func `the page says that it is a model of another country, its conditions and where its firms are`()
        async throws
    {
        let page = try await Belarus.visitor().get(Self.referral).text
        #expect(page.contains("In force in another country (United Kingdom)") && page.contains("firms of Belarus"))
        #expect(page.contains("Whom it is for") && !page.contains("Who can get it"))
        #expect(page.contains("25,000,000\u{a0}GBP") && page.contains("Version 1."))
        #expect(page.contains("href=\"\(Self.referral)/firms\"") && !page.contains("/funding/check?"))
        #expect(page.contains("from 30 days") && page.contains("1,000\u{a0}GBP"))
        let version = try await Belarus.visitor().get("\(Self.referral)/conditions/1").text
        #expect(version.contains("Whom it is for") && !version.contains("Who can get it"))
        let digital = try await Belarus.visitor().get("/en/schemes/digital-factory-certification").text
        #expect(digital.contains("Announced, but not available yet") && digital.contains("No conditions have been"))
    }

    @Test(arguments: PopulationTrait.allCases, ["uk-bank-referral", "digital-factory-certification"])
    func `the three outcomes of every line add up to its firms, and the lines to the country`(
        trait: PopulationTrait, id: String
    ) async throws {
        let path = "/schemes/\(id)/firms"
        let file = try await Belarus.visitor().get("/en\(path).csv?columns=\(trait.rawValue)")
        try #require(file.status == 200)
        let lines = file.text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
        #expect(lines.first?.dropFirst() == ["firms", "eligible", "undetermined", "ineligible"])
        let counts = lines.dropFirst().map { $0.dropFirst().compactMap { Int($0) } }
        #expect(counts.reduce(0) { $0 + $1[0] } == 111_214)
        for line in counts { #expect(line[0] == line[1] + line[2] + line[3]) }
        for language in Language.allCases {
            let page = try await Belarus.visitor().get("/\(language.rawValue)\(path)?columns=\(trait.rawValue)")
            #expect(page.status == 200 && page.text.matches(of: /class="scope-bar"/).count == counts.count)
            #expect(!page.text.contains(/regime\.\w+|\{\w+\}/))
        }
    }

    @Test func `what decides is told of all firms and of a part of them, with drawn firms to look at`() async throws {
        let page = try await Belarus.visitor().get("\(Self.referral)/firms").text
        // 1,612 firms are owned by the State; the turnover of the others is not published.
        #expect(page.contains("<strong>109,602</strong>") && page.contains("<strong>1,612</strong>"))
        #expect(page.contains("Not met by 1,612 firms") && page.contains("Not known of 109,602 firms: Yearly turnover"))
        #expect(page.contains("Who is just outside") && page.contains("27,500,000\u{a0}GBP"))
        let part = "\(Self.referral)/firms?columns=OWNERSHIP&of=state"
        #expect(page.contains("columns=SIZE&amp;of=medium#part"))
        let state = try await Belarus.visitor().get(part).text
        #expect(state.contains("what decides") && state.contains("Not met by 1,612 firms (1,612 of them ruled out"))
        #expect(!state.contains("Not known of"))
        for number in 1...5 {
            let firm = try await Belarus.visitor().get("\(Self.referral)/firms/\(number)?columns=OWNERSHIP&of=state")
                .text
            #expect(firm.contains("This firm is made up.") && firm.contains("Out of scope"))
            #expect(firm.contains("mark-failed") && firm.contains("mark-unknown") && firm.contains("mark-caveat"))
        }
    }

    @Test(arguments: [
        "uk-bank-referral/firms?columns=COSME", "uk-bank-referral/firms?of=huge", "nothing/firms", "nothing/firms.csv",
        "uk-bank-referral/firms/6", "uk-bank-referral/firms/0", "uk-bank-referral/firms/one",
        "uk-bank-referral/conditions/2", "efse-loan/firms",
    ])
    func `what means nothing is not found`(path: String) async throws {
        #expect(try await Belarus.visitor().get("/en/schemes/\(path)").status == 404)
    }

    @Test func `a country of which no firms are published has nothing to count`() async throws {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        let visitor = try await Scene(on: database).visitor
        let page = try await visitor.get("/en/schemes/branding-of-boats/firms")
        #expect(page.status == 200 && page.text.contains("nothing can be counted"))
        #expect(try await visitor.get("/en/schemes/branding-of-boats/firms.csv").status == 200)
        #expect(try await visitor.get("/en/schemes/branding-of-boats").text.contains("17 May 2033"))
    }

    @Test func `no table of gaps knows a scheme`() async throws {
        let text = try await Belarus.visitor().get(
            "/en/gaps/cell?rows=INSTRUMENT&columns=SIZE&row=loan&column=medium"
        ).text
        #expect(!text.contains("uk-bank-referral") && !text.contains("digital-factory-certification"))
    }

    // MARK: The form

    private static let form = "/en/staff/records/regimes/branding"
    private static func typed(_ employees: String) -> [String: String] {
        [
            "/criteria/0/severity": "blocking", "/criteria/0/expression/subject": "employees",
            "/criteria/0/expression/comparator": "atLeast", "/criteria/0/expression/value": employees,
        ]
    }

    @Test func `the form of a scheme tells who comes in and falls out, in its own words and without costs`()
        async throws
    {
        let scene = try await Scene(on: try await belarusDatabase())
        let editor = try await scene.staff(.editor, "anna@example.org")
        let empty = try await editor.open("\(Self.form)/edit").text
        #expect(empty.contains("What this changes") && empty.contains("rule-effect.js") && !empty.contains("takeUp"))
        var fields = Self.typed("101")
        fields["token"] = try await editor.formToken()
        let answer = try await editor.post("\(Self.form)/effect", fields)
        // All 2,237 medium-sized firms have more than 100 employees, and no other has.
        #expect(answer.status == 200 && answer.text.contains("In scope: 2,237 (+2,237), facts missing: 0"))
        #expect(answer.text.contains("Which firms come in and fall out") && answer.text.contains("At least 90"))
        for word in ["cost", "source", "support", "can have it"] {
            #expect(!answer.text.contains(word), "\(word)")
        }
        fields["/criteria/0/expression/value"] = "many"
        #expect(try await editor.post("\(Self.form)/effect", fields).text.contains("nothing is counted"))
    }

    @Test func `a rule of a scheme is looked through like any other, and tried before it is handed in`() async throws {
        let database = try await belarusDatabase()
        try await database.read { db in
            let catalogue = try CatalogueCache().catalogue(in: db)
            var regime = try #require(catalogue.regimes.first { $0.id == "uk-bank-referral" })
            func problems() throws -> [Mistake.Problem] {
                try db.check(regime.dataValue, of: .regimes, regime.id, in: catalogue, on: Day(utc: .morning)).mistakes
                    .map(\.problem)
            }
            #expect(try problems() == [])
            let never = Criterion.Expression.all([
                .comparison(Comparison(.employees, .lessThan, .numbers([10]))),
                .comparison(Comparison(.employees, .moreThan, .numbers([10]))),
            ])
            regime.criteria[1] = Criterion(
                identifier: "never", title: regime.core.title, legalResource: "uk-si-2015-1946: 1", expression: never)
            regime.testFirms = []
            #expect(try problems().contains(.rule(.neverHolds)))
        }
    }

    // MARK: The API

    private func ask(_ json: String) async throws -> DataValue {
        let answer = try await Belarus.visitor().post("/api/v1/coverage/scope", json: json)
        #expect(answer.status == 200, "\(answer.text.prefix(300))")
        return try DataValue(json: answer.text)
    }

    @Test func `a program asks whom a scheme is for, of one that is there and of one that is thought of`()
        async throws
    {
        let known = try await ask(#"{"regime": "uk-bank-referral", "columns": "OWNERSHIP", "at": "2020-06-30"}"#)
        #expect(known["population"] == .integer(111_214) && known["at"] == .text("2020-06-30"))
        #expect(known["overall"]?["after"]?["undetermined"] == .integer(109_602))
        guard case .list(let missing)? = known["missing"], case .list(let hurdles)? = known["hurdles"] else {
            return #expect(Bool(false))
        }
        #expect(missing.last?["fact"] == .text("turnover") && missing.last?["firms"] == .integer(109_602))
        #expect(hurdles.first?["pointer"] == .text("/criteria/1") && hurdles.first?["firms"] == .integer(1_612))
        let draft = try await ask(
            """
            {"draft": {"id": "uk-bank-referral", "criteria": [{"identifier": "size", "severity": "blocking",
              "title": {"be": "–", "ru": "–", "en": "–"}, "expression": {"fact": "employees", "atLeast": 101}}]}}
            """)
        #expect(draft["overall"]?["gained"] == .integer(2_237))
        #expect(draft["overall"]?["before"]?["undetermined"] == .integer(109_602))
    }

    @Test(arguments: [
        "{}", #"{"regime": "efse-loan"}"#, #"{"regime": "uk-bank-referral", "draft": {"criteria": []}}"#,
        #"{"regime": "uk-bank-referral", "columns": "COSME"}"#, #"{"draft": {}}"#, #"{"regime": 1}"#,
        #"{"draft": {"criteria": [], "amount": {}}}"#,
    ])
    func `a question that cannot be read is refused`(json: String) async throws {
        #expect(try await Belarus.visitor().post("/api/v1/coverage/scope", json: json).status == 422)
    }
}
