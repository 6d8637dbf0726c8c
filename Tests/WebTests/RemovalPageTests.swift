import Actions
import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

/// Records that go and come back, in browsers: Anna proposes, Boris decides, a visitor looks.
struct RemovalPageTests {
    private static let page = "/en/funding/gift-for-micro"
    private static let form = "/en/staff/records/opportunities/gift-for-micro/removal"
    private static let states = "/en/staff/records/opportunities/gift-for-micro/states"
    private static let reason = [
        "/reason/be": "Скончылася.", "/reason/ru": "Закончилась.", "/reason/en": "It <ended>.",
    ]

    private static func newsroom() async throws -> (Scene, anna: Browser, boris: Browser) {
        let scene = try await Scene()
        try await Norland.load(into: scene.database)
        let (anna, boris) = (scene.browser(), scene.browser())
        try await scene.signUp(anna, "anna@example.org", name: "Anna")
        try await scene.signUp(boris, "boris@example.org", name: "Boris")
        for name in ["anna", "boris"] { try await scene.give(.editor, to: "\(name)@example.org") }
        for browser in [anna, boris] { _ = try await scene.addFactor(browser) }
        return (scene, anna, boris)
    }

    /// Sends the only form of the page whose address ends so.
    @discardableResult
    private static func press(
        _ step: String, _ fields: [String: String] = [:], on page: Answer, by browser: Browser
    ) async throws -> Answer {
        let action = try #require(page.text.firstMatch(of: try Regex("action=\"([^\"]+/\(step))\""))?[1].substring)
        return try await browser.send(String(action), on: page, fields)
    }

    /// Anna hands the draft in, Boris publishes it; gives back what he sees then.
    private static func publish(_ draft: Answer, _ anna: Browser, _ boris: Browser) async throws -> Answer {
        let handed = try await press("hand-in", on: draft, by: anna)
        let path = try #require(handed.text.firstMatch(of: /\/en(\/staff\/drafts\/[^\/"]+)\//)).1
        return try await press("publication", on: try await boris.open("/en\(path)"), by: boris)
    }

    private static func remove(
        _ anna: Browser, _ boris: Browser, insteadUse replacement: String = ""
    ) async throws -> Answer {
        let typed = reason.merging(["then": "review", "/replacement": replacement]) { $1 }
        let draft = try await press("removal", typed, on: try await anna.open(form), by: anna)
        #expect(draft.text.contains("Removal of the record") && draft.text.contains("It &lt;ended&gt;."))
        return try await publish(draft, anna, boris)
    }

    @Test func `a removed record says since when and why, to people and programs, and is in no list`() async throws {
        let (scene, anna, boris) = try await Self.newsroom()
        #expect(try await anna.open(Self.page).text.contains("href=\"\(Self.form)\""))
        let answer = try await Self.remove(anna, boris, insteadUse: "gift-from-sudland")
        #expect(answer.status == 200 && answer.text.contains("Removed."))
        let visitor = scene.browser()
        let gone = try await visitor.open(Self.page)
        #expect(gone.status == 410)
        #expect(gone.text.contains("<h1>Gift for the first bench</h1>") && gone.text.contains("It &lt;ended&gt;."))
        #expect(gone.text.contains("href=\"/en/funding/gift-from-sudland\"") && !gone.text.contains(Self.states))
        #expect(try await visitor.open("/be/funding/gift-for-micro").text.contains("Скончылася."))
        let problem = try await visitor.open("/api/v1/opportunities/gift-for-micro")
        #expect(problem.status == 410 && problem.text.contains("It <ended>."))
        #expect(problem.headers[.contentType] == "application/problem+json")
        for address in [
            "/en/funding", "/sitemap/opportunities-1.xml", "/en/search?q=gift", "/en/data/opportunities.csv",
        ] {
            let list = try await visitor.open(address)
            #expect(list.status == 200 && !list.text.contains("gift-for-micro"), "\(address)")
        }
        let feed = try await visitor.open("/en/funding.atom").text
        #expect(feed.contains("<at:deleted-entry ref=\"http://localhost/id/opportunities/gift-for-micro\""))
        #expect(feed.contains("It &lt;ended&gt;."))
    }

