import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The versions of the conditions of a source, as everybody sees them.
struct ConditionsPageTests {
    private static let id = "development-bank-sme-leasing"

    /// A platform on which the limit was 100 employees until March, and another text was changed in April.
    private static func scene() async throws -> Scene {
        let scene = try await Scene(on: try await belarusDatabase())
        try await scene.database.write { db in
            var older = try #require(try db.records.find(.opportunities, id) as? Opportunity)
            let today = older.criteria
            older.criteria[0] = Criterion(
                identifier: "size", title: today[0].title,
                expression: .comparison(Comparison(.employees, .lessThan, .numbers([100]))))
            for (criteria, contact, end) in [
                (older.criteria, "first@example.org", "2026-02-01T09:00:00Z"),
                (older.criteria, "second@example.org", "2026-03-01T09:00:00Z"),
                (today, "second@example.org", "2026-04-01T09:00:00Z"),
            ] {
                older.criteria = criteria
                older.core.contact = contact
                try db.history.keep(
                    .opportunities, id, body: older.dataValue.canonicalText,
                    endedAt: try Date(end, strategy: .iso8601))
            }
        }
        return scene
    }

    @Test func `the page of a source says since when its conditions are in force, and leads to older ones`()
        async throws
    {
        let visitor = try await Self.scene().visitor
        let page = try await visitor.get("/en/funding/\(Self.id)")
        #expect(page.text.contains("Version 2. In force since 1 March 2026."))
        #expect(page.text.contains("href=\"/en/funding/\(Self.id)/conditions/1\""))
        let first = try await visitor.get("/en/funding/\(Self.id)/conditions/1")
        #expect(first.status == 200 && first.text.contains("Fewer than 100\u{a0}employees"))
        #expect(first.text.contains("In force until 1 March 2026.") && first.text.contains("no longer in force"))
        let second = try await visitor.get("/en/funding/\(Self.id)/conditions/2")
        #expect(second.text.contains("Fewer than 250\u{a0}employees") && !second.text.contains("no longer in force"))
        for number in ["0", "3", "one"] {
            #expect(try await visitor.get("/en/funding/\(Self.id)/conditions/\(number)").status == 404)
        }
    }

    @Test(arguments: Language.allCases)
    func `a source that never changed has one version`(language: Language) async throws {
        let visitor = try await Belarus.visitor()
        let page = try await visitor.get("/\(language)/funding/\(Self.id)/conditions/1")
        #expect(page.status == 200 && !page.text.contains("conditions/2"))
    }
}
