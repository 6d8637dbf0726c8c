import Domain

/// Random sources and firms, and the same cells counted the slow way.
struct CoverageScene {
    var random: EligibilityGenerator
    private(set) var sources: [FundingSource]
    let population: Population

    static let layouts: [([CoverageScheme], [PopulationTrait])] = [
        ([.area], [.size, .region]), ([.area, .cost], [.ownership]), ([.cost], [.activity, .size]),
        ([], PopulationTrait.allCases), ([.area], []),
    ]

    static let classification = Classification(
        concepts: Classification.sample.concepts
            + ["cost-a", "cost-b"].map { Concept(scheme: "COST", notation: $0, prefLabel: .plain($0), broader: nil) })

    init(seed: Int, firms: Int) {
        var random = EligibilityGenerator(seed: 2000 + seed)
        population = Population.sample((0..<firms).map { _ in random.firm() })
        sources = (0..<25).map { random.source($0) }
        self.random = random
    }

    init(sources: [FundingSource], firms: [Firm]) {
        random = EligibilityGenerator(seed: 0)
        self.sources = sources
        population = Population.sample(firms)
    }

    mutating func put(_ source: FundingSource) {
        if let place = sources.firstIndex(where: { $0.programme.id == source.programme.id }) {
            sources[place] = source
        } else {
            sources.append(source)
        }
    }

    func table(_ schemes: [CoverageScheme], _ traits: [PopulationTrait]) -> CoverageTable {
        CoverageTable(rows: schemes, columns: traits, of: population, in: Self.classification)
    }

    func matrix(
        _ sources: [FundingSource], _ table: CoverageTable, among counted: PopulationOutcomes? = nil
    ) -> CoverageMatrix { Self.matrix(sources, table, population, among: counted) }

    static func matrix(
        _ sources: [FundingSource], _ table: CoverageTable, _ population: Population,
        among counted: PopulationOutcomes? = nil
    ) -> CoverageMatrix {
        let outcomes = population.outcomes(of: sources.map(\.programme), on: .today)
        let count = CoverageCount(CoverageSupply(sources, outcomes, in: table), of: population, among: counted)
        let middle = population.blocks.count / 2
        return CoverageMatrix(count, count.tally(0..<middle) + count.tally(middle..<population.blocks.count))
    }

    // MARK: The slow way

    func plainCell(_ table: CoverageTable, _ row: CoverageRow, _ column: [String]) -> CoverageCell {
        let firms = (0..<population.count).map(population.firm).filter { firm in
            zip(table.traits, column).allSatisfy { Self.notation($0, firm) == $1 }
        }
        var (eligible, undetermined) = (0, 0)
        var best = Array(repeating: Truth.no, count: sources.count)
        let purposes = sources.map { Self.purpose($0, table.schemes, row) }
        for firm in firms {
            let served = sources.indices.map { number in
                min(Self.truth(sources[number].programme.outcome(for: firm, on: .today, in: .sample)), purposes[number])
            }
            switch served.max() ?? .no {
            case .yes: eligible += 1
            case .unknown: undetermined += 1
            case .no: break
            }
            best = zip(best, served).map(max)
        }
        let known = sources.indices.filter { best[$0] == .yes }
        var amounts: [String: Int] = [:]
        for most in known.compactMap({ sources[$0].most }) { amounts[most.currency, default: 0] += most.minorUnits }
        return CoverageCell(
            firms: firms.count, eligible: eligible, undetermined: undetermined, sources: known.count,
            undeterminedSources: best.count { $0 == .unknown },
            amounts: amounts.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, currency: $0.key) },
            sourcesWithoutAmount: known.count { sources[$0].most == nil })
    }

    static func truth(_ outcome: Outcome) -> Truth {
        switch outcome {
        case .eligible: .yes
        case .undetermined: .unknown
        case .ineligible: .no
        }
    }

    static func purpose(_ source: FundingSource, _ schemes: [CoverageScheme], _ row: CoverageRow) -> Truth {
        zip(schemes, row.notations).map { scheme, notation -> Truth in
            guard let stated = source.purposes[scheme], !stated.isEmpty else { return .unknown }
            return Truth(stated.contains { Classification.sample.isIn($0, notation) || $0 == notation })
        }.min() ?? .yes
    }

    static func notation(_ trait: PopulationTrait, _ firm: Firm) -> String {
        switch trait {
        case .size: text(firm.employees.map { $0 < 10 ? "micro" : $0 < 50 ? "small" : "medium" })
        case .region: text(firm.region.map { $0.hasPrefix("BY-HR") ? "BY-HR" : $0 == "BY-HM" ? "BY-HM" : "unknown" })
        case .ownership: text(firm.ownership.map(\.rawValue))
        case .activity: text(firm.activity.map { String($0.prefix(1)) })
        }
    }

    private static func text(_ notation: Known<String>) -> String {
        switch notation {
        case .known(let notation): notation
        case .unknown: "unknown"
        case .notApplicable: "notApplicable"
        }
    }
}

extension EligibilityGenerator {
    /// A source of funding that says what it is for, or leaves it open.
    mutating func source(_ number: Int) -> FundingSource {
        var purposes: [CoverageScheme: [String]] = [:]
        if chance(80) { purposes[.area] = some(of: ["COSME-A", "COSME-G", "COSME-G1"], upTo: 2) }
        if chance(70) { purposes[.cost] = some(of: ["cost-a", "cost-b"], upTo: 2) }
        let most = chance(60) ? Money(Int.random(in: 1...9, using: &self) * 1000, one(of: ["EUR", "BYN"])) : nil
        return FundingSource(programme(number), purposes: purposes, most: most)
    }
}
