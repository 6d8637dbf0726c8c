import Actions
import Domain
import Foundation
import Secrets
import Store
import Web

/// A platform with people: what they do in their browsers, what mail they get, what the log says.
public struct Scene: Sendable {
    public let database: any Database
    public let clock = TestClock()
    public let visitor: Visitor

    public static let password = "pine board dust and wind"

    /// A platform in a country of which nothing else is known: its catalogue is empty.
    public init(settings: Services.Settings = .init(), country: Country? = nil) async throws {
        database = try await emptyDatabase()
        if let country { try await database.write { try $0.packageParts.save(.country, country.dataValue) } }
        visitor = try Visitor(database, settings: settings, clock: clock)
    }

    /// A platform on a database that is there.
    public init(
        on database: any Database, settings: Services.Settings = .init(), register: BusinessRegister? = nil
    ) async throws {
        self.database = database
        visitor = try Visitor(database, settings: settings, register: register, clock: clock)
    }

    public func browser(agent: String = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0") -> Browser {
        Browser(visitor, agent: agent)
    }

    /// Sends the form that asks for a mailed link: `sign-up` or `new-password`.
    public func ask(_ browser: Browser, _ path: String, _ email: String) async throws {
        let form = try await browser.open("/en/\(path)")
        try await browser.send("/en/\(path)", on: form, ["email": email])
    }

    /// Goes the whole way to an account; ends on the person's own page.
    @discardableResult
    public func signUp(
        _ browser: Browser, _ email: String, name: String = "Anna Kavalchuk", language: Language = .en
    ) async throws -> Answer {
        let form = try await browser.open("/\(language)/sign-up")
        try await browser.send("/\(language)/sign-up", on: form, ["email": email])
        let link = try await lastLink()
        let last = try await browser.open(link)
        return try await browser.send(
            String(link.prefix { $0 != "?" }), on: last, ["name": name, "newPassword": Self.password])
    }

    @discardableResult
    public func signIn(
        _ browser: Browser, _ email: String, password: String = Self.password, going goal: String = "/en/my"
    ) async throws -> Answer {
        let form = try await browser.open(goal)
        let language = goal.split(separator: "/").first ?? "en"
        return try await browser.send("/\(language)/sign-in", on: form, ["email": email, "password": password])
    }

    /// Gives a role over the whole platform.
    public func give(_ role: PlatformRole, to email: String) async throws {
        let now = clock.now
        try await database.write { db in
            guard let address = EmailAddress(email), let person = try db.people.find(email: address) else { return }
            try db.roleGrants.add(RoleGrant(role), to: person.id, at: now)
        }
    }

    /// The browser of someone with a role, signed in with a second factor.
    public func staff(_ role: PlatformRole, _ email: String) async throws -> Browser {
        let browser = browser()
        try await signUp(browser, email)
        try await give(role, to: email)
        _ = try await addFactor(browser)
        return browser
    }

    /// Turns the second factor on; gives back what the authenticator shows from now on, the codes on paper and their page.
    public func addFactor(
        _ browser: Browser, on path: String = "/en/my/factor"
    ) async throws -> (codes: OneTimeCode, recovery: [String], page: Answer) {
        let page = try await browser.open(path)
        let typed = page.text.firstMatch(of: /<code>([A-Z2-7 ]+)<\/code>/)?.1.filter { $0 != " " } ?? ""
        let codes = OneTimeCode(secret: Self.bytes(ofBase32: String(typed)))
        let now = codes.text(at: OneTimeCode.step(at: Int(clock.now.timeIntervalSince1970)))
        let answer = try await browser.send("/en/my/factor", on: page, ["code": now])
        return (codes, answer.text.matches(of: /<code>([0-9a-z-]+)<\/code>/).map { String($0.1) }, answer)
    }

    /// Every mail that is to be sent, the first first.
    public func mails() async throws -> [Mail] {
        try await database.read { try $0.mail.unsent(limit: 1000) }
    }

    /// The path of the link in the last mail that has one.
    public func lastLink() async throws -> String {
        for mail in try await mails().reversed() {
            guard let link = mail.content.link, let url = URL(string: link) else { continue }
            return url.path + (url.query(percentEncoded: true).map { "?\($0)" } ?? "")
        }
        return ""
    }

    /// What the audit log says was done, the first first.
    public func actions() async throws -> [AuditAction] {
        try await database.read { try $0.audit.entries(AuditQuery(), limit: 1000).map(\.action) }.reversed()
    }

    private static func bytes(ofBase32 text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bytes, bits, count) = ([UInt8](), 0, 0)
        for letter in text {
            bits = bits << 5 | (alphabet.firstIndex(of: letter) ?? 0)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }
}

extension MailContent {
    /// The link that opens something.
    fileprivate var link: String? {
        switch self {
        case .confirmEmail(_, let link, _), .resetPassword(let link, _), .confirmNewEmail(let link, _),
            .invitation(_, _, _, let link, _), .contactConfirmation(_, let link), .assessmentLink(_, let link, _):
            link
        default: nil
        }
    }
}
