import Domain
import Foundation
import HTTPTypes
import Secrets
import Store
import TestSupport
import Testing
import Web

/// What holds at every route and for every form, so that a new one cannot be without it; see docs/security.md.
struct SecurityTests {
    private static func platform() async throws -> Scene {
        var settings = Services.Settings()
        settings.publicURL = "https://industry.example"
        settings.submissionsPerMinute = 0
        return try await Scene(on: try await belarusDatabase(), settings: settings)
    }

    /// Every route of a method, with names of nothing in the place of parameters.
    private static func paths(_ method: String, _ visitor: Visitor) -> [String] {
        visitor.routes.filter { $0.hasPrefix("\(method) ") }.map { route in
            String(route.dropFirst(method.count + 1)).replacing(/\{[a-z]+\}/, with: "nothing")
        }
    }

    @Test func `no form is taken without the token of its browser`() async throws {
        let scene = try await Self.platform()
        let people = [
            scene.browser(), try await scene.staff(.operator, "operator@firm.by"),
            try await scene.staff(.editor, "editor@firm.by"),
        ]
        let isForPrograms = ["/api/", "/common-grants/", "/hsds"]
        let forms = Self.paths("POST", scene.visitor).filter { path in !isForPrograms.contains { path.hasPrefix($0) } }
        #expect(forms.count > 100)
        for (person, form) in people.flatMap({ person in forms.map { (person, $0) } }) {
            for token in [[:], ["token": String(repeating: "0", count: 64)]] {
                let answer = try await person.post(form, token)
                #expect(answer.status == 403, "\(form)")
            }
        }
    }

    @Test func `every answer tells the browser what no page of ours does`() async throws {
        let scene = try await Self.platform()
        let policy = HTTPField.Name.contentSecurityPolicy
        for method in ["GET", "POST"] {
            for path in Self.paths(method, scene.visitor) {
                let answer = try await scene.visitor.ask(
                    method == "GET" ? .get : .post, path, headers: [.contentType: "application/json"], body: "{}")
                let rules = try #require(answer.headers[policy], "\(method) \(path)")
                #expect(rules.contains("default-src 'none'") && !rules.contains("unsafe"), "\(method) \(path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(method) \(path)")
            }
        }
    }

    @Test func `signing in makes a new session, in a cookie for this host, for HTTPS, hidden from scripts`()
        async throws
    {
        let scene = try await Self.platform()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let first = try #require(browser.cookies["__Host-session"])
        let other = scene.browser()
        other.cookies["__Host-session"] = first
        _ = try await other.post("/en/sign-out", ["token": try await other.formToken()])
        let form = try await other.open("/en/sign-in")
        let answer = try await other.send(
            "/en/sign-in", on: form, ["email": "anna@firm.by", "password": Scene.password], follows: false)
        let cookies = answer.headers[values: .setCookie]
        let cookie = try #require(cookies.first { $0.hasPrefix("__Host-session=") })
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age="] {
            #expect(cookie.contains(part))
        }
        #expect(!cookie.contains("Domain") && !cookie.contains(first))
        #expect(try await browser.open("/en/my").text.contains("action=\"/en/sign-in\""))
    }

    @Test func `one address cannot send forms without end, and reads on meanwhile`() async throws {
        var settings = Services.Settings()
        settings.submissionsPerMinute = 5
        let scene = try await Scene(settings: settings)
        let browser = scene.browser()
        let form = try await browser.open("/en/new-password")
        for _ in 1...5 {
            #expect(try await browser.send("/en/new-password", on: form, ["email": "no address"]).status == 422)
        }
        let refused = try await browser.send("/en/new-password", on: form, ["email": "no address"])
        #expect(refused.status == 429 && refused.headers[.retryAfter] != nil)
        #expect(try await browser.open("/en/new-password").status == 200)
        scene.clock.advance(minutes: 1)
        #expect(try await browser.send("/en/new-password", on: form, ["email": "no address"]).status == 422)
    }

    @Test(arguments: ["actor", "action", "subject", "organisation", "from", "until", "before"])
    func `what an auditor types is a value, never a part of a query`(field: String) async throws {
        let scene = try await Scene()
        let browser = try await scene.staff(.auditor, "anna@firm.by")
        let hostile = ["x' OR '1'='1", "'; DROP TABLE audit_entries; --", "person:x') OR 1=1 --", "\\'; SELECT 1", "%"]
        for text in hostile {
            let typed = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let page = try await browser.open("/en/staff/audit?\(field)=\(typed)")
            #expect(page.status == 200 || page.status == 400)
            #expect(field == "before" || page.text.contains("Nothing fits"))
        }
        #expect(try await browser.open("/en/staff/audit").text.contains("person.signedUp"))
    }

    @Test func `what is taken along has no address, belongs to who asked, and is noted`() async throws {
        let scene = try await Scene()
        let (anna, boris) = (scene.browser(), scene.browser())
        try await scene.signUp(anna, "anna@firm.by")
        try await scene.signUp(boris, "boris@firm.by", name: "Boris")
        let page = try await anna.open("/en/my/export")
        let stolen = page.hidden("/en/my/export").merging(["password": Scene.password]) { $1 }
        #expect(try await boris.post("/en/my/export", stolen).status == 403)
        #expect(!(try await scene.actions().contains(.personExported)))
        let file = try await anna.post("/en/my/export", stolen)
        #expect(file.text.contains("anna@firm.by") && file.headers[.cacheControl] == "no-store")
        #expect(try await scene.actions().last == .personExported)
        #expect(!(try await anna.open("/en/my/export").text.contains("anna@firm.by")))
        _ = try await anna.post("/en/sign-out", ["token": try await anna.formToken()])
        #expect(try await anna.post("/en/my/export", stolen).status == 403)
    }
}
