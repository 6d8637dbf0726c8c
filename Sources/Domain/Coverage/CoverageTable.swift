/// How a table of coverage is laid out: rows for what sources are for, columns for what firms are.
public struct CoverageTable: Sendable {
    public let schemes: [CoverageScheme]
    public let traits: [PopulationTrait]
    public let rows: [CoverageRow]
    /// The notations of each column, one of each trait. Columns that no firm is in are left out.
    public let columns: [[String]]
    let columnOfGroup: [Int]
    /// By scheme: the place, among the notations of the rows, of the one that a notation is in.
    private let tops: [[String: Int]]
    /// By scheme: how many notations the rows have.
    private let counts: [Int]

    /// Without schemes the table has one row for all that sources are for; without traits one column for all firms.
    public init(
        rows schemes: [CoverageScheme], columns traits: [PopulationTrait], of population: Population,
        in classification: Classification
    ) {
        self.schemes = schemes
        self.traits = traits
        let notations = schemes.map { scheme in
            classification.concepts(of: scheme.rawValue).filter { $0.broader == nil }.map(\.notation)
        }
        counts = notations.map(\.count)
        rows = notations.reduce([CoverageRow(notations: [])]) { rows, notations in
            rows.flatMap { row in notations.map { CoverageRow(notations: row.notations + [$0]) } }
        }
        tops = zip(schemes, notations).map { scheme, notations in
            let places = Dictionary(uniqueKeysWithValues: notations.enumerated().map { ($1, $0) })
            return Dictionary(
                uniqueKeysWithValues: classification.concepts(of: scheme.rawValue).compactMap { concept in
                    classification.path(of: concept.notation).last.flatMap { places[$0] }.map { (concept.notation, $0) }
                })
        }
        let ranks = population.groups.map { group in traits.map(group.rank) }
        let ascending = Set(ranks).sorted { $0.lexicographicallyPrecedes($1) }
        let numbers = Dictionary(uniqueKeysWithValues: ascending.enumerated().map { ($1, $0) })
        columnOfGroup = ranks.map { numbers[$0] ?? 0 }
        var columns = Array(repeating: [String](), count: ascending.count)
        for (group, column) in zip(population.groups, columnOfGroup) { columns[column] = traits.map { group[$0] } }
        self.columns = columns
    }

    /// By row, whether a source is for what the row says. One that says nothing is perhaps for it: silence is neither yes nor no.
    func serving(_ source: FundingSource) -> [Truth] {
        let byScheme = schemes.indices.map { number -> [Truth] in
            let stated = source.purposes[schemes[number]] ?? []
            var truths = Array(repeating: stated.isEmpty ? Truth.unknown : .no, count: counts[number])
            for notation in stated { if let place = tops[number][notation] { truths[place] = .yes } }
            return truths
        }
        return byScheme.reduce([.yes]) { rows, truths in rows.flatMap { row in truths.map { min(row, $0) } } }
    }

    /// The firms of a block that stand side by side in one column.
    struct Run {
        let column: Int
        /// Inside the block.
        let firms: Range<Int>
    }

    func runs(of block: Int, in population: Population) -> [Run] {
        let firms = population.firms(of: block)
        var runs: [Run] = []
        var group = population.group(of: firms.lowerBound)
        var start = firms.lowerBound
        while start < firms.upperBound {
            let column = columnOfGroup[group]
            while group < columnOfGroup.count, columnOfGroup[group] == column,
                population.places(of: group).lowerBound < firms.upperBound
            { group += 1 }
            let end = min(firms.upperBound, population.places(of: group - 1).upperBound)
            runs.append(Run(column: column, firms: start - firms.lowerBound..<end - firms.lowerBound))
            start = end
        }
        return runs
    }
}