    @Test func `what never was is not found`() async throws {
        let (_, anna, _) = try await Self.newsroom()
        #expect(try await anna.open("/en/funding/never-was").status == 404)
        #expect(try await anna.open("/api/v1/opportunities/never-was").status == 404)
        #expect(try await anna.open("/en/staff/records/opportunities/never-was/removal").status == 404)
        #expect(try await anna.open("/en/staff/records/opportunities/never-was/states").status == 404)
    }

    @Test func `a removal without a reason is kept and shown with its mistakes`() async throws {
        let (_, anna, _) = try await Self.newsroom()
        let form = try await anna.open(Self.form)
        let saved = try await Self.press("removal", ["/reason/be": "Скончылася."], on: form, by: anna)
        #expect(saved.text.contains("error-summary") && saved.text.contains("Скончылася."))
        #expect(!saved.text.contains("value=\"preview\""))
        let draft = try await Self.press(
            "removal", ["/reason/be": "Скончылася.", "then": "review"], on: saved, by: anna)
        let refused = try await Self.press("hand-in", on: draft, by: anna)
        #expect(refused.status == 409 && refused.text.contains("The draft has mistakes"))
    }

    @Test func `who would remove what others name is shown them`() async throws {
        let (scene, anna, _) = try await Self.newsroom()
        let named = try await scene.database.read { db in
            try db.records.all(.organisations).first { try !db.recordsNaming(.organisations, $0.id).isEmpty }
        }
        let record = try #require(named)
        let form = try await anna.open("/en/staff/records/organisations/\(record.id)/removal")
        #expect(form.text.contains("Other records refer to this one"))
        let draft = try await Self.press(
            "removal", Self.reason.merging(["then": "review"]) { $1 }, on: form, by: anna)
        let refused = try await Self.press("hand-in", on: draft, by: anna)
        #expect(refused.status == 409 && refused.text.contains("Other records, listed below, refer to this one."))
    }

    @Test func `a record comes back as it was, and the log says so`() async throws {
        let (scene, anna, boris) = try await Self.newsroom()
        _ = try await Self.remove(anna, boris)
        let gone = try await anna.open(Self.page)
        #expect(gone.status == 410 && gone.text.contains("href=\"\(Self.states)\""))
        let draft = try await Self.press("states", on: try await anna.open(Self.states), by: anna)
        #expect(draft.text.contains("return to an earlier state"))
        let published = try await Self.publish(draft, anna, boris)
        #expect(published.status == 200)
        #expect(try await scene.browser().open(Self.page).status == 200)
        #expect(try await scene.browser().open("/en/search?q=gift").text.contains("funding/gift-for-micro"))
        #expect(try await !scene.browser().open("/en/funding.atom").text.contains("deleted-entry"))
        #expect(try await scene.actions().suffix(2).contains(.recordReverted))
    }

    @Test func `a return is shown as a difference, and waits for a draft that is open`() async throws {
        let (_, anna, boris) = try await Self.newsroom()
        let edit = "/en/staff/records/opportunities/gift-for-micro/edit"
        let form = try await boris.open(edit)
        var fields = form.typed
        fields["/title/en"] = "Zanzibar gift"
        fields["then"] = "review"
        let draft = try await boris.send(edit, on: form, fields)
        _ = try await Self.publish(draft, boris, anna)
        let states = try await anna.open(Self.states)
        #expect(states.text.contains("<ins>Zanzibar gift</ins>"))
        let back = try await Self.press("states", on: states, by: anna)
        #expect(
            back.text.contains("<del>Zanzibar gift</del>") && back.text.contains("<ins>Gift for the first bench</ins>"))
        let again = try await Self.press("states", on: states, by: anna)
        #expect(again.status == 409 && again.text.contains("You are writing in this record already"))
    }

    @Test func `whoever is no editor finds none of it`() async throws {
        let (scene, _, _) = try await Self.newsroom()
        let clara = scene.browser()
        try await scene.signUp(clara, "clara@example.org", name: "Clara")
        for address in [Self.form, Self.states] { #expect(try await clara.open(address).status == 404) }
        let page = try await clara.open(Self.page).text
        #expect(!page.contains(Self.form) && !page.contains(Self.states))
    }
}
