import Actions
import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing
import Web

/// Firms of a register at the pages of gaps: as an analyst counts them, and as everyone else does not.
struct RegisterPageTests {
    private static let table = "/en/gaps?firms=register"
    private static let cell = "/en/gaps/cell?rows=COST&row=cost-advisory&column=medium&firms=register"
    private static let choice = "<select class=\"field field-select\" id=\"firms\""

    private static func register() throws -> BusinessRegister {
        var columns = FactColumns()
        for (employees, ownership) in [(120, Ownership.private), (7, .private), (9, .state)] {
            var firm = Firm()
            (firm.employees, firm.ownership) = (.known(employees), .known(ownership))
            columns.append(firm)
        }
        return BusinessRegister(columns, day: try #require(Day("2026-10-01")))
    }

    private static func scene() async throws -> Scene {
        try await Scene(on: try await belarusDatabase(), register: try register())
    }

    @Test func `an analyst counts the register, is shown no firm of it, and each look is noted`() async throws {
        let scene = try await Self.scene()
        let ada = try await scene.staff(.analyst, "ada@example.org")
        let drawn = try await ada.open("/en/gaps")
        #expect(drawn.text.contains(Self.choice) && drawn.text.contains("111,214 firms are drawn"))
        #expect(drawn.headers[.cacheControl] == "no-store")
        #expect(try await !scene.actions().contains(.registerCounted))
        let table = try await ada.open(Self.table)
        #expect(table.text.contains("The 3 firms of the register as of 1 October 2026. For staff only"))
        #expect(table.text.contains("<span class=\"head-firms\">2 firms</span>"))
        #expect(table.headers[.cacheControl] == "no-store" && !table.text.contains("gaps.csv"))
        let links = table.text.matches(of: /href="\/en\/gaps\/cell\?([^"]+)"/)
        #expect(!links.isEmpty && links.allSatisfy { $0.1.contains("firms=register") })
        let cell = try await ada.open(Self.cell)
        #expect(cell.text.contains("of the register as of 1 October 2026") && !cell.text.contains("gaps/firm"))
        #expect(cell.text.contains("Medium-sized enterprise") && cell.text.contains("href=\"/en/gaps?rows=COST"))
        #expect(cell.headers[.cacheControl] == "no-store")
        let looks = try await scene.database.read { try $0.audit.entries(AuditQuery(), limit: 1000) }
            .filter { $0.action == .registerCounted }
        #expect(looks.map(\.subject) == Array(repeating: AuditSubject(.register, "2026-10-01"), count: 2))
        #expect(Set(looks.map { $0.details["cell"] }) == [nil, "cost-advisory medium"])
    }

    @Test func `everyone else counts drawn firms, and learns of no register`() async throws {
        let scene = try await Self.scene()
        let visitor = scene.browser()
        let person = scene.browser()
        try await scene.signUp(person, "person@firm.by")
        let editor = try await scene.staff(.editor, "editor@example.org")
        let auditor = try await scene.staff(.auditor, "auditor@example.org")
        for path in [Self.table, Self.cell] {
            #expect(try await visitor.look(path).location?.contains("/sign-in") == true)
            for browser in [person, editor, auditor] { #expect(try await browser.look(path).status == 404) }
        }
        for browser in [visitor, person, editor] {
            let page = try await browser.open("/en/gaps")
            #expect(page.text.contains("111,214 firms are drawn") && !page.text.contains(Self.choice))
        }
        #expect(try await !scene.actions().contains(.registerCounted))
    }

    @Test func `a role without a second factor counts nothing`() async throws {
        let scene = try await Self.scene()
        let ada = scene.browser()
        try await scene.signUp(ada, "ada@example.org")
        try await scene.give(.analyst, to: "ada@example.org")
        let answer = try await ada.look(Self.table)
        #expect(answer.status == 403 && answer.text.contains("/en/my/factor?") && !answer.text.contains("3 firms"))
    }

    @Test func `what is published counts drawn firms, for staff, too`() async throws {
        let scene = try await Self.scene()
        let ada = try await scene.staff(.operator, "ada@example.org")
        for path in ["gaps.csv?firms=register", "gaps/firm?row=COSME-A&column=small&firms=register"] {
            #expect(try await ada.look("/en/\(path)").status == 404)
        }
        let published = try await Belarus.visitor().get("/en/data/gaps.csv").text
        #expect(try await ada.open("/en/data/gaps.csv").text == published)
        let counted = try await scene.visitor.post("/api/v1/coverage", json: "{}")
        #expect(counted.text.contains("\"population\":111214"))
    }

    @Test func `without a register nothing is to be chosen`() async throws {
        let scene = try await Scene(on: try await belarusDatabase())
        let ada = try await scene.staff(.analyst, "ada@example.org")
        #expect(try await ada.look(Self.table).status == 404)
        #expect(try await !ada.open("/en/gaps").text.contains(Self.choice))
    }

    @Test func `a country of whose firms nothing is published can have a register`() async throws {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        let scene = try await Scene(on: database, register: try Self.register())
        let ada = try await scene.staff(.analyst, "ada@example.org")
        let empty = try await ada.open("/en/gaps")
        #expect(empty.text.contains("Nothing is known yet") && empty.text.contains(Self.choice))
        #expect(try await ada.open("/en/gaps?rows=COST&firms=register").text.contains("The 3 firms of the register"))
    }
}
