import Domain
import Testing

struct UnmetDemandTests {
    private static let classification = Classification(
        concepts: [
            ("COSME", "COSME-A", nil), ("COSME", "COSME-G", nil), ("COSME", "COSME-G1", "COSME-G"),
            ("PROBLEM", "PROBLEM-hack", nil), ("PROBLEM", "PROBLEM-leak", nil), ("DT", "DT-9", nil),
        ].map { Concept(scheme: $0.0, notation: $0.1, prefLabel: .plain($0.1), broader: $0.2) },
        mappings: [
            ConceptMapping(from: "PROBLEM-hack", relation: .broadMatch, to: "COSME-G"),
            ConceptMapping(from: "PROBLEM-leak", relation: .closeMatch, to: "COSME-G"),
        ])

    @Test(arguments: [
        (["PROBLEM-hack", "PROBLEM-leak"], ["PROBLEM-hack", "PROBLEM-leak", "COSME-G"]),
        (["COSME-G1"], ["COSME-G1", "COSME-G"]), (["DT-9"], ["DT-9"]),
        (["no such", "PROBLEM-hack"], ["PROBLEM-hack", "COSME-G"]),
        (["what someone typed"], [""]), ([], [""]),
    ])
    func `a vain look counts once for each notation it names and each area of these`(
        named: [String], counted: [String]
    ) throws {
        let month = try #require(Month("2026-03"))
        let all = UnmetDemand.all(naming: named, kind: .help, month: month, in: Self.classification)
        #expect(Set(all.map(\.notation)) == Set(counted))
        #expect(all.allSatisfy { $0.month == month && $0.kind == .help })
    }
}
