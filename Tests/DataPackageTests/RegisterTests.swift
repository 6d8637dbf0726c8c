import DataPackage
import Domain
import Foundation
import TestSupport
import Testing

struct RegisterTests {
    private func read(_ text: String) throws -> Population {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "register-\(UInt64.random(in: 0 ... .max)).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let package = try Belarus.package()
        let columns = try RegisterFile.firms(at: file.path(percentEncoded: false), package.classification)
        return Population(columns, traits: PopulationTraits(package.country, package.classification))
    }

    private func mistakes(_ text: String) throws -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let error as PackageError {
            return error.mistakes.map { "\($0.line ?? 0) \($0.pointer)" }
        }
    }

    @Test func `every fact is read as in a request about one firm`() throws {
        let population = try read(
            """
            \u{FEFF}name,employees,turnover,ownership,stateShare,legalForm,activity,region,founded,monthsTrading,exportShare,womenLed,needs,assessment.total,assessment.DATA
            "Saws, ""Sharp"" Ltd",38,1200000.50 EUR,private,0,company,C16,BY-HR,2009-05-14,140,35.5,false,COSME-A | COSME-G,41.5,20\r
            ,null,null,,,,,,,,,,,,
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
        #expect(saws.value(of: .assessment(dimension: "DATA")) == .known(.number(20)))
        let other = try #require(firms.first { $0.employees == .notApplicable })
        #expect(other.turnover == .notApplicable && other.ownership == .unknown && other.needs == .unknown)
    }

    @Test(arguments: [
        ("employees\n-1\n7\nmany\n", ["2 employees", "4 employees"]), ("employees,region\n3\n", ["2 "]),
        ("employees,colour\n3,red\n", ["1 colour"]), ("employees,employees\n3,3\n", ["1 employees"]),
        ("activity\nC\nX99\n", ["3 activity"]), ("turnover\n12\n", ["2 turnover"]),
        ("turnover\n12 EUROS\n", ["2 turnover"]),
        ("founded\n2009-02-30\n", ["2 founded"]), ("womenLed\nyes\n", ["2 womenLed"]), ("name\n\"open\n", ["2 "]),
        ("", ["1 "]),
    ])
    func `each mistake is named with its line`(text: String, expected: [String]) throws {
        #expect(try mistakes(text) == expected)
    }

    @Test func `a file of many parts is read whole, and a broken one is not read to its end`() throws {
        let lines = (0..<150_000).map { "\($0 % 300),private,BY-HM" }
        let population = try read("employees,ownership,region\n" + lines.joined(separator: "\n"))
        #expect(population.count == 150_000)
        #expect(population.firm(149_999).ownership == .known(.private))
        let broken = try mistakes("employees\n" + String(repeating: "many\n", count: 500_000))
        #expect(broken.count == 200)
    }
}
