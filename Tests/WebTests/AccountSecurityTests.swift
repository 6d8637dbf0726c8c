import Domain
import Foundation
import HTTPTypes
import Secrets
import Store
import TestSupport
import Testing
import Web

/// What others may try with someone's account.
struct AccountSecurityTests {
    @Test func `a form from elsewhere changes nothing`() async throws {
        let scene = try await Scene()
        let (anna, boris) = (scene.browser(), scene.browser())
        try await scene.signUp(anna, "anna@firm.by")
        try await scene.signUp(boris, "boris@firm.by")
        let page = try await boris.open("/en/my/account")
        let token = try #require(page.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1
        let visitors = try await scene.browser().open("/en/sign-in")
        let strange = try #require(visitors.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1
        for token in ["", "x", String(repeating: "0", count: 64), String(token), String(strange)] {
            let answer = try await anna.post("/en/my/account", ["name": "Mallory", "language": "en", "token": token])
            #expect(answer.status == 403)
        }
        let session = try #require(anna.cookies["session"])
        #expect(try await anna.post("/en/my/account", ["name": "Mallory", "token": session]).status == 403)
        #expect(try await anna.open("/en/my").text.contains("Anna Kavalchuk"))
        let json: HTTPFields = [.contentType: "text/plain"]
        #expect(try await scene.visitor.ask(.post, "/en/sign-in", headers: json, body: "{}").status == 415)
        #expect(try await scene.browser().post("/en/sign-in", ["email": "anna@firm.by"]).status == 403)
    }

