import Actions
import Domain
import Foundation
import HTTPTypes
import Secrets
import Store
import TestSupport
import Testing
import Web

/// From the first look at the page for new people to the closed account, as a browser without JavaScript meets it.
struct AccountTests {
    @Test(arguments: Language.allCases)
    func `a visitor becomes a person with an account, signs out and in again`(language: Language) async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        let asked = try await browser.open("/\(language)/my/account")
        #expect(asked.status == 200 && asked.text.contains("action=\"/\(language)/sign-in\""))
        let my = try await scene.signUp(browser, "anna@firm.by", language: language)
        #expect(my.status == 200 && my.text.contains("Anna Kavalchuk"))
        let out = try await browser.send("/\(language)/sign-out", on: my, [:])
        #expect(out.status == 200 && browser.cookies["session"] == nil)
        let back = try await scene.signIn(browser, "Anna@Firm.by", going: "/\(language)/my/account")
        #expect(back.status == 200 && back.text.contains("anna@firm.by"))
    }

    @Test func `who asks for an account or a password does not learn who has one`() async throws {
        let scene = try await Scene()
        try await scene.signUp(scene.browser(), "anna@firm.by")
        for path in ["sign-up", "new-password"] {
            var answers: [String] = []
            for email in ["anna@firm.by", "nobody@firm.by"] {
                let browser = scene.browser()
                let form = try await browser.open("/en/\(path)")
                let sent = try await browser.send("/en/\(path)", on: form, ["email": email])
                answers.append(sent.text.replacing(email, with: "…"))
            }
            #expect(answers[0] == answers[1])
        }
        #expect(
            try await scene.mails().map(\.content.name).suffix(3) == [
                "alreadyRegistered", "confirmEmail", "resetPassword",
            ])
        let browser = scene.browser()
        let form = try await browser.open("/en/sign-in")
        let known = try await browser.send("/en/sign-in", on: form, ["email": "anna@firm.by", "password": "wrong"])
        let unknown = try await browser.send("/en/sign-in", on: form, ["email": "nobody@firm.by", "password": "wrong"])
        #expect(known.status == 422)
        #expect(known.text.replacing("anna@", with: "nobody@") == unknown.text)
    }

    @Test func `a link works once, for its purpose, until it is too old`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.ask(browser, "sign-up", "anna@firm.by")
        let link = try await scene.lastLink()
        // A mail program that opens links changes nothing.
        for _ in 0..<3 { #expect(try await scene.browser().open(link).status == 200) }
        #expect(try await scene.browser().open(link.replacing("sign-up", with: "new-password")).status == 410)
        let form = try await browser.open(link)
        try await browser.send(link, on: form, ["name": "Anna", "newPassword": Scene.password])
        #expect(try await scene.browser().open(link).status == 410)
        try await scene.ask(browser, "new-password", "anna@firm.by")
        let reset = try await scene.lastLink()
        scene.clock.advance(minutes: 61)
        #expect(try await scene.browser().open(reset).status == 410)
        #expect(try await scene.browser().open("/en/sign-up/nonsense").status == 410)
    }

    @Test func `of two who open the link at once one gets the account`() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.browser(), "sign-up", "anna@firm.by")
        let link = try await scene.lastLink()
        let browsers = [scene.browser(), scene.browser()]
        // Both have seen the form before either sends it.
        var forms: [(browser: Browser, page: Answer)] = []
        for browser in browsers { forms.append((browser, try await browser.open(link))) }
        let statuses = try await withThrowingTaskGroup(of: Int.self) { [forms] group in
            for (browser, form) in forms {
                group.addTask {
                    try await browser.send(
                        link, on: form, ["name": "Anna", "newPassword": Scene.password], follows: false
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [303, 410])
    }

    @Test func `a new password ends all sessions, and the mail says so`() async throws {
        let scene = try await Scene()
        let (old, new) = (scene.browser(), scene.browser())
        try await scene.signUp(old, "anna@firm.by")
        try await scene.ask(new, "new-password", "anna@firm.by")
        let link = try await scene.lastLink()
        let form = try await new.open(link)
        let my = try await new.send(link, on: form, ["newPassword": "another set of plain words"])
        #expect(my.status == 200 && my.text.contains("Anna Kavalchuk"))
        #expect(try await old.open("/en/my").text.contains("action=\"/en/sign-in\""))
        #expect(try await scene.mails().last?.content == .passwordChanged)
        #expect(try await scene.signIn(scene.browser(), "anna@firm.by").status == 422)
    }

    @Test func `the address changes when its link is opened by who asked, and the old address is told`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let page = try await browser.open("/en/my/account")
        try await browser.send("/en/my/email", on: page, ["newEmail": "anna@new.by", "password": Scene.password])
        let link = try await scene.lastLink()
        let other = scene.browser()
        try await scene.signUp(other, "boris@firm.by")
        #expect(try await other.open(link).status == 410)
        let form = try await browser.open(link)
        let done = try await browser.send(link, on: form, [:])
        #expect(done.status == 200 && done.text.contains("anna@new.by"))
        let told = try #require(try await scene.mails().last)
        #expect(told.recipient.description == "anna@firm.by" && told.content == .emailChanged(newEmail: "a…@new.by"))
        #expect(try await scene.signIn(scene.browser(), "anna@new.by").status == 200)
    }

    @Test func `a name and an address that change at once both stay`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let page = try await browser.open("/en/my/account")
        try await browser.send("/en/my/email", on: page, ["newEmail": "anna@new.by", "password": Scene.password])
        let token = try #require(SecretToken(String(try await scene.lastLink().split(separator: "/").last ?? "")))
        let email = try #require(EmailAddress("anna@firm.by"))
        let now = scene.clock.now
        // Both were read before either was written.
        let person = try #require(try await scene.database.read { try $0.people.find(email: email) })
        try await scene.database.write { try $0.rename(person.id, to: "Hanna", language: .be) }
        try await scene.database.write { try $0.changeEmail(token, of: person, at: now) }
        let after = try #require(try await scene.database.read { try $0.people.find(person.id) })
        #expect(after.name == "Hanna" && after.language == .be && after.email.description == "anna@new.by")
    }

    @Test func `with a second factor a password alone opens nothing, and each code works once`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let (codes, recovery, _) = try await scene.addFactor(browser)
        let other = scene.browser()
        let asked = try await scene.signIn(other, "anna@firm.by")
        #expect(asked.text.contains("action=\"/en/sign-in/code\""))
        #expect(try await other.open("/en/my/account").text.contains("action=\"/en/sign-in\""))
        let before = other.cookies["session"]
        scene.clock.advance(minutes: 1)
        let code = codes.text(at: OneTimeCode.step(at: Int(scene.clock.now.timeIntervalSince1970)))
        #expect(try await other.send("/en/sign-in/code", on: asked, ["code": "000000"]).status == 422)
        #expect(try await other.send("/en/sign-in/code", on: asked, ["code": code]).status == 200)
        #expect(other.cookies["session"] != before)
        let third = scene.browser()
        let again = try await scene.signIn(third, "anna@firm.by")
        #expect(try await third.send("/en/sign-in/code", on: again, ["code": code]).status == 422)
        let typed = recovery[0].uppercased().replacing("-", with: " ")
        #expect(try await third.send("/en/sign-in/code", on: again, ["code": typed]).status == 200)
        let fourth = scene.browser()
        let last = try await scene.signIn(fourth, "anna@firm.by")
        #expect(try await fourth.send("/en/sign-in/code", on: last, ["code": recovery[0]]).status == 422)
    }

    @Test func `a new password does not switch the second factor off`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        _ = try await scene.addFactor(browser)
        let thief = scene.browser()
        try await scene.ask(thief, "new-password", "anna@firm.by")
        let link = try await scene.lastLink()
        let form = try await thief.open(link)
        let asked = try await thief.send(link, on: form, ["newPassword": "another set of plain words"])
        #expect(asked.text.contains("action=\"/en/sign-in/code\""))
    }

    @Test func `sessions are listed, and are ended from any of them`() async throws {
        let scene = try await Scene()
        let (here, there) = (scene.browser(), scene.browser(agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/130"))
        try await scene.signUp(here, "anna@firm.by")
        try await scene.signIn(there, "anna@firm.by")
        let page = try await here.open("/en/my/account")
        #expect(page.text.contains("Chrome, Windows") && page.text.contains("Firefox, Linux"))
        let action = try #require(page.text.firstMatch(of: /action="(\/en\/my\/sessions\/[^"]+\/end)"/)).1
        #expect(try await here.send(String(action), on: page, [:]).status == 200)
        #expect(try await there.open("/en/my").text.contains("action=\"/en/sign-in\""))
        #expect(try await here.send(String(action), on: page, [:]).status == 404)
    }

    @Test func `a session ends after a day of rest and after two weeks of work`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        scene.clock.advance(minutes: 23 * 60)
        #expect(try await browser.open("/en/my").text.contains("Anna Kavalchuk"))
        for _ in 0..<14 {
            scene.clock.advance(minutes: 23 * 60)
            _ = try await browser.open("/en/my")
        }
        #expect(try await browser.open("/en/my").text.contains("action=\"/en/sign-in\""))
        try await scene.signIn(browser, "anna@firm.by")
        scene.clock.advance(minutes: 24 * 60 + 1)
        #expect(try await browser.open("/en/my").text.contains("action=\"/en/sign-in\""))
    }

    @Test func `a person takes their data along and closes the account`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let asked = try await browser.open("/en/my/export")
        #expect(try await browser.send("/en/my/export", on: asked, ["password": "wrong"]).status == 422)
        let file = try await browser.send("/en/my/export", on: asked, ["password": Scene.password])
        #expect(try DataValue(json: file.text)["email"] == .text("anna@firm.by"))
        #expect(file.headers[.contentDisposition]?.contains("attachment") == true)
        let erasure = try await browser.open("/en/my/erasure")
        let gone = try await browser.send("/en/my/erasure", on: erasure, ["password": Scene.password])
        #expect(gone.status == 200 && browser.cookies["session"] == nil)
        #expect(try await scene.signIn(scene.browser(), "anna@firm.by").status == 422)
        let email = try #require(EmailAddress("anna@firm.by"))
        #expect(try await scene.database.read { try $0.people.find(email: email) } == nil)
    }
}

