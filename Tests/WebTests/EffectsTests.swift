import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// The calculator as people and programs meet it.
struct EffectsTests {
    /// A system of orders: 15000 a year for five years, for 40000 at the start.
    private static let query =
        "labourHours=4000&labourReduction=25&labourCost=20&labourUtilisation=100&cost-equipment=10000&cost-software=20000"
        + "&cost-advice=0&cost-training=4000&cost-reorganisation=6000&cost-fees=3000&cost-support=2000&life=5&discountRate=10"

    private static func page(_ language: String = "en", _ query: String = query) async throws -> Answer {
        try await Belarus.visitor().get("/\(language)/effects/order-accounting\(query.isEmpty ? "" : "?\(query)")")
    }

    @Test(arguments: [
        ("en", "Pays back in 2.7\u{a0}years; if things go badly, it does not pay back"),
        ("ru", "Окупается за 2,7\u{a0}года; если всё пойдёт плохо"),
        ("be", "Акупляецца за 2,7\u{a0}года; калі ўсё пойдзе дрэнна"),
    ])
    func `the result comes first, in plain words`(language: String, words: String) async throws {
        let answer = try await Self.page(language)
        #expect(answer.status == 200 && answer.text.contains(words))
        #expect(answer.text.contains("effects/1"))
        let (result, form) = (answer.text.firstRange(of: "id=\"result\""), answer.text.firstRange(of: "id=\"figures\""))
        #expect(try #require(result).lowerBound < #require(form).lowerBound)
        #expect(answer.text.utf8.count < 100_000)
    }

    @Test func `the first look shows no result and no mistake, but where each default is from`() async throws {
        let answer = try await Self.page("en", "")
        #expect(answer.status == 200)
        #expect(!answer.text.contains("id=\"result\"") && !answer.text.contains("field-error"))
        #expect(answer.text.contains("Left empty: 9.75%, from 7.75% to 12%."))
        #expect(answer.text.contains("National Bank of the Republic of Belarus"))
    }

    @Test(arguments: ["20000 BYN", "20 000 руб.", "20000р"])
    func `the word after a figure may stay where it says what the field asks for`(typed: String) async throws {
        let word = try #require(typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let query = Self.query.replacing("software=20000", with: "software=\(word)")
            .replacing("life=5", with: "life=5%20years").replacing("Rate=10", with: "Rate=10%25")
        #expect(try await Self.page("en", query).text.contains("Pays back in 2.7\u{a0}years"))
    }

    @Test(arguments: ["20000 USD", "20 тыс. руб.", "about 20000"])
    func `a word that changes the figure is not read over`(typed: String) async throws {
        let word = try #require(typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let page = try await Self.page("en", Self.query.replacing("software=20000", with: "software=\(word)"))
        #expect(page.status == 422 && page.text.contains("Enter the figure in digits, without words"))
    }

    @Test func `all mistakes are shown at once beside their fields, and nothing typed is lost`() async throws {
        let answer = try await Self.page(
            "en", "labourHours=many&labourReduction=130&labourCost=20&spread=300&currency=x")
        #expect(answer.status == 422)
        for field in ["labourHours", "labourReduction", "labourUtilisation", "cost-software", "spread", "currency"] {
            #expect(answer.text.contains("id=\"\(field)-error\""), "\(field)")
            #expect(answer.text.contains("href=\"#\(field)\""), "\(field)")
        }
        #expect(!answer.text.contains("id=\"labourCost-error\""))
        #expect(answer.text.contains("value=\"many\"") && answer.text.contains("value=\"300\""))
        #expect(answer.text.contains("from 0 to 100") && !answer.text.contains("from 0 to 1."))
    }

