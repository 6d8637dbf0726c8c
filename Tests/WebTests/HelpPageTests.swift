import DataPackage
import Domain
import Foundation
import Hummingbird
import Store
import TestSupport
import Testing
import Web

struct HelpPageTests {
    @Test(arguments: Language.allCases)
    func `from a problem on the home page to who helps with it, with reasons`(language: Language) async throws {
        let visitor = try await Belarus.visitor()
        let home = try await visitor.get("/\(language)")
        let link = "/\(language)/help?gap=PROBLEM-downtime"
        #expect(home.text.contains("href=\"\(link)\""))
        let page = try await visitor.get(link + "&region=BY-BR&employees=38")
        #expect(page.status == 200)
        let classification = try Belarus.package().classification
        #expect(page.text.contains(classification.label("PROBLEM-downtime", in: language)))
        #expect(
            page.text.contains(
                EscapedText.of(classification.label("DT-9", in: language).components(separatedBy: " (")[0])))
        // Help of several kinds, each with the parts of its rank.
        #expect(page.text.matches(of: /class="gap-group"/).count >= 3)
        let cards = page.text.matches(of: /class="help-card"/).count
        #expect(cards >= 5 && page.text.matches(of: /class="why"/).count == cards)
        #expect(!page.text.contains("{"))
    }

    @Test func `one kind is shown whole, and leads back to all`() async throws {
        let visitor = try await Belarus.visitor()
        let some = try await visitor.get("/en/help?gap=DT-9")
        let more = try #require(some.text.firstMatch(of: /href="(\/en\/help\?gap=DT-9&amp;kind=[a-z]+)"/))
        let all = try await visitor.get(String(more.1).replacing("&amp;", with: "&"))
        #expect(all.text.matches(of: /class="gap-group"/).count == 1)
        #expect(all.text.matches(of: /class="help-card"/).count > 3)
        #expect(all.text.contains("href=\"/en/help?gap=DT-9\""))
    }

    @Test func `what is not known is said beside the form, and what is known is shown`() async throws {
        let visitor = try await Belarus.visitor()
        let page = try await visitor.get("/en/help?gap=DT-9&gap=NO-SUCH&employees=many")
        #expect(page.status == 422)
        #expect(page.text.contains("NO-SUCH") && page.text.contains("role=\"alert\""))
        #expect(page.text.contains("class=\"help-card\""))
        let empty = try await visitor.get("/en/help")
        #expect(empty.status == 200 && !empty.text.contains("class=\"help-card\""))
    }

    @Test func `a first view is light, even with many gaps`() async throws {
        let visitor = try await Belarus.visitor()
        let gaps = ["PROBLEM-downtime", "PROBLEM-scrap", "PROBLEM-retyping"].map { "gap=\($0)" }.joined(separator: "&")
        let page = try await visitor.get("/ru/help?\(gaps)")
        #expect(page.text.utf8.count < 100_000)
    }

    @Test(arguments: Language.allCases)
    func `the formula is published with its points`(language: Language) async throws {
        let page = try await Belarus.visitor().get("/\(language)/help/ranking")
        #expect(page.status == 200)
        #expect(page.text.contains("<b>+\(HelpPoints.match(.direct))</b>"))
        #expect(page.text.contains("<b>+\(HelpPoints.sameRegion)</b>"))
        #expect(page.text.matches(of: /<li><span>/).count == 16)
    }
}
