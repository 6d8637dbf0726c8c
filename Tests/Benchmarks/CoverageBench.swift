import DataPackage
import Domain
import Foundation
import Store

/// Every rule of a thousand sources over every firm of the country, and the same table by others.
struct CoverageBench {
    let package: CountryPackage
    let folder: URL
    let postgres: String?

    private static let firms = 111_214
    private static let many = 10_000_000
    private static let day = Day(daysSince1970: 20_000)
    private var classification: Classification { package.classification }
    private var traits: PopulationTraits { PopulationTraits(package.country, classification) }

    func run(into table: inout FigureTable) async throws {
        let sources = sources
        let programmes = sources.map(\.programme)
        let criteria = programmes.reduce(0) { $0 + $1.criteria.count }
        let data = "\(Self.firms) firms, \(sources.count) sources, \(criteria) criteria, 8 areas × size × region"
        let register = folder.appending(path: "firms.csv")
        let synthetic = SyntheticFirms(classification)
        try Data(synthetic.register(Self.firms).utf8).write(to: register)

        let (population, rules) = try await load(register, programmes, into: &table)
        let layout = CoverageTable(rows: [.area], columns: [.size, .region], of: population, in: classification)
        let matrix = await full(sources, rules, population, layout, data, into: &table)
        await edit(sources, rules, population, layout, data, into: &table)
        try CoverageRivals(package: package, folder: folder, postgres: postgres, day: Self.day)
            .compare(matrix, sources, data, into: &table)
        await tenMillion(synthetic, sources, into: &table)
    }

    /// A thousand, each for one to three of eight areas.
    private var sources: [FundingSource] {
        let synthetic = SyntheticCriteria(classification)
        let areas = classification.concepts(of: "COSME").map(\.notation)
        return (0..<SyntheticCatalogue.programmes).map { number in
            let named = (0...number % 3).map { areas[(number * 7 + $0 * 3) % areas.count] }
            return FundingSource(
                programme(number, synthetic.criteria(seed: UInt64(number))), purposes: [.area: named],
                most: number % 2 == 0 ? Money(1000 + number, "EUR") : nil)
        }
    }

    private func programme(_ number: Int, _ criteria: [Criterion]) -> Programme {
        Programme(id: "p\(number)", title: LocalizedText(be: "", ru: "", en: ""), criteria: criteria)
    }

    // MARK: Ours

    private func load(
        _ register: URL, _ programmes: [Programme], into table: inout FigureTable
    ) async throws -> (Population, PopulationRules) {
        var figures = Figures()
        var loaded: (Population, PopulationRules)?
        let reading = ContinuousClock.now
        let lines = try Data(contentsOf: register).reduce(into: 0) { $0 += $1 == 10 ? 1 : 0 }
        let floor = "its \(lines) lines counted in \(Figures.rounded((.now - reading).milliseconds)) ms"
        for _ in 0..<3 {
            let start = ContinuousClock.now
            let columns = try await RegisterFile(register.path(percentEncoded: false), classification).firms()
            let population = Population(columns, traits: traits)
            loaded = (population, PopulationRules(programmes, population, on: Self.day, in: classification))
            figures.add(.now - start)
        }
        table.add(
            "a register read, grouped, rules compiled", "\(Self.firms) firms, \(programmes.count) sources",
            budget: "≤ 500 ms", "\(Figures.rounded(figures.median)) ms", floor: floor, isWithin: figures.median <= 500)
        guard let loaded else { throw BenchError("nothing was read") }
        return loaded
    }

    private func full(
        _ sources: [FundingSource], _ rules: PopulationRules, _ population: Population, _ layout: CoverageTable,
        _ data: String, into table: inout FigureTable
    ) async -> CoverageMatrix {
        var figures = Figures()
        var matrix = await matrix(sources, rules, population, layout)
        for _ in 0..<20 {
            let start = ContinuousClock.now
            matrix = await self.matrix(sources, rules, population, layout)
            _ = matrix.cells
            figures.add(.now - start)
        }
        table.add(
            "the whole table of coverage, three-valued", data, budget: "≤ 25 ms", figures.text,
            floor: await Self.floor(Self.firms, sources.count), isWithin: figures.median <= 25)
        return matrix
    }

    private func matrix(
        _ sources: [FundingSource], _ rules: PopulationRules, _ population: Population, _ layout: CoverageTable
    ) async -> CoverageMatrix {
        let count = CoverageCount(CoverageSupply(asking: sources, in: layout), of: population)
        let middle = population.blocks.count / 2
        async let first = count.tally(0..<middle, asking: rules)
        async let second = count.tally(middle..<population.blocks.count, asking: rules)
        return CoverageMatrix(count, await first + second)
    }

