import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// A platform in Belarus, and the people of its firms in their browsers.
struct Firms {
    let scene: Scene

    static let number = "807000028"
    static let otherNumber = "100000007"

    init(scene: Scene) { self.scene = scene }

    init() async throws { scene = try await Scene(country: try Belarus.country()) }

    /// Someone with an account.
    func person(_ email: String, name: String, language: Language = .en) async throws -> Browser {
        let browser = scene.browser()
        try await scene.signUp(browser, email, name: name, language: language)
        return browser
    }

    /// Registers a firm; gives back the path of its page.
    func register(_ name: String, number: String = Self.number, in browser: Browser) async throws -> String {
        let list = try await browser.open("/en/my/organisations")
        let answer = try await browser.send(
            "/en/my/organisations", on: list, ["name": name, "number": number], follows: false)
        return String(answer.location?.prefix { $0 != "?" } ?? "")
    }

    /// Sends an invitation; gives back its link.
    func invite(_ email: String, as role: OrganisationRole = .editor, to path: String, by browser: Browser)
        async throws -> String
    {
        let page = try await browser.open(path)
        try await browser.send("\(path)/invitations", on: page, ["email": email, "role": role.rawValue])
        return try await scene.lastLink()
    }

    /// Someone who has accepted an invitation.
    func member(_ email: String, name: String, as role: OrganisationRole, of path: String, by owner: Browser)
        async throws -> Browser
    {
        let link = try await invite(email, as: role, to: path, by: owner)
        let browser = try await person(email, name: name)
        let page = try await browser.open(link)
        try await browser.send(link, on: page, [:])
        return browser
    }

    func id(of email: String) async throws -> String {
        let email = try #require(EmailAddress(email))
        return try await scene.database.read { try $0.people.find(email: email)?.id.rawValue } ?? ""
    }
}

