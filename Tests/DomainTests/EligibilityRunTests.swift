import Domain
import Testing

struct EligibilityRunTests {
    private let firm = #"{"employees": 38, "ownership": "private"}"#

    private func book(_ limit: Int = 250) throws -> Rulebook {
        Rulebook.sample([
            try .sample("fund", .open, "{\"fact\": \"employees\", \"lessThan\": \(limit)}"), try .sample("empty"),
        ])
    }

    @Test func `a run is stored, read back and replayed`() throws {
        let run = EvaluationRun(try book().evaluate(.json(firm), on: .today))
        let reader = DataReader(run.dataValue)
        let stored = try #require(EvaluationRun(reading: reader))
        #expect(reader.mistakes.isEmpty)
        #expect(stored == run)
        #expect(try stored.replay(.json(firm), with: book()) == .same)
        #expect(run.results[0].criteria.map(\.identifier) == ["rule-0"])
        #expect(run.results[0].criteria.map(\.outcome) == [.passed])
    }

    @Test func `a replay says what differs`() throws {
        let run = EvaluationRun(try book().evaluate(.json(firm), on: .today))
        #expect(try run.replay(.json(#"{"employees": 39, "ownership": "private"}"#), with: book()) == .factsDiffer)
        #expect(try run.replay(.json(firm), with: book(50)) == .rulesDiffer)
        let changed = DataValue.object([
            .init("factsHash", .text(run.factsHash)), .init("ruleVersion", .text(run.ruleVersion)),
            .init("evaluatedAt", .text("2026-11-21")),
            .init(
                "results",
                .list([try .json(#"{"programme": "fund", "outcome": "ineligible", "criteria": []}"#)])
            ),
        ])
        let other = try #require(EvaluationRun(reading: DataReader(changed)))
        #expect(try other.replay(.json(firm), with: book()) == .resultsDiffer(["fund"]))
    }

    /// FNV-1a of these bytes, computed apart with the published constants.
    @Test func `hashes are the same on every machine, whatever the order of fields`() throws {
        #expect(try Firm.json(firm).factsHash == "7799165072506f9d")
        #expect(Firm().factsHash == "08f44b07b5901a25")
        let turned = try Firm.json(#"{"ownership": "private", "employees": 38}"#)
        #expect(try turned.factsHash == Firm.json(firm).factsHash)
    }

    @Test func `an unknown fact and one that does not apply hash differently`() throws {
        #expect(try Firm.json(#"{"turnover": null}"#).factsHash != Firm().factsHash)
    }
}