    @Test(arguments: [
        "labourHours=%3Cscript%3Ealert(1)%3C/script%3E", "currency=%22%3E%3Cimg", "funding=%27%3B--",
        "labourHours=1e309",
        "labourHours=NaN", "labourHours=%E2%88%92%E2%88%92", "fundingRate=inf", "employees=%3Cb%3E",
        "labourHours=999999999999999999999999", "cost-software=-1",
    ])
    func `hostile input is shown as text, or refused`(query: String) async throws {
        let answer = try await Self.page("en", query)
        #expect([200, 422].contains(answer.status))
        #expect(
            !answer.text.contains("<script>alert") && !answer.text.contains("\"><img") && !answer.text.contains("<b>"))
    }

    @Test func `facts of the firm go along and leave out what does not fit`() async throws {
        let all = try await Self.page()
        #expect(all.text.contains("value=\"efse-loan\""))
        let state = try await Self.page("en", Self.query + "&ownership=state")
        #expect(!state.text.contains("value=\"efse-loan\""))
        #expect(state.text.contains("name=\"ownership\" value=\"state\""))
        #expect(!all.text.contains("value=\"cosme-loan-guarantee-facility\""))
    }

    @Test func `a loan is asked for its terms, and then stands as a line of its own`() async throws {
        let loan = Self.query + "&funding=efse-loan&fundingAmount=20000"
        let asked = try await Self.page("en", loan)
        #expect(asked.status == 422)
        #expect(asked.text.contains("id=\"fundingRate-error\"") && asked.text.contains("id=\"fundingYears-error\""))
        let csv = try await Self.page("en", loan + "&fundingRate=10&fundingYears=5&format=csv")
        #expect(csv.text.contains("typical,funding,") && csv.text.contains(",20000.00,0.00"))
        #expect(csv.text.contains("typical,repayment,") && csv.text.contains(",-5275.95,"))
    }

    @Test func `the table has every line of every scenario`() async throws {
        let answer = try await Self.page("en", Self.query + "&format=csv")
        #expect(answer.headers[.contentType]?.hasPrefix("text/csv") == true)
        let rows = answer.text.split(whereSeparator: \.isNewline)
        #expect(rows.first == "scenario,line,title,currency,t0,t1,t2,t3,t4,t5,t6")
        #expect(rows.contains("typical,net,Net,BYN,-40000.00,15000.00,15000.00,15000.00,15000.00,15000.00,"))
        // Seven costs, one benefit, what they add up to and the balance, three ways.
        #expect(rows.count == 1 + 3 * 10)
    }

    // MARK: Programs

    private static func ask(_ json: String) async throws -> (status: Int, value: DataValue) {
        let answer = try await Belarus.visitor().post("/api/v1/effects", json: json)
        return (answer.status, try DataValue(json: answer.text))
    }

    @Test func `all rates are answered, and what does not exist is null`() async throws {
        let (status, value) = try await Self.ask(#"{"cashFlows": [-1600, 10000, -10000], "rate": 0.1}"#)
        #expect(status == 200)
        guard case .list(let rates)? = value["irr"] else { return #expect(Bool(false), "no rates") }
        #expect(rates.compactMap(\.double).map { ($0 * 1e9).rounded() / 1e9 } == [0.25, 4])
        guard case .list(let warnings)? = value["warnings"] else { return #expect(Bool(false), "no warnings") }
        #expect(warnings.first?["code"] == .text("severalInternalRates"))
        let (_, paid) = try await Self.ask(#"{"cashFlows": [-1, -2], "rate": 0.1}"#)
        #expect(paid["payback"] == .null && paid["mirr"] == .null && paid["irr"] == .list([]))
    }

    @Test func `a wrong question is a problem document with places`() async throws {
        let (status, value) = try await Self.ask(#"{"cashFlows": [1, "x"], "rate": -1, "colour": 1}"#)
        #expect(status == 422)
        guard case .list(let errors)? = value["errors"] else { return #expect(Bool(false), "no errors") }
        #expect(Set(errors.compactMap { $0["pointer"] }) == [.text("/cashFlows/1"), .text("/rate"), .text("/colour")])
    }

    @Test func `what a program asks is read as the description of the API says`() async throws {
        let description = try DataValue(json: try await Belarus.visitor().get("/api/openapi.json").text)
        guard case .list(let forms)? = description["components"]?["schemas"]?["EffectsRequest"]?["anyOf"] else {
            return #expect(Bool(false), "no schema")
        }
        let projects = forms.compactMap { $0["properties"]?["project"]?["const"] }
        #expect(
            Set(projects) == Set(try Belarus.records(Project.self).map { .text($0.id) }))
    }

    // MARK: Keeping

    @Test func `an expectation is kept, measured and compared by its people only`() async throws {
        let scene = try await Scene(on: try await belarusDatabase())
        let firms = Firms(scene: scene)
        let owner = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: owner)
        let calculator = try await owner.open("/en/effects/order-accounting?\(Self.query)")
        #expect(calculator.text.contains("Keep for Loom Works"))
        let kept = try await owner.send("\(path)/calculations", on: calculator, [:], follows: false)
        let own = try #require(kept.location)
        let page = try await owner.open(own)
        #expect(page.text.contains("Expected (T0)") && page.text.contains("2.7\u{a0}years"))
        let wrong = try await owner.send(
            "\(own)/measurements", on: page,
            ["moment": "t1", "measuredOn": "2026-02-28", "labourReduction": "130"], follows: false)
        #expect(
            wrong.status == 422 && wrong.text.contains("labourReduction-error") && wrong.text.contains("value=\"130\""))
        let measured = try await owner.send(
            "\(own)/measurements", on: page, ["moment": "t1", "measuredOn": "2026-02-28", "labourReduction": "20"])
        #expect(measured.status == 200 && measured.text.contains("T1, 28 February 2026"))
        #expect(measured.text.contains("3.6\u{a0}years"))
        #expect(try await owner.open(path).text.contains(own))
        let other = try await firms.person("ivan@other.by", name: "Ivan")
        #expect(try await other.open(own).status == 404)
        #expect(try await !scene.browser().look(own).text.contains("Expected"))
        let removed = try await owner.send("\(own)/removal", on: measured, [:])
        #expect(removed.status == 200 && !removed.text.contains(own))
    }
}