struct OrganisationTests {
    @Test(arguments: Language.allCases)
    func `a person registers a firm by its number and sees it`(language: Language) async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna", language: language)
        let list = try await anna.open("/\(language)/my/organisations")
        let page = try await anna.send(
            "/\(language)/my/organisations", on: list, ["name": " Loom Works ", "number": "УНП 807 000 028"])
        #expect(page.status == 200 && page.text.contains("<h1>Loom Works</h1>"))
        #expect(page.text.contains("807000028") && page.text.contains("role=\"status\""))
        #expect(try await anna.open("/\(language)/my/organisations").text.contains(">Loom Works</a>"))
    }

    @Test func `a slip in the number is said in words, and nothing typed is lost`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let list = try await anna.open("/be/my/organisations")
        let wrong = try await anna.send(
            "/be/my/organisations", on: list, ["name": "Ткацкая фабрыка", "number": "807000029"])
        #expect(wrong.status == 422 && wrong.text.contains("кантрольны знак"))
        #expect(
            wrong.text.contains("value=\"Ткацкая фабрыка\"") && wrong.text.contains("href=\"#registration-number\""))
        let asked = try await anna.send("/be/my/organisations/requests", on: list, ["number": "807000029"])
        #expect(asked.status == 422 && asked.text.contains("href=\"#request-number\""))
        let empty = try await anna.send("/be/my/organisations", on: list, [:])
        #expect(empty.status == 422 && empty.text.contains("Запоўніце гэтае поле"))
    }

    @Test func `the second to register a number is shown the way in, and is let in by the owner`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        let boris = try await firms.person("boris@firm.by", name: "Boris")
        let list = try await boris.open("/en/my/organisations")
        let second = try await boris.send(
            "/en/my/organisations", on: list, ["name": "Loom Works", "number": Firms.number])
        #expect(second.status == 422 && second.text.contains("ask to join it below"))
        let asked = try await boris.send("/en/my/organisations/requests", on: list, ["number": Firms.number])
        #expect(asked.status == 200 && asked.text.contains("Where you have asked to join"))
        #expect(try await boris.open(path).status == 404)
        let page = try await anna.open(path)
        #expect(page.text.contains("Boris") && page.text.contains("boris@firm.by"))
        let id = try await firms.id(of: "boris@firm.by")
        try await anna.send("\(path)/requests/\(id)/admission", on: page, ["role": "viewer"])
        #expect(try await boris.open(path).status == 200)
        let told = try #require(try await firms.scene.mails().last)
        #expect(told.recipient.description == "boris@firm.by")
    }

    @Test func `who asks no more is forgotten, and an unknown number is said to be unknown`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        let boris = try await firms.person("boris@firm.by", name: "Boris")
        let list = try await boris.open("/en/my/organisations")
        let unknown = try await boris.send("/en/my/organisations/requests", on: list, ["number": Firms.otherNumber])
        #expect(unknown.status == 422 && unknown.text.contains("No organisation with this number"))
        let asked = try await boris.send("/en/my/organisations/requests", on: list, ["number": Firms.number])
        let action = try #require(asked.text.firstMatch(of: /action="([^"]+\/withdrawal)"/)).1
        #expect(try await boris.send(String(action), on: asked, [:]).status == 200)
        #expect(try await !anna.open(path).text.contains("Boris"))
    }

    @Test func `the id of another organisation is not found, whatever is sent to it`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        let rival = try await firms.person("rival@firm.by", name: "Rival")
        let own = try await firms.register("Kiln Works", number: Firms.otherNumber, in: rival)
        let owner = try await firms.id(of: "anna@firm.by")
        let form = try await rival.open(own)
        let token = form.hidden("\(own)/name")
        let attempts = [
            "name": ["name": "Mine"], "invitations": ["email": "x@firm.by", "role": "viewer"],
            "members/\(owner)/role": ["role": "viewer"], "members/\(owner)/removal": [:],
            "requests/\(owner)/admission": ["role": "owner"], "requests/\(owner)/refusal": [:],
            "mandates": ["person": owner, "from": "2026-03-01"], "nominations": ["from": "2026-03-01"],
            "contacts": ["name": "X", "email": "x@firm.by", "languages": "en"],
        ]
        for (action, fields) in attempts {
            let answer = try await rival.post("\(path)/\(action)", token.merging(fields) { $1 })
            #expect(answer.status == 404, "\(action)")
        }
        for page in ["", "/contacts/new", "/data"] { #expect(try await rival.open(path + page).status == 404) }
        #expect(try await anna.open(path).text.contains("<h1>Loom Works</h1>"))
    }

    @Test func `what belongs to one organisation is not reached through another`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let (one, other) = (
            try await firms.register("Loom Works", in: anna),
            try await firms.register("Kiln Works", number: Firms.otherNumber, in: anna)
        )
        _ = try await firms.invite("new@firm.by", to: one, by: anna)
        let page = try await anna.open(one)
        let action = try #require(page.text.firstMatch(of: /action="([^"]+\/withdrawal)"/)).1
        let crossed = String(action).replacing(one, with: other)
        #expect(try await anna.post(crossed, page.hidden(String(action))).status == 404)
        #expect(try await anna.send(String(action), on: page, [:]).status == 200)
    }

    @Test func `the last owner is neither demoted nor removed, and is told why`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        _ = try await firms.member("boris@firm.by", name: "Boris", as: .editor, of: path, by: anna)
        let (owner, editor) = (try await firms.id(of: "anna@firm.by"), try await firms.id(of: "boris@firm.by"))
        let page = try await anna.open(path)
        #expect(page.text.contains("You are the only owner"))
        let demoted = try await anna.send("\(path)/members/\(owner)/role", on: page, ["role": "viewer"])
        #expect(demoted.status == 409 && demoted.text.contains("An organisation needs an owner"))
        let left = try await anna.post("\(path)/members/\(owner)/removal", page.hidden("\(path)/name"))
        #expect(left.status == 409)
        try await anna.send("\(path)/members/\(editor)/role", on: page, ["role": "owner"])
        let gone = try await anna.send("\(path)/members/\(owner)/removal", on: try await anna.open(path), [:])
        #expect(gone.status == 200 && gone.text.contains("You have left"))
        #expect(try await anna.open(path).status == 404)
    }

    @Test func `each sees what their role lets them do, and nothing else is done`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        let viewer = try await firms.member("vera@firm.by", name: "Vera", as: .viewer, of: path, by: anna)
        let page = try await viewer.open(path)
        for action in ["name", "invitations", "mandates", "contacts"] {
            #expect(!page.text.contains("action=\"\(path)/\(action)\""), "\(action)")
            let fields = ["name": "X", "email": "x@firm.by", "role": "viewer", "from": "2026-03-01", "languages": "en"]
            let token = page.hidden("\(path)/nominations")
            #expect(!token.isEmpty)
            let sent = try await viewer.post("\(path)/\(action)", token.merging(fields) { $1 })
            #expect(sent.status == (action == "mandates" ? 404 : 403), "\(action)")
        }
        #expect(!page.text.contains("anna@firm.by") && page.text.contains("Anna"))
        let nominated = try await viewer.send("\(path)/nominations", on: page, ["from": "2026-03-01"])
        #expect(nominated.status == 200 && nominated.text.contains("Put forward by themselves"))
    }

    @Test func `an owner gives a mandate and the person who has it ends it`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        let boris = try await firms.member("boris@firm.by", name: "Boris", as: .viewer, of: path, by: anna)
        let person = try await firms.id(of: "boris@firm.by")
        let page = try await anna.open(path)
        let wrong = try await anna.send(
            "\(path)/mandates", on: page, ["person": person, "from": "2026-03-01", "through": "2026-02-01"])
        #expect(wrong.status == 422 && wrong.text.contains("The last day cannot be before the first"))
        let given = try await anna.send(
            "\(path)/mandates", on: page, ["person": person, "from": "2026-03-01", "through": "2026-12-31"])
        #expect(given.text.contains("1 March 2026 – 31 December 2026"))
        let his = try await boris.open(path)
        let action = try #require(his.text.firstMatch(of: /action="([^"]+\/end)"/)).1
        #expect(try await boris.send(String(action), on: his, [:]).text.contains("1 March 2026 – 1 March 2026"))
    }

    @Test func `a contact point is entered, grows old, is confirmed and is taken away`() async throws {
        let firms = try await Firms()
        let anna = try await firms.person("anna@firm.by", name: "Anna")
        let path = try await firms.register("Loom Works", in: anna)
        let form = try await anna.open("\(path)/contacts/new")
        let wrong = try await anna.send("\(path)/contacts", on: form, ["name": "Sales", "email": "sales"])
        #expect(wrong.status == 422 && wrong.text.contains("value=\"Sales\"") && wrong.text.contains("href=\"#email\""))
        let fields = ["name": "Sales", "email": "sales@firm.by", "telephone": "+375 17 000 00 00", "languages": "be"]
        let saved = try await anna.send("\(path)/contacts", on: form, fields)
        #expect(saved.status == 200 && saved.text.contains("sales@firm.by, +375 17 000 00 00"))
        #expect(!saved.text.contains("/confirmation\""))
        firms.scene.clock.advance(minutes: 60 * 24 * 190)
        try await firms.scene.signIn(anna, "anna@firm.by")
        let old = try await anna.open(path)
        #expect(old.text.contains("please confirm"))
        let action = try #require(old.text.firstMatch(of: /action="([^"]+\/confirmation)"/)).1
        let confirmed = try await anna.send(String(action), on: old, [:])
        #expect(confirmed.text.contains("is confirmed") && !confirmed.text.contains("please confirm"))
        let removal = String(action).replacing("confirmation", with: "removal")
        #expect(try await anna.send(removal, on: confirmed, [:]).text.contains("There is no contact point yet"))
    }
}
