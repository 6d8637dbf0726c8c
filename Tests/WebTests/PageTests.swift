import Actions
import DataPackage
import Domain
import Foundation
import Hummingbird
import Store
import TestSupport
import Testing
import Web

struct PageTests {
    @Test func `the command for the first operator stands where one signs in, not before a visitor's question`()
        async throws
    {
        let visitor = try await Belarus.visitor()
        #expect(!(try await visitor.get("/en").text.contains("smart-industry user add")))
        #expect(try await visitor.get("/en/sign-in").text.contains("smart-industry user add"))
    }

    @Test func `a kind without records has nothing to search or to download`() async throws {
        let page = try await Belarus.visitor().get("/en/cases").text
        #expect(page.contains("id=\"count\"") && !page.contains("id=\"find\"") && !page.contains("class=\"csv\""))
        #expect(try await Belarus.visitor().get("/en/centres").text.contains("id=\"find\""))
    }

    @Test(arguments: ["", "/search", "/funding", "/funding/check", "/centres", "/solutions", "/services"])
    func `every page is there in every language`(path: String) async throws {
        let visitor = try await Belarus.visitor()
        for language in Language.allCases {
            let page = try await visitor.get("/\(language.rawValue)\(path)")
            #expect(page.status == 200)
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\""))
            #expect(page.text.contains("<h1"))
            #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(page.headers[.contentLanguage] == language.rawValue)
        }
    }

    @Test func `each record has its page, in each language`() async throws {
        let visitor = try await Belarus.visitor()
        let paths: [Kind: String] = [
            .opportunities: "funding", .organisations: "centres", .services: "services", .solutions: "solutions",
            .courses: "training", .recommendations: "recommendations", .policies: "policies",
            .programmes: "programmes", .indicators: "indicators", .portals: "directory",
            .cooperation: "cooperation", .peers: "peers", .questionnaires: "questionnaires", .cases: "cases",
            .instruments: "instruments", .projects: "effects", .regimes: "schemes",
        ]
        for record in try Belarus.package().records {
            let path = paths[type(of: record).kind] ?? ""
            for language in Language.allCases {
                let page = try await visitor.get("/\(language.rawValue)/\(path)/\(record.id)")
                #expect(page.status == 200, "\(path)/\(record.id)")
                #expect(page.text.contains(EscapedText.of(record.core.title[language])), "\(path)/\(record.id)")
            }
        }
    }

    @Test(arguments: [
        ("be,ru;q=0.8", "/be"), ("ru-RU,ru;q=0.9,en;q=0.8", "/ru"), ("de-DE", "/en"), ("en;q=0.1, ru;q=0.9", "/ru"),
        ("", "/en"),
    ])
    func `without a language the reader's own is chosen`(accepted: String, expected: String) async throws {
        let visitor = try Visitor(await emptyDatabase())
        let answer = try await visitor.get("/", headers: accepted.isEmpty ? [:] : [.acceptLanguage: accepted])
        #expect(answer.location == expected)
        let deep = try await visitor.get(
            "/funding/check?employees=3", headers: accepted.isEmpty ? [:] : [.acceptLanguage: accepted])
        #expect(deep.location == "\(expected)/funding/check?employees=3")
    }

    @Test func `a search says why each result is there, and keeps its place in another language`() async throws {
        let visitor = try await Belarus.visitor()
        let query = "станки останавливаются".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let page = try await visitor.get("/ru/search?q=\(query)")
        #expect(page.status == 200)
        #expect(
            page.text.contains("/ru/funding/") && page.text.contains("/ru/centres/")
                && page.text.contains("/ru/solutions/"))
        #expect(page.text.contains("/be/search?q=\(query)"))
    }

    @Test func `a search over everything shows the best of each kind, and a trade leads to its funding`() async throws {
        let visitor = try await Belarus.visitor()
        let page = try await visitor.get("/en/search?q=machines+stop")
        for kind in ["opportunities", "organisations", "services", "solutions"] {
            #expect(page.text.contains("kind=\(kind)") || page.text.contains("value=\"\(kind)\""), "\(kind)")
        }
        let groups = page.text.components(separatedBy: "class=\"group\"").dropFirst()
        #expect(groups.count > 4)
        // Five of what firms ask for, two of what stands behind.
        for group in groups { #expect((1...5).contains(group.components(separatedBy: "class=\"card\"").count - 1)) }
        let trade = try await visitor.get("/en/search?q=sawmill")
        #expect(trade.text.contains("/en/funding/check?activity=C16.10"))
    }

    @Test(arguments: [
        ("/en/search?page=0", 400), ("/en/search?page=99999", 400), ("/en/search?page=x", 400),
        ("/en/search?DT=nonsense", 400),
        ("/en/search?evil=1", 400), ("/en/search?q=%00", 400), ("/en/search?q=%FF", 400), ("/en/nothing", 404),
        ("/en/funding/no-such-programme", 404), ("/en/funding/../../etc/passwd", 404), ("/de", 404),
        ("/en/funding/check?employees=many", 422),
        ("/en/funding/check?activity=XYZ", 422), ("/en/search?q=\(String(repeating: "x", count: 10_000))", 400),
        ("/en/search?q=\(String(repeating: "x", count: 20_000))", 414),
    ])
    func `bad input is answered with a page that says what to do`(path: String, status: Int) async throws {
        let visitor = try await Belarus.visitor()
        let page = try await visitor.get(path)
        #expect(page.status == status)
        #expect(page.text.contains("<h1"))
        #expect(page.text.contains("href=\"/en"))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{338} onfocus=alert(1)",
        "'; DROP TABLE records; --",
    ])
    func `what a visitor types is shown as text`(typed: String) async throws {
        let visitor = try await Belarus.visitor()
        let query = typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        for path in [
            "/en/search?q=\(query)", "/en/funding/check?employees=\(query)", "/en/funding/check?region=\(query)",
            "/en/funding?q=\(query)",
        ] {
            let page = try await visitor.get(path)
            #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "\(path)")
            #expect(!page.text.unicodeScalars.elementsEqual("".unicodeScalars))
            #expect(!page.text.contains("value=\"\"\u{338}"), "\(path)")
        }
        #expect(try await visitor.get("/en/search").text.contains("/en/"))
    }

    @Test func `an empty catalogue says so instead of failing`() async throws {
        let visitor = try Visitor(await emptyDatabase())
        #expect(try await visitor.get("/en/search").status == 503)
        #expect(try await visitor.get("/health/ready").status == 503)
        #expect(try await visitor.get("/health/live").status == 200)
    }

    @Test func `one address cannot search without end`() async throws {
        var settings = Services.Settings()
        settings.searchesPerMinute = 5
        let visitor = try Visitor(await Belarus.database(), settings: settings)
        for _ in 1...5 { #expect(try await visitor.get("/en/search?q=x").status == 200) }
        let refused = try await visitor.get("/en/search?q=x")
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] != nil)
        #expect(try await visitor.get("/en/centres").status == 200)
    }

    @Test func `tiles are asked for only where the operator named a server`() async throws {
        let database = try await Belarus.database()
        let plain = try await Visitor(database).get("/en/centres")
        #expect(!plain.text.contains("leaflet") && !plain.text.contains("data-tiles"))
        var settings = Services.Settings()
        settings.tileURL = "https://tiles.example/{z}/{x}/{y}.png"
        let tiled = try await Visitor(database, settings: settings).get("/en/centres")
        #expect(tiled.text.contains("data-tiles=\"https://tiles.example/{z}/{x}/{y}.png\""))
        #expect(tiled.text.contains("/leaflet/leaflet.js"))
        #expect(tiled.headers[.contentSecurityPolicy]?.contains("img-src 'self' data: https://tiles.example;") == true)
    }

    @Test func `many results come in pages, a group at a time`() async throws {
        let database = try await emptyDatabase()
        var package = try Belarus.package()
        let sample = try #require(package.records.first { $0.id == "women-in-business" })
        for number in 1...45 {
            var copy = sample
            copy.core.id = "copy-\(number)"
            package.records.append(copy)
        }
        let large = package
        _ = try await database.write { try $0.importPackage(large) }
        let visitor = try Visitor(database)
        let first = try await visitor.get("/en/funding/check?employees=38")
        #expect(first.text.components(separatedBy: "<article class=\"result may\"").count - 1 == 12)
        #expect(first.text.contains("employees=38&amp;group=may"))
        let group = try await visitor.get("/en/funding/check?employees=38&group=may&page=2")
        #expect(group.text.components(separatedBy: "<article class=\"result may\"").count - 1 == 20)
        #expect(!group.text.contains("<article class=\"result no\""))
        #expect(group.text.contains("rel=\"next\"") && group.text.contains("rel=\"prev\""))
        #expect(try await visitor.get("/en/funding/check?group=may&page=99999").status == 200)
    }

    @Test func `metrics count what was asked`() async throws {
        let visitor = try await Belarus.visitor()
        _ = try await visitor.get("/en/funding")
        #expect(try await visitor.get("/metrics").text.contains("status=\"200\""))
    }
}

/// A text as a page shows it.
enum EscapedText {
    static func of(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
