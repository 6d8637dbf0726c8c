import DataPackage
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import TestSupport
import Testing

struct APITests {
    @Test func `a search answers with reasons and exact counts`() async throws {
        let visitor = try await Belarus.visitor()
        let answer = try await visitor.get("/api/v1/search?q=sensors&limit=5")
        #expect(answer.status == 200)
        let value = try DataValue(json: answer.text)
        guard case .list(let items) = value["items"], case .integer(let total) = value["total"],
            case .list(let kinds) = value["facets"]?["kind"]
        else { return #expect(Bool(false), "\(answer.text.prefix(300))") }
        #expect(items.count == min(5, total) && total > 0)
        for item in items {
            guard case .text = item["reason"] else { return #expect(Bool(false), "no reason: \(item)") }
        }
        let counted = kinds.reduce(0) { sum, kind in
            if case .integer(let count) = kind["count"] { sum + count } else { sum }
        }
        #expect(counted == total)
    }

    @Test(arguments: Kind.allCases)
    func `every record is listed and given whole`(kind: Kind) async throws {
        let visitor = try await Belarus.visitor()
        let records = try Belarus.package().records.filter { type(of: $0).kind == kind }
        let list = try DataValue(json: await visitor.get("/api/v1/\(kind.rawValue)?limit=100").text)
        #expect(list["total"] == .integer(records.count))
        for record in records {
            let answer = try await visitor.get("/api/v1/\(kind.rawValue)/\(record.id)")
            let value = try DataValue(json: answer.text)
            #expect(value["id"] == .text(record.id) && value["title"]?["ru"] == .text(record.core.title.ru))
        }
    }

    @Test func `the sawmill is answered in the language asked for`() async throws {
        let visitor = try await Belarus.visitor()
        let firm =
            "{\"firm\": {\"employees\": 38, \"ownership\": \"private\", \"activity\": \"C16.10\"}, \"language\": \"be\"}"
        let answer = try await visitor.post("/api/v1/eligibility", json: firm)
        #expect(answer.status == 200)
        #expect(answer.text.replacing("\u{A0}", with: " ").contains("38 работнік"))
        let value = try DataValue(json: answer.text)
        guard case .list(let results) = value["results"], case .list(let questions) = value["questions"] else {
            return #expect(Bool(false), "\(answer.text.prefix(300))")
        }
        #expect(results.count == (try Belarus.package().records.filter { $0 is Opportunity }.count))
        #expect(questions.contains { $0["fact"] == .text("womenLed") })
    }

    @Test(arguments: [
        ("", 400, ""), ("{", 400, ""), ("[]", 422, ""), ("{}", 422, "/firm"),
        ("{\"firm\": {\"employees\": -1}}", 422, "/firm/employees"),
        ("{\"firm\": {\"emploees\": 1}}", 422, "/firm/emploees"),
        ("{\"firm\": {\"activity\": \"Z99\"}}", 422, "/firm/activity"),
        ("{\"firm\": {\"turnover\": {\"amount\": 1, \"currency\": \"euro\"}}}", 422, "/firm/turnover/currency"),
        (
            "{\"firm\": {\"turnover\": {\"amount\": 10000000000000, \"currency\": \"EUR\"}}}", 422,
            "/firm/turnover/amount"
        ),
        ("{\"firm\": {}, \"opportunities\": [\"none\"]}", 422, "/opportunities/0"),
        ("{\"firm\": {}, \"at\": \"soon\"}", 422, "/at"),
        ("{\"firm\": {\"name\": \"'; DROP TABLE records; --\"}}", 200, ""),
    ])
    func `a mistake is named with its place`(body: String, status: Int, pointer: String) async throws {
        let visitor = try await Belarus.visitor()
        for (language, header) in [("be", "be"), ("ru", "ru"), ("en", "en")] {
            let answer = try await visitor.post("/api/v1/eligibility", json: body, headers: [.acceptLanguage: header])
            #expect(answer.status == status, "\(answer.text.prefix(300))")
            guard status != 200 else { continue }
            #expect(answer.headers[.contentType] == "application/problem+json")
            #expect(answer.headers[.contentLanguage] == language)
            let problem = try DataValue(json: answer.text)
            #expect(problem["status"] == .integer(status))
            if case .list(let errors) = problem["errors"], !pointer.isEmpty {
                #expect(errors.contains { $0["pointer"] == .text(pointer) }, "\(errors)")
            }
        }
    }

    @Test(arguments: [
        ("/api/v1/search?page=0", 422), ("/api/v1/search?limit=1000", 422), ("/api/v1/search?foo=1", 422),
        ("/api/v1/search?q=a&q=b", 422),
        ("/api/v1/search?DT=XX-1", 422), ("/api/v1/opportunities?kind=services", 422),
        ("/api/v1/opportunities/none", 404),
        ("/api/v1/schemes/none", 404), ("/api/v1/nothing", 404),
    ])
    func `a wrong address gets a problem document`(path: String, status: Int) async throws {
        let answer = try await Belarus.visitor().get(path)
        #expect(answer.status == status)
        #expect(answer.headers[.contentType] == "application/problem+json")
    }

    @Test func `a body that is too large, of another type, or sent with the wrong method is refused`() async throws {
        let visitor = try await Belarus.visitor()
        let huge = "{\"firm\": {\"name\": \"\(String(repeating: "x", count: 300_000))\"}}"
        #expect(try await visitor.post("/api/v1/eligibility", json: huge).status == 413)
        let typed: HTTPFields = [.contentType: "text/plain"]
        #expect(try await visitor.post("/api/v1/eligibility", json: "{}", headers: typed).status == 415)
        let wrong = try await visitor.ask(.delete, "/api/v1/search")
        #expect(wrong.status == 405)
        #expect(wrong.headers[.allow] == "GET, HEAD")
        #expect(try await visitor.ask(.head, "/api/v1/search").status == 200)
        #expect(try await visitor.ask(.head, "/en/funding").status == 200)
    }

    @Test func `deeply nested JSON is refused, not followed`() async throws {
        let visitor = try await Belarus.visitor()
        let deep = String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000)
        #expect(try await visitor.post("/api/v1/eligibility", json: deep).status == 400)
    }

    @Test func `the description names every address and every notation of the country`() async throws {
        let answer = try await Belarus.visitor().get("/api/openapi.json")
        let value = try DataValue(json: answer.text)
        #expect(value["openapi"] == .text("3.1.0"))
        for path in ["/api/v1/eligibility", "/api/v1/search", "/api/v1/opportunities/{id}", "/api/v1/schemes"] {
            #expect(value["paths"]?[path] != nil, "\(path)")
        }
        #expect(answer.text.contains("C16.10") && answer.text.contains("efse-loan"))
    }
}
