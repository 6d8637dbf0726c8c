import Domain
import Store
import TestSupport
import Testing
import Web

/// Norland has six cases; our country has none yet.
struct CasePageTests {
    private static func norland() async throws -> Visitor {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        return try Visitor(database)
    }

    @Test func `a case shows what was before, after and between`() async throws {
        let visitor = try await Self.norland()
        let page = try await visitor.get("/en/cases/hamnes-loft").text
        for words in ["Hours a piece, Hours", "−50\u{A0}%", "6 months", "By the tower clock", "page 30"] {
            #expect(page.contains(words), "\(words)")
        }
        let other = try await visitor.get("/en/cases/isles-kiln").text
        for words in ["The kiln went cold at night.", "not a share, there was none before", "not stated"] {
            #expect(other.contains(words), "\(words)")
        }
    }

    @Test func `the list says what was measured once five cases have`() async throws {
        let visitor = try await Self.norland()
        let page = try await visitor.get("/en/cases").text
        // 12→6, 10→6, 8→6, 20→15, 5→4: changes −50, −40, −25, −25, −20 %.
        #expect(page.contains("−25\u{A0}% (−40\u{A0}%\u{A0}… −25\u{A0}%)"))
        #expect(page.contains("said from 5 cases"))
        #expect(page.contains("Hamnes: 3 cases") && page.contains("place=hamnes"))
        #expect(page.contains("name=\"SIZE\"") && page.contains("name=\"NACE\""))
        let csv = try await visitor.get("/en/data/effects.csv").text
        #expect(csv.contains("hours-a-piece,Hours a piece,count-hours,5,-0.4,-0.25,-0.25,6,6,6"))
    }

    @Test(arguments: [("SIZE=size-small", 3), ("NACE=C16", 3), ("PROBLEM=problem-kiln", 1), ("place=skagvik", 2)])
    func `cases are filtered by what they are`(filter: String, count: Int) async throws {
        let page = try await Self.norland().get("/en/cases?\(filter)").text
        #expect(page.matches(of: /<article class="card">/).count == count)
    }

    @Test func `a country without cases says so, and leads to those who help`() async throws {
        let page = try await Belarus.visitor().get("/en/cases").text
        #expect(page.contains("No case is published yet.") && page.contains("href=\"/en/centres\""))
        #expect(!page.contains("cases/like\" class") && !page.contains("id=\"measured\""))
    }

    @Test func `cases like mine come with the reason`() async throws {
        let visitor = try await Self.norland()
        let page = try await visitor.get(
            "/en/cases/like?concept=problem-nets&activity=C16.7&employees=20&region=XN-NS"
        ).text
        // The second has all four; the first another shore and a wider activity.
        let first = try #require(page.firstRange(of: "Skagvik nets")?.lowerBound)
        let second = try #require(page.firstRange(of: "Hamnes net loft")?.lowerBound)
        #expect(first < second)
        #expect(page.contains("<option value=\"C16.7\" selected>"))
        #expect(page.contains("100 of 100:") && page.contains("same problem: Nets tear (40)"))
        #expect(page.contains("same activity: Carving of wood (20)"))
    }

    @Test func `a number that is none is a mistake with its place, and what was typed stays`() async throws {
        let answer = try await Self.norland().get("/en/cases/like?employees=many&activity=Z9")
        #expect(answer.status == 422)
        #expect(answer.text.contains("value=\"many\"") && answer.text.contains("href=\"#employees\""))
        #expect(answer.text.contains("href=\"#activity\""))
    }
}