/// What the platform tells people.
struct NotificationPageTests {
    @Test func `what happened to an account stands in its list until it is read`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        let my = try await scene.signUp(browser, "anna@firm.by")
        #expect(my.text.contains("0 are new"))
        try await scene.signIn(scene.browser(agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/130"), "anna@firm.by")
        #expect(try await browser.open("/en/my").text.contains("1 is new"))
        let list = try await browser.open("/en/my/notifications")
        #expect(list.text.contains("Chrome, Windows") && list.text.contains("news-new"))
        let read = try await browser.send("/en/my/notifications/read", on: list, [:])
        #expect(read.status == 200 && !read.text.contains("news-new"))
    }

    @Test func `people choose which mail they get, but for what concerns their safety`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        let page = try await browser.open("/en/my/notifications/mail")
        #expect(!page.text.contains("name=\"newSignIn\""))
        try await browser.send("/en/my/notifications/mail", on: page, ["memberLeft": "never", "newSignIn": "never"])
        let again = try await browser.open("/en/my/notifications/mail")
        #expect(again.text.contains("<option value=\"never\" selected>"))
        try await scene.signIn(scene.browser(agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/130"), "anna@firm.by")
        #expect(try await scene.mails().last?.content.name == "newSignIn")
    }

    @Test func `nobody reads the notifications of others`() async throws {
        let scene = try await Scene()
        let (anna, boris) = (scene.browser(), scene.browser())
        try await scene.signUp(anna, "anna@firm.by")
        try await scene.signIn(scene.browser(agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/130"), "anna@firm.by")
        try await scene.signUp(boris, "boris@firm.by", name: "Boris")
        #expect(!(try await boris.open("/en/my/notifications").text.contains("Chrome")))
    }
}
