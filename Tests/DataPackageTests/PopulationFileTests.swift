import DataPackage
import Domain
import TestSupport
import Testing

struct PopulationFileTests {
    @Test(arguments: [
        ("shares: [{fact: activity, value: C, firms: 11, source: {document: census, place: p}}]", "/strata/0/shares"),
        ("employees: {total: 9, from: 1, to: 5, source: {document: census, place: p}}", "/strata/0/employees"),
        ("employees: {total: 51, from: 1, to: 5, source: {document: census, place: p}}", "/strata/0/employees"),
        ("employees: {total: 20, from: 5, to: 1, source: {document: census, place: p}}", "/strata/0/employees/to"),
        (
            "shares: [{fact: colour, value: C, firms: 1, source: {document: census, place: p}}]",
            "/strata/0/shares/0/fact"
        ),
        (
            "shares: [{fact: activity, value: X, firms: 1, source: {document: census, place: p}}]",
            "/strata/0/shares/0/value"
        ),
        (
            "shares: [{fact: ownership, value: ours, firms: 1, source: {document: census, place: p}}]",
            "/strata/0/shares/0/value"
        ),
        (
            "shares: [{fact: turnover, value: '1', firms: 1, source: {document: census, place: p}}]",
            "/strata/0/shares/0/value"
        ),
        ("shares: [{fact: activity, value: C, source: {document: census, place: p}}]", "/strata/0/shares/0"),
    ])
    func `figures that contradict themselves are refused`(line: String, pointer: String) throws {
        let text = """
            seed: 1
            asOf: "2018-12-31"
            strata:
              - name: all
                firms: 10
                source: {document: census, place: p}
                \(line)
            """
        let reader = DataReader(try DataValue(yaml: text))
        let context = ReadingContext(
            classification: try Belarus.package().classification, identifiers: nil, places: nil, documents: ["census"])
        _ = PopulationMarginals(reading: reader, context)
        #expect(reader.mistakes.map(\.pointer) == [pointer])
    }

    @Test func `the firms of Belarus are those of its statistics, each figure exactly`() throws {
        let package = try Belarus.package()
        let marginals = try #require(package.marginals)
        let reader = DataReader(marginals.dataValue)
        #expect(PopulationMarginals(reading: reader, nil) == marginals && reader.mistakes.isEmpty)
        let columns = FactColumns(drawing: marginals)
        let population = Population(columns, traits: PopulationTraits(package.country, package.classification))
        #expect(population.count == 111_214)
        var counts: [String: Int] = [:]
        for place in 0..<population.count {
            let firm = population.firm(place)
            let employees = try #require(firm.employees.value)
            let size = employees <= 100 ? "small" : "medium"
            counts["\(size) firms", default: 0] += 1
            counts["\(size) employees", default: 0] += employees
            if firm.ownership == .known(.state) { counts["\(size) state", default: 0] += 1 }
            if firm.activity == .known("C") { counts["\(size) industry", default: 0] += 1 }
            #expect(employees <= 250 && firm.region == .unknown)
        }
        #expect(
            counts == [
                "small firms": 108_977, "medium firms": 2237, "small employees": 790_400, "medium employees": 367_700,
                "small state": 1037, "medium state": 575,
                // 14 % of 108,977 are 15,256.78; 38 % of 2,237 are 850.06.
                "small industry": 15_257, "medium industry": 850,
            ])
    }
}
