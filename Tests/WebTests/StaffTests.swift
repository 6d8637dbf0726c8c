import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// The rooms of staff, and who finds them.
struct StaffTests {
    @Test(arguments: ["staff", "staff/access", "staff/people", "staff/audit", "staff/jobs"])
    func `who has no role finds nothing, a visitor is asked to sign in`(path: String) async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        #expect(try await browser.open("/en/\(path)").status == 404)
        #expect(try await scene.browser().open("/en/\(path)").text.contains("action=\"/en/sign-in\""))
    }

    @Test func `staff need a second factor`() async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        try await scene.give(.operator, to: "anna@firm.by")
        let asked = try await browser.open("/en/staff/people")
        #expect(asked.status == 403 && asked.text.contains("/en/my/factor"))
        _ = try await scene.addFactor(browser)
        #expect(try await browser.open("/en/staff/people").status == 200)
    }

    @Test(arguments: PlatformRole.allCases)
    func `every role needs it for drafts, too, and leads back to where one was`(role: PlatformRole) async throws {
        let scene = try await Scene()
        let browser = scene.browser()
        try await scene.signUp(browser, "anna@firm.by")
        try await scene.give(role, to: "anna@firm.by")
        for path in ["work", "drafts/nothing", "records/services/nothing/edit"] {
            let asked = try await browser.open("/en/staff/\(path)")
            #expect(asked.status == 403)
            #expect(asked.text.contains("/en/my/factor?next=%2Fen%2Fstaff%2F\(path.replacing("/", with: "%2F"))"))
        }
        let token = ["token": try await browser.formToken()]
        #expect(try await browser.post("/en/staff/records/services/nothing/edit", token).status == 403)
        let codes = try await scene.addFactor(browser, on: "/en/my/factor?next=%2Fen%2Fstaff%2Fwork").page
        #expect(codes.text.contains("href=\"/en/staff/work\""))
    }

    @Test func `an operator gives and takes roles, not their own, and it is in the log`() async throws {
        let scene = try await Scene()
        let browser = try await scene.staff(.operator, "anna@firm.by")
        try await scene.signUp(scene.browser(), "boris@firm.by", name: "Boris")
        let page = try await browser.open("/en/staff/people")
        let action = "/en/staff/people/roles"
        let unknown = try await browser.send(action, on: page, ["email": "nobody@firm.by", "role": "editor"])
        #expect(unknown.status == 422 && unknown.text.contains("nobody@firm.by"))
        let given = try await browser.send(action, on: page, ["email": "boris@firm.by", "role": "editor"])
        #expect(given.status == 200 && given.text.contains("Boris"))
        #expect(try await browser.send(action, on: page, ["email": "anna@firm.by", "role": "auditor"]).status == 409)
        let taken = try await browser.send("\(action)/withdrawal", on: given, [:])
        #expect(taken.status == 200 && !taken.text.contains("Boris"))
        #expect(try await scene.actions().suffix(2) == [.roleGranted, .roleRevoked])
    }

    @Test func `an auditor searches the log and takes it along, and changes nothing`() async throws {
        let scene = try await Scene()
        let browser = try await scene.staff(.auditor, "anna@firm.by")
        let all = try await browser.open("/en/staff/audit")
        // Browsers send a form only when everything that is required is filled.
        #expect(!all.text.contains(" required"))
        #expect(all.text.contains("person.signedUp") && all.text.contains("person.factorAdded"))
        let some = try await browser.open("/en/staff/audit?action=person.factorAdded&actor=anna@firm.by")
        let rows = try #require(some.text.firstRange(of: "<tbody>")).upperBound
        #expect(some.text[rows...].contains("person.factorAdded") && !some.text[rows...].contains("person.signedUp"))
        #expect(try await browser.open("/en/staff/audit?actor=x'%20OR%201=1").text.contains("Nothing fits"))
        #expect(try await browser.open("/en/staff/audit?from=2030-01-01").text.contains("Nothing fits"))
        let file = try await browser.send("/en/staff/audit/file", on: some, [:])
        #expect(file.text.hasPrefix("id,at,actor,action") && file.text.split(whereSeparator: \.isNewline).count == 2)
        #expect(file.headers[.cacheControl] == "no-store")
        #expect(try await scene.actions().last == .auditExported)
        #expect(try await browser.open("/en/staff/people").status == 200)
        let people = try await browser.open("/en/staff/people")
        let refused = try await browser.send(
            "/en/staff/people/roles", on: people, ["email": "anna@firm.by", "role": "operator"])
        #expect(refused.status == 403)
    }

    @Test func `an operator sees what was given up and tries it again`() async throws {
        let scene = try await Scene()
        let browser = try await scene.staff(.operator, "anna@firm.by")
        let now = scene.clock.now
        try await scene.database.write { db in
            let job = try #require(
                try db.jobs.take(limit: 1, by: "test", until: now.addingTimeInterval(60), at: now).first)
            try db.jobs.bury(job, because: "550 no such user", at: now)
        }
        let page = try await browser.open("/en/staff/jobs")
        #expect(page.text.contains("550 no such user") && page.text.contains("1 was given up"))
        let action = try #require(page.text.firstMatch(of: /action="(\/en\/staff\/jobs\/[^"]+\/retry)"/)).1
        let after = try await browser.send(String(action), on: page, [:])
        #expect(after.text.contains("0 were given up"))
        #expect(try await scene.actions().last == .jobRetried)
    }

    @Test(arguments: Language.allCases)
    func `the table of access has a word for everything`(language: Language) async throws {
        let scene = try await Scene()
        let browser = try await scene.staff(.moderator, "anna@firm.by")
        let page = try await browser.open("/\(language)/staff/access")
        #expect(page.status == 200)
        #expect(page.text.matches(of: /<tr><th scope="row">/).count == Act.allCases.count)
        #expect(!page.text.contains("access.act."))
    }
}