    /// One criterion of one source becomes another, again and again.
    private func edit(
        _ sources: [FundingSource], _ rules: PopulationRules, _ population: Population, _ layout: CoverageTable,
        _ data: String, into table: inout FigureTable
    ) async {
        let outcomes = PopulationOutcomes(rules, population, blocks: population.blocks)
        let supply = CoverageSupply(sources, outcomes, in: layout)
        let whole = CoverageCount(supply, of: population)
        let matrix = CoverageMatrix(whole, whole.tally(population.blocks))
        let synthetic = SyntheticCriteria(classification)
        let middle = population.blocks.count / 2
        var (figures, effects) = (Figures(), Figures())
        for number in 0..<50 {
            var criteria = sources[number].programme.criteria
            criteria[0] = synthetic.criteria(seed: UInt64(90_000 + number))[0]
            let start = ContinuousClock.now
            let changed = FundingSource(programme(number, criteria), purposes: sources[number].purposes)
            let asked = PopulationRules([changed.programme], population, on: Self.day, in: classification)
            async let first = PopulationOutcomes(asked, population, blocks: 0..<middle)
            async let second = PopulationOutcomes(asked, population, blocks: middle..<population.blocks.count)
            let recount = matrix.recount(changed, PopulationOutcomes(joining: await [first, second]), of: population)
            async let one = recount.tally(0..<middle)
            async let other = recount.tally(middle..<population.blocks.count)
            _ = matrix.updated(by: recount, await one + other).cells
            figures.add(.now - start)
            let again = ContinuousClock.now
            _ = await effect(of: changed, on: supply, population)
            effects.add(.now - again)
        }
        table.add(
            "the table after one criterion changed", data, budget: "≤ 5 ms", figures.text,
            floor: await Self.floor(Self.firms, 1), isWithin: figures.median <= 5)
        table.add("who gains and loses by it, overlap, limits ± 10 %", data, effects.text)
    }

    /// What an analyst sees while typing: everything that the change does.
    private func effect(
        of changed: FundingSource, on supply: CoverageSupply, _ population: Population
    ) async -> CoverageEffect {
        let question = EffectQuestion([.put(changed)], on: Self.day)
        let rules = PopulationRules(question.programmes, population, on: Self.day, in: classification)
        let middle = population.blocks.count / 2
        async let first = PopulationOutcomes(rules, population, blocks: 0..<middle)
        async let second = PopulationOutcomes(rules, population, blocks: middle..<population.blocks.count)
        let asked = PopulationOutcomes(joining: await [first, second])
        let count = EffectCount(question, asked, changing: supply, of: population)
        async let one = count.tally(0..<middle)
        async let other = count.tally(middle..<population.blocks.count)
        return CoverageEffect(count, await one + other)
    }

    /// What the machine needs to count the set bits of an answer that has two bits for each firm and source.
    private static func floor(_ firms: Int, _ sources: Int) async -> String {
        let words = [UInt64](repeating: 0x5555_5555_5555_5555, count: (firms * 2 + 63) / 64)
        @Sendable func count(_ sources: Int) async -> Int {
            var bits = 0
            for source in 0..<sources {
                for word in words { bits &+= (word ^ UInt64(source)).nonzeroBitCount }
            }
            return bits
        }
        let start = ContinuousClock.now
        async let first = count(sources / 2)
        async let second = count(sources - sources / 2)
        let bits = await first + second
        return "\(bits) bits counted in \(Figures.rounded((.now - start).milliseconds)) ms"
    }

    private func tenMillion(
        _ synthetic: SyntheticFirms, _ sources: [FundingSource], into table: inout FigureTable
    ) async {
        var columns = FactColumns()
        for number in 0..<Self.many { columns.append(synthetic.firm(number)) }
        let population = Population(columns, traits: traits)
        columns = FactColumns()
        let layout = CoverageTable(rows: [.area], columns: [.size, .region], of: population, in: classification)
        let start = ContinuousClock.now
        let rules = PopulationRules(sources.map(\.programme), population, on: Self.day, in: classification)
        _ = await matrix(sources, rules, population, layout).cells
        let spent = (ContinuousClock.now - start).milliseconds
        // While all firms and rules are still there.
        let gigabytes = withExtendedLifetime((population, rules)) { Self.memory / 1e9 }
        table.add(
            "the whole table of coverage", "\(Self.many) firms, \(sources.count) sources", budget: "≤ 3 s, < 4 GB",
            "\(Figures.rounded(spent / 1000)) s, \(Figures.rounded(gigabytes)) GB held",
            floor: await Self.floor(Self.many, sources.count),
            isWithin: spent <= 3000 && gigabytes < 4)
    }

    /// Bytes that this process holds now.
    private static var memory: Double {
        let text = (try? String(contentsOf: URL(filePath: "/proc/self/statm"), encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}
