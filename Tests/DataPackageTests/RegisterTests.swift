import DataPackage
import Domain
import Foundation
import TestSupport
import Testing

struct RegisterTests {
    private func read(_ text: String) async throws -> Population {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "register-\(UInt64.random(in: 0 ... .max)).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let package = try Belarus.package()
        let columns = try await RegisterFile(file.path(percentEncoded: false), package.classification).firms()
        return Population(columns, traits: PopulationTraits(package.country, package.classification))
    }

    private func mistakes(_ text: String) async throws -> [String] {
        do {
            _ = try await read(text)
            return []
        } catch let error as PackageError {
            return error.mistakes.map { "\($0.line ?? 0) \($0.pointer)" }
        }
    }

    @Test func `every fact is read as in a request about one firm`() async throws {
        let population = try await read(
            """
            \u{FEFF}name,employees,turnover,ownership,stateShare,legalForm,activity,region,founded,monthsTrading,exportShare,womenLed,needs,assessment.total,assessment.band,assessment.DATA
            "Saws, ""Sharp"" Ltd",38,1200000.50 EUR,private,0,company,C16,BY-HR,2009-05-14,140,35.5,false,COSME-A | COSME-G,41.5,2,20\r
            ,null,null,,,,,,,,,,,,,
            """)
        #expect(population.count == 2)
        let firms = [population.firm(0), population.firm(1)]
        let saws = try #require(firms.first { $0.employees == .known(38) })
        #expect(saws.turnover == .known(Money(minorUnits: 120_000_050, currency: "EUR")))
        #expect(
            saws.ownership == .known(.private) && saws.stateShare == .known(0) && saws.legalForm == .known(.company))
        #expect(saws.activity == .known("C16") && saws.region == .known("BY-HR"))
        #expect(saws.founded == .known(try #require(Day("2009-05-14"))) && saws.monthsTrading == .known(140))
        #expect(saws.exportShare == .known(35.5) && saws.womenLed == .known(false))
        #expect(saws.needs == .known(["COSME-A", "COSME-G"]))
        #expect(saws.value(of: .assessmentTotal) == .known(.number(41.5)))
        #expect(saws.value(of: .assessmentBand) == .known(.number(2)))
        #expect(saws.value(of: .assessment(dimension: "DATA")) == .known(.number(20)))
        let other = try #require(firms.first { $0.employees == .notApplicable })
        #expect(other.turnover == .notApplicable && other.ownership == .unknown && other.needs == .unknown)
    }

    @Test(arguments: [
        ("employees\n-1\n7\nmany\n", ["2 employees", "4 employees"]), ("employees,region\n3\n", ["2 "]),
        ("employees,colour\n3,red\n", ["1 colour"]), ("employees,employees\n3,3\n", ["1 employees"]),
        ("activity\nC\nX99\n", ["3 activity"]), ("turnover\n12\n", ["2 turnover"]),
        ("turnover\n12 EUROS\n", ["2 turnover"]),
        ("founded\n2009-02-30\n", ["2 founded"]), ("womenLed\nyes\n", ["2 womenLed"]),
        ("assessment.band\n3\n0\n1.5\n", ["3 assessment.band", "4 assessment.band"]), ("name\n\"open\n", ["2 "]),
        ("", ["1 "]),
    ])
    func `each mistake is named with its line`(text: String, expected: [String]) async throws {
        #expect(try await mistakes(text) == expected)
    }

    @Test func `who waits is told how much is read`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "register-\(UInt64.random(in: 0 ... .max)).csv")
        try Data(("employees\n" + String(repeating: "12345\n", count: 1_500_000)).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var parts: [Double] = []
        _ = try await RegisterFile(file.path(percentEncoded: false), try Belarus.package().classification).firms {
            parts.append($0)
        }
        #expect(parts.count > 2 && parts == parts.sorted() && parts.last == 1)
    }

    @Test func `a file of many parts is read whole, and a broken one is not read to its end`() async throws {
        let lines = (0..<150_000).map { "\($0 % 300),private,BY-HM" }
        let population = try await read("employees,ownership,region\n" + lines.joined(separator: "\n"))
        #expect(population.count == 150_000)
        #expect(population.firm(149_999).ownership == .known(.private))
        let broken = try await mistakes("employees\n" + String(repeating: "many\n", count: 500_000))
        #expect(broken.count == 200)
    }

    @Test func `a long file is read side by side, and is still in order`() async throws {
        let notations = ["C16", "G", "null", "", "J"]
        let lines = (0..<300_000).map { "\($0 % 12_000),\(notations[$0 % 5]),\($0 / 7) EUR" }
        let population = try await read("monthsTrading,activity,turnover\n" + lines.joined(separator: "\n"))
        #expect(population.count == 300_000)
        // Those of one section stand together, in the order of the file.
        let makers = (0..<60_000).map { population.firm($0) }
        let first = try #require(makers.firstIndex { $0.activity == .known("C16") })
        #expect(first == 0)
        for place in stride(from: 0, to: 60_000, by: 777) {
            #expect(makers[place].monthsTrading == .known(place * 5 % 12_000))
            #expect(makers[place].turnover == .known(Money(place * 5 / 7, "EUR")))
        }
    }

    @Test func `mistakes far apart in a long file are named with their lines`() async throws {
        var lines = (0..<400_000).map { "\($0 % 300),BY-HM" }
        for wrong in [1, 150_000, 399_999] { lines[wrong] = "many,BY-HM" }
        lines[250_000] = "7"
        lines[300_000] = "7,\"BY-HM"
        #expect(
            try await mistakes("employees,region\r\n" + lines.joined(separator: "\r\n"))
                == ["3 employees", "150002 employees", "250002 ", "300002 ", "400001 employees"])
    }

    @Test(arguments: [70_000, 3_000_000])
    func `a line without an end is refused, not kept in memory`(length: Int) async throws {
        let lines = String(repeating: "7\n", count: 1_000_000)
        #expect(
            try await mistakes("employees\n" + lines + String(repeating: "8", count: length)) == ["1000002 "])
    }
}