    @Test func `a session that someone else chose is never taken over`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let fixed = SecretToken().text
        let victim = scene.browser()
        victim.cookies["session"] = fixed
        try await scene.signIn(victim, "anna@firm.by")
        #expect(victim.cookies["session"] != fixed)
        let thief = scene.browser()
        thief.cookies["session"] = fixed
        #expect(try await thief.open("/en/my").text.contains("action=\"/en/sign-in\""))
    }

    @Test func `after eight wrong passwords the right one waits, elsewhere it opens`() async throws {
        let scene = try await Scene()
        try await scene.signUp(scene.browser(), "anna@firm.by")
        let guesser = scene.browser()
        let form = try await guesser.open("/en/sign-in")
        for number in 1...8 {
            let answer = try await guesser.send(
                "/en/sign-in", on: form, ["email": "anna@firm.by", "password": "guess \(number)"])
            #expect(answer.status == 422)
        }
        let right = ["email": "ANNA@firm.by", "password": Scene.password]
        #expect(try await guesser.send("/en/sign-in", on: form, right).status == 429)
        scene.clock.advance(minutes: 16)
        #expect(try await guesser.send("/en/sign-in", on: form, right).status == 200)
        #expect(try await scene.actions().filter { $0 == .personSignInFailed }.count == 8)
    }

    @Test func `codes cannot be guessed`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let codes = try await scene.addFactor(browser).codes
        let thief = scene.browser()
        let form = try await scene.signIn(thief, "anna@firm.by")
        for number in 1...8 {
            #expect(try await thief.send("/en/sign-in/code", on: form, ["code": "00000\(number)"]).status == 422)
        }
        let code = codes.text(at: OneTimeCode.step(at: Int(scene.clock.now.timeIntervalSince1970)) + 1)
        #expect(try await thief.send("/en/sign-in/code", on: form, ["code": code]).status == 429)
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/en/../../evil",
        "/evil", "/en\n/x", "http:evil", "///evil.example", "/en@evil.example/",
    ])
    func `signing in leads nowhere else`(next: String) async throws {
        let scene = try await Scene()
        try await scene.signUp(scene.browser(), "anna@firm.by")
        let browser = scene.browser()
        let form = try await browser.open("/en/sign-in")
        let answer = try await browser.send(
            "/en/sign-in", on: form, ["email": "anna@firm.by", "password": Scene.password, "next": next],
            follows: false)
        let goal = try #require(answer.location)
        #expect(goal == "/en/my" || goal.hasPrefix("/en/") && !goal.contains("\\") && !goal.contains("\n"))
    }

    @Test func `links in mails lead to the platform, whatever host was asked`() async throws {
        var settings = Services.Settings()
        settings.publicURL = "https://industry.example"
        let scene = try await Scene(settings: settings)
        let browser = scene.browser()
        let form = try await browser.open("/en/sign-up")
        let evil: HTTPFields = [HTTPField.Name("X-Forwarded-Host") ?? .referer: "evil.example"]
        let fields = form.hidden("/en/sign-up").merging(["email": "anna@firm.by"]) { $1 }
        _ = try await browser.post("/en/sign-up", fields, headers: evil)
        guard case .confirmEmail(_, let link, _)? = try await scene.mails().last?.content else {
            Issue.record("no mail")
            return
        }
        #expect(link.hasPrefix("https://industry.example/en/sign-up/"))
    }

    @Test func `cookies are for this host, for HTTPS, and hidden from scripts`() async throws {
        var settings = Services.Settings()
        settings.publicURL = "https://industry.example"
        let scene = try await Scene(settings: settings)
        let page = try await scene.visitor.get("/en/sign-in")
        let cookie = try #require(page.headers[.setCookie])
        for part in ["__Host-visitor=", "Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
            #expect(cookie.contains(part))
        }
        #expect(!cookie.contains("Domain"))
        #expect(page.headers[.cacheControl] == "no-store")
    }

    @Test func `an address that would add headers or recipients is none`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        let form = try await browser.open("/en/sign-up")
        for email in [
            "a@b.by\r\nBcc: c@d.by", "a@b.by, c@d.by", "a b@c.by", "<a@b.by>", "a@b.by%0abcc:x@y.by", "a@[127.0.0.1]",
        ] {
            #expect(try await browser.send("/en/sign-up", on: form, ["email": email]).status == 422)
        }
        #expect(try await scene.mails().isEmpty)
    }

    @Test func `nobody can have an address flooded with mail`() async throws {
        let scene = try await Scene()
        for _ in 0..<8 { try await scene.ask(scene.browser(), "sign-up", "anna@firm.by") }
        #expect(try await scene.mails().count == SignInLimit.mails.attempts)
    }

    @Test func `what one types is shown as it is, never as a part of the page`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let page = try await browser.open("/en/my/account")
        let name = "\"><script>alert(1)</script>"
        let answer = try await browser.send("/en/my/account", on: page, ["name": name, "language": "ru"])
        #expect(answer.status == 200 && !answer.text.contains("<script>alert"))
        #expect(answer.text.contains("&quot;&gt;&lt;script&gt;"))
    }

    @Test(arguments: [
        ("short", "tooShort"), ("aaaaaaaaaaaaaa", "tooSimple"), ("abababababababab", "tooSimple"),
        ("123456789012345", "tooSimple"), ("qwertyuiopasdf", "tooSimple"), ("йцукенгшщзхъфыва", "tooSimple"),
        ("anna@firm.by", "namesYou"), ("annakavalchuk1", "namesYou"),
        (String(repeating: "слова ", count: 30), "tooLong"),
    ])
    func `a password that is guessed first is refused`(password: String, problem: String) throws {
        let email = try #require(EmailAddress("anna@firm.by"))
        let found = PasswordRule.problem(with: password, of: email, named: "AnnaKavalchuk")
        #expect(found?.rawValue == problem)
    }

    @Test(arguments: ["сасна дошка пыл вецер", "correct horse battery", "W3@k-but-long-Enough", "ёлка✓ цікава жыве"])
    func `a password of some words will do`(password: String) throws {
        let email = try #require(EmailAddress("anna@firm.by"))
        #expect(PasswordRule.problem(with: password, of: email, named: "Anna") == nil)
    }
}
