import Actions
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The work list of someone with much work, and the news of it.
struct WorkListPageTests {
    /// Boris is an editor with this many drafts of Anna's before him.
    private static func newsroom(_ count: Int) async throws -> (Scene, boris: Browser) {
        let scene = try await Scene()
        try await Norland.load(into: scene.database)
        try await scene.signUp(scene.browser(), "anna@example.org", name: "Anna")
        let boris = try await scene.staff(.editor, "boris@example.org")
        let email = try #require(EmailAddress("anna@example.org"))
        try await scene.database.write { db in
            let anna = try #require(try db.people.find(email: email)).id
            for number in 0..<count {
                let title = LocalizedText(be: "Верш \(number)", ru: "Стих \(number)", en: "Poem \(number)")
                try db.drafts.add(
                    Draft(
                        id: .new(at: .morning), of: .services, "poem-\(number)", from: nil,
                        saying: .object([.init("title", title.dataValue)]), by: anna, at: .morning, state: .inReview,
                        version: 2, note: "", request: "", reviewer: nil, changedAt: .morning))
            }
        }
        return (scene, boris)
    }

    private static func shown(_ page: Answer) -> Int { page.text.matches(of: /<h3><a href="[^"]+drafts/).count }

    @Test func `a short list is shown whole, without a search`() async throws {
        let (_, boris) = try await Self.newsroom(20)
        let page = try await boris.open("/en/staff/work")
        #expect(Self.shown(page) == 20 && !page.text.contains("role=\"search\""))
    }

    @Test func `a long list goes on behind a link, and is searched`() async throws {
        let (_, boris) = try await Self.newsroom(45)
        let page = try await boris.open("/en/staff/work")
        #expect(Self.shown(page) == 20 && page.text.contains("Waiting for your review: 45"))
        let next = try #require(page.text.firstMatch(of: /href="(\/en\/staff\/work\?[^"]+)"/)).1
        let second = try await boris.open(String(next).replacing("&amp;", with: "&"))
        #expect(Self.shown(second) == 20 && second.text.contains("The whole work list"))
        let found = try await boris.open("/en/staff/work?q=poems+44&kind=services")
        #expect(Self.shown(found) == 1 && found.text.contains("Poem 44") && found.text.contains("value=\"poems 44\""))
        let nothing = try await boris.open("/en/staff/work?q=poem&kind=courses")
        #expect(nothing.status == 200 && nothing.text.contains("Nothing fits."))
    }

    @Test(arguments: ["list=x", "after=x", "list=toReview&after='%20OR%201=1_x", "kind=x"])
    func `an address that says nothing is as if it were not said`(query: String) async throws {
        let (_, boris) = try await Self.newsroom(1)
        #expect(try await boris.open("/en/staff/work?\(query)").status == 200)
    }

    @Test func `the rooms of staff say how much waits`() async throws {
        let (scene, boris) = try await Self.newsroom(3)
        #expect(try await boris.open("/en/staff").text.contains("Waiting for you: 3"))
        let clara = try await scene.staff(.reviewer, "clara@example.org")
        let rooms = try await clara.open("/ru/staff").text
        #expect(rooms.contains("Ждёт вас: 3") && rooms.contains("href=\"/ru/staff/work\""))
        #expect(try await !scene.staff(.auditor, "dora@example.org").open("/en/staff").text.contains("/staff/work\""))
    }

    @Test(arguments: Language.allCases)
    func `what becomes of drafts and scenarios is told in every language, with a way there`(language: Language)
        async throws
    {
        let (scene, boris) = try await Self.newsroom(1)
        let email = try #require(EmailAddress("boris@example.org"))
        let words = "Which <year>?"
        try await scene.database.write { db in
            let person = try #require(try db.people.find(email: email)).id
            let path = "staff/drafts/d"
            for content in [
                NotificationContent.draftHandedIn(author: person, record: "Poem", path: path),
                .changesAsked(record: "Poem", words: words, path: path), .draftPublished(record: "Poem", path: path),
                .draftDeclined(record: "Poem", words: words, path: path), .recordChanged(record: "Poem", path: path),
                .scenarioProposed(author: person, scenario: "Poem", path: path),
                .scenarioPublished(scenario: "Poem", path: path),
            ] { try db.notify(person, content, at: .morning) }
        }
        let page = try await boris.open("/\(language)/my/notifications").text
        #expect(page.matches(of: /Poem/).count == 7 && page.contains("Which &lt;year&gt;?"))
        #expect(page.matches(of: try Regex("href=\"/\(language)/staff/drafts/d\"")).count == 7)
        #expect(try await boris.open("/\(language)/my/notifications/mail").text.contains("name=\"draftDeclined\""))
    }
}
