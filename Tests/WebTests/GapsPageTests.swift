import Domain
import Foundation
import Store
import TestSupport
import Testing
import Web

struct GapsPageTests {
    private static func cells(_ query: String) async throws -> [[String: String]] {
        let text = try await Belarus.visitor().get("/en/gaps.csv?\(query)").text
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let header = try #require(lines.first)
        return lines.dropFirst().map {
            Dictionary(uniqueKeysWithValues: zip(header, $0).map { (String($0), String($1)) })
        }
    }

    @Test func `every cell of the table is one of the file, and all firms of the country are in each row`() async throws
    {
        let page = try await Belarus.visitor().get("/en/gaps").text
        let cells = try await Self.cells("")
        #expect(page.matches(of: /<td class="h\d">/).count == cells.count)
        for (_, row) in Dictionary(grouping: cells, by: { $0["area"] ?? "" }) {
            #expect(row.reduce(0) { $0 + (Int($1["firms"] ?? "") ?? 0) } == 111_214)
        }
        for cell in cells {
            let parts = ["eligible", "undetermined", "ineligible"].compactMap { cell[$0].flatMap { Int($0) } }
            #expect(parts.reduce(0, +) == Int(cell["firms"] ?? ""))
        }
    }

    @Test func `the page says that the firms are drawn, of which day the figures are, and how it is counted`()
        async throws
    {
        let page = try await Belarus.visitor().get("/en/gaps").text
        #expect(page.contains("The 111,214 firms are drawn, not real") && page.contains("31 December 2018"))
        let method = try await Belarus.visitor().get("/en/gaps/method").text
        for figure in ["108,977 firms", "2,237 firms", "1,037 firms", "575 firms", "14%", "38%"] {
            #expect(method.contains(figure), "\(figure)")
        }
        #expect(method.contains("<cite"))
    }

    @Test(arguments: ["COSME", "COST", "COSME-COST", "INSTRUMENT"], ["SIZE", "REGION", "OWNERSHIP", "NACE"])
    func `every table is shown in every measure and language`(rows: String, columns: String) async throws {
        for measure in ["eligible", "uncovered", "undetermined", "sources", "amount"] {
            for language in ["be", "ru", "en"] {
                let answer = try await Belarus.visitor().get(
                    "/\(language)/gaps?rows=\(rows)&columns=\(columns)&show=\(measure)")
                #expect(answer.status == 200)
                #expect(!answer.text.contains(/gaps\.[a-z]+|\{\w+\}/.ignoresCase()) || answer.text.contains("gaps.css"))
            }
        }
    }

    @Test func `a cell where no firm is known to be eligible says so, and that unknown is not zero`() async throws {
        let cells = try await Self.cells("rows=COSME&columns=SIZE")
        let empty = cells.count { $0["eligible"] == "0" }
        let page = try await Belarus.visitor().get("/en/gaps").text
        #expect(empty > 0 && page.matches(of: /<td class="h0">/).count == empty)
        #expect(page.contains("nobody known") && page.contains("sources might"))
        #expect(page.contains("In \(empty) cells of \(cells.count) no firm is known to be eligible"))
    }

    @Test func `the gaps stand in their order and lead to their cells`() async throws {
        let page = try await Belarus.visitor().get("/en/gaps?rows=COST").text
        let list = try #require(page.firstMatch(of: /(?s)<ol class="gap-list">(.*?)<\/ol>/)).1
        let links = list.matches(of: /<a href="([^"]+)">/).map { String($0.1).replacing("&amp;", with: "&") }
        #expect(!links.isEmpty && links.count <= 10)
        for link in links { #expect(try await Belarus.visitor().get(link).status == 200, "\(link)") }
    }

