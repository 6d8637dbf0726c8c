import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// The link of an invitation, as those meet it who have an account, have none, or come too late.
struct InvitationPageTests {
    private struct Invited {
        let firms: Firms
        let owner: Browser
        let path: String
        let link: String
    }

    private func invited(_ email: String = "new@firm.by") async throws -> Invited {
        let firms = try await Firms()
        let owner = try await firms.person("anna@firm.by", name: "Anna Kavalchuk", language: .be)
        let path = try await firms.register("Loom Works", in: owner)
        return Invited(
            firms: firms, owner: owner, path: path, link: try await firms.invite(email, to: path, by: owner))
    }

    @Test func `the mail speaks the language of the inviter and leads to the address the operator set`() async throws {
        let scene = try await invited()
        let mail = try #require(try await scene.firms.scene.mails().last)
        guard case .invitation(let organisation, let inviter, let role, let link, let days) = mail.content else {
            Issue.record("\(mail.content)")
            return
        }
        #expect(mail.language == .be && mail.recipient.description == "new@firm.by")
        #expect(
            [organisation, mail.names[inviter], role] == ["Loom Works", "Anna Kavalchuk", "Рэдактар"] && days == 7)
        #expect(link.hasPrefix("http://127.0.0.1:8080/be/invitations/"))
    }

    @Test func `a visitor sees from whom and to whom, creates an account and comes back to accept`() async throws {
        let scene = try await invited()
        let browser = scene.firms.scene.browser()
        let page = try await browser.open(scene.link)
        #expect(page.status == 200 && page.text.contains("Anna Kavalchuk") && page.text.contains("new@firm.by"))
        let action = try #require(page.text.firstMatch(of: /href="(\/be\/sign-up\?next=[^"]+)"/)).1
        let form = try await browser.open(String(action))
        try await browser.send("/be/sign-up", on: form, ["email": "new@firm.by"])
        let mailed = try await scene.firms.scene.lastLink()
        let last = try await browser.open(mailed)
        let back = try await browser.send(
            String(mailed.prefix { $0 != "?" }), on: last, ["name": "Nina", "newPassword": Scene.password])
        #expect(back.text.contains("action=\"\(scene.link)\""))
        let inside = try await browser.send(scene.link, on: back, [:])
        #expect(inside.status == 200 && inside.text.contains("<h1>Loom Works</h1>"))
        #expect(try await browser.open(scene.link).text.contains("Вы ўжо ў гэтай арганізацыі"))
    }

    @Test func `who has an account signs in and comes back`() async throws {
        let scene = try await invited()
        try await scene.firms.scene.signUp(scene.firms.scene.browser(), "new@firm.by")
        let browser = scene.firms.scene.browser()
        let page = try await browser.open(scene.link)
        let action = try #require(page.text.firstMatch(of: /href="(\/be\/sign-in\?next=[^"]+)"/)).1
        let form = try await browser.open(String(action))
        let back = try await browser.send(
            "/be/sign-in", on: form, ["email": "new@firm.by", "password": Scene.password])
        #expect(back.text.contains("action=\"\(scene.link)\""))
    }

    @Test func `opening the link changes nothing, and a visitor who sends the form is asked to sign in`() async throws {
        let scene = try await invited()
        let browser = scene.firms.scene.browser()
        let form = try await browser.open("/be/sign-in")
        for _ in 0..<2 { _ = try await browser.open(scene.link) }
        let sent = try await browser.post(scene.link, form.hidden("/be/sign-in"))
        #expect(sent.location?.hasPrefix("/be/sign-in?next=") == true)
        #expect(try await !scene.owner.open(scene.path).text.contains("accepted"))
    }

    @Test func `of two who accept the last invitation at once one gets in and the other is told why not`() async throws
    {
        let scene = try await invited()
        let pair = [
            try await scene.firms.person("first@firm.by", name: "First"),
            try await scene.firms.person("second@firm.by", name: "Second"),
        ]
        let link = scene.link
        // Both have seen the form before either sends it.
        var forms: [(browser: Browser, page: Answer)] = []
        for browser in pair { forms.append((browser, try await browser.open(link))) }
        let answers = try await withThrowingTaskGroup(of: Answer.self) { [forms] group in
            for (browser, page) in forms {
                group.addTask { try await browser.send(link, on: page, [:], follows: false) }
            }
            return try await group.reduce(into: [Answer]()) { $0.append($1) }
        }
        #expect(answers.map(\.status).sorted() == [303, 409])
        let late = try #require(answers.first { $0.status == 409 })
        #expect(late.text.contains("Гэтае запрашэнне ўжо выкарыстана"))
        let latecomer = try await scene.firms.scene.browser().open(link)
        #expect(latecomer.status == 409 && latecomer.text.contains("Гэтае запрашэнне ўжо выкарыстана"))
    }

    @Test func `an invitation expires, and one taken back says so`() async throws {
        let scene = try await invited()
        let page = try await scene.owner.open(scene.path)
        let action = try #require(page.text.firstMatch(of: /action="([^"]+\/withdrawal)"/)).1
        let browser = scene.firms.scene.browser()
        try await scene.owner.send(String(action), on: page, [:])
        #expect(try await browser.open(scene.link).text.contains("Гэтае запрашэнне адклікана"))
        let second = try await scene.firms.invite("late@firm.by", to: scene.path, by: scene.owner)
        scene.firms.scene.clock.advance(minutes: 7 * 24 * 60)
        let expired = try await browser.open(second)
        #expect(expired.status == 409 && expired.text.contains("Тэрмін запрашэння скончыўся"))
    }

    @Test func `with the inviter's right ends the invitation, on the page as in the link`() async throws {
        let scene = try await invited()
        let path = scene.path
        let boris = try await scene.firms.member(
            "boris@firm.by", name: "Boris", as: .representative, of: path, by: scene.owner)
        let link = try await scene.firms.invite("guest@firm.by", to: path, by: boris)
        let id = try await scene.firms.id(of: "boris@firm.by")
        let page = try await scene.owner.open(path)
        let withdrawals = page.text.matches(of: /\/withdrawal"/).count
        try await scene.owner.send("\(path)/members/\(id)/role", on: page, ["role": "viewer"])
        let after = try await scene.owner.open(path)
        #expect(after.text.matches(of: /\/withdrawal"/).count == withdrawals - 1)
        #expect(try await scene.firms.scene.browser().open(link).status == 409)
    }

    @Test(arguments: ["https://rival.example/en", "//rival.example", "/en/my\\@rival.example"])
    func `a new account leads nowhere else`(goal: String) async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        let escaped = goal.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let form = try await browser.open("/en/sign-up?next=\(escaped)")
        #expect(form.hidden("/en/sign-up")["next"] == nil)
        try await browser.send("/en/sign-up", on: form, ["email": "anna@firm.by", "next": goal])
        let link = try await scene.lastLink()
        #expect(!link.contains("next"))
        let last = try await browser.open("\(link)?next=\(escaped)")
        let created = try await browser.send(
            link, on: last, ["name": "Anna", "newPassword": Scene.password, "next": goal], follows: false)
        #expect(created.status == 303 && created.location == "/en/my")
    }

    @Test func `a made-up link finds nothing, and a member is not invited again`() async throws {
        let scene = try await invited()
        let unknown = String(scene.link.dropLast(43)) + String(repeating: "A", count: 43)
        #expect(try await scene.owner.open(unknown).status == 404)
        #expect(try await scene.owner.open("/be/invitations/nonsense").status == 410)
        let page = try await scene.owner.open(scene.path)
        let again = try await scene.owner.send(
            "\(scene.path)/invitations", on: page, ["email": "ANNA@firm.by", "role": "viewer"])
        #expect(again.status == 422 && again.text.contains("belongs to the organisation already"))
        let wrong = try await scene.owner.send(
            "\(scene.path)/invitations", on: page, ["email": "anna", "role": "viewer"])
        #expect(wrong.status == 422 && wrong.text.contains("href=\"#invitation-email\""))
    }
}