    @Test func `a cell names its sources, what rules firms out, what is unknown, and drawn firms`() async throws {
        let path = "/en/gaps/cell?rows=COST&columns=SIZE&row=cost-advisory&column=medium"
        let page = try await Belarus.visitor().get(path).text
        #expect(page.contains("Advice and expertise · Medium-sized enterprise"))
        #expect(page.contains("Not met by ") && page.contains("Not known of 1,730 firms: Ownership"))
        #expect(page.contains("125,000\u{A0}USD"))
        let cell = try #require(
            try await Self.cells("rows=COST&columns=SIZE").first {
                $0["cost"] == "cost-advisory" && $0["size"] == "medium"
            })
        let eligible = try #require(cell["eligible"])
        #expect(page.contains("<strong>\(eligible)</strong>"))
        let firms = page.matches(of: /gaps\/firm\?[^"]+/).map { "/en/" + String($0.0).replacing("&amp;", with: "&") }
        #expect(firms.count == 5)
        for firm in firms {
            let shown = try await Belarus.visitor().get(firm).text
            #expect(shown.contains("This firm is made up.") && shown.contains("conditions</summary>"))
            #expect(shown.contains("/en/funding/check?employees="))
        }
    }

    @Test func `only who may edit a source is led to its form`() async throws {
        let page = try await Belarus.visitor().get(
            "/en/gaps/cell?rows=COST&columns=SIZE&row=cost-advisory&column=medium"
        ).text
        #expect(!page.contains("Edit the rules"))
    }

    @Test(arguments: [
        "gaps?rows=NOTHING", "gaps?columns=COSME", "gaps?show=all", "gaps?rows=%3Cscript%3E", "gaps/cell",
        "gaps/cell?row=COSME-A", "gaps/cell?row=COSME-Z&column=small", "gaps/cell?row=COSME-A&column=huge",
        "gaps/cell?row=COSME-A&row=COSME-B&column=small", "gaps/cell?rows=COST&row=COSME-A&column=small",
        "gaps/firm?row=COSME-A&column=small&firm=99", "gaps.csv?rows=%00", "gaps.csv?columns=AGE",
    ])
    func `what means nothing is not found`(path: String) async throws {
        let status = try await Belarus.visitor().get("/en/\(path)").status
        #expect(status == 404 || (path.contains("%00") && status == 400))
    }

    @Test func `a firm is numbered from one`() async throws {
        let path = "/en/gaps/firm?row=COSME-A&column=small&firm="
        #expect(try await Belarus.visitor().get(path + "1").status == 200)
        for number in ["0", "-1", "one", "99999999999999999999"] {
            #expect(try await Belarus.visitor().get(path + number).status == 400)
        }
    }

    @Test func `a country of whose firms nothing is published says so`() async throws {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        let visitor = try Visitor(database)
        let page = try await visitor.get("/en/gaps")
        #expect(page.status == 200 && page.text.contains("Nothing is known yet of how many firms"))
        #expect(!page.text.contains("<table class=\"heat"))
        #expect(try await visitor.get("/en/gaps/method").status == 200)
        #expect(try await visitor.get("/en/data/gaps.csv").text.hasPrefix("area,cost,size,firms"))
    }

    @Test func `the table is open data`() async throws {
        let visitor = try await Belarus.visitor()
        let lines = try await visitor.get("/en/data/gaps.csv").text.split(whereSeparator: \.isNewline)
        #expect(
            lines.first
                == "area,cost,size,firms,eligible,undetermined,ineligible,sources,undeterminedSources,amounts,sourcesWithoutAmount"
        )
        #expect(lines.count == 1 + 8 * 6 * 4)
        #expect(try await visitor.get("/api/dcat.jsonld").text.contains("/id/datasets/gaps"))
        #expect(try await visitor.get("/sitemap/pages.xml").text.contains("/en/gaps"))
    }

    @Test func `what was looked for in vain stands beside its area, from five on`() async throws {
        let database = try await belarusDatabase()
        let services = try Services(database: database, now: { .march1 })
        let visitor = Visitor(services)
        try await services.countGaps()
        // Nothing about hackers is in the region of Brest and costs 7.
        for _ in 0..<5 {
            let found = try await visitor.get("/en/search?q=hackers&COST=cost-working-capital").text
            #expect(found.contains("Nothing") || found.contains("0 "))
        }
        for _ in 0..<4 { _ = try await visitor.get("/en/search?q=zzzzqqqq") }
        try await services.writeDemand()
        let page = try await visitor.get("/en/gaps").text
        let row = try #require(page.firstMatch(of: /(?s)<th scope="row">Security<\/th>(.*?)<\/tr>/)).1
        let demand = row.matches(of: /<td class="demand">.*?<\/span>([^<]*)<\/td>/).map { String($0.1) }
        #expect(demand == ["5", "fewer than 5"])
        #expect(!page.contains("further search") && page.contains("are not counted yet"))
        #expect(!page.contains("hackers") && !page.contains("zzzz"))
    }
}
