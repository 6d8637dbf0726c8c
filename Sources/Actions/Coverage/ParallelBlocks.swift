import Domain
import FoundationEssentials

extension Population {
    /// Asks the rules of all firms, on every core.
    func outcomes(of rules: PopulationRules) async -> PopulationOutcomes {
        PopulationOutcomes(joining: await inParts { PopulationOutcomes(rules, self, blocks: $0) })
    }

    /// Counts all firms, on every core.
    func tally(_ count: CoverageCount) async -> CoverageTally {
        await inParts(count.tally).reduce(count.tally(0..<0), +)
    }

    /// Counts an effect, on every core.
    func tally(_ count: EffectCount) async -> EffectTally {
        await inParts(count.tally).reduce(count.tally(0..<0), +)
    }

    /// What is found in each part of the blocks, in their order.
    private func inParts<Found: Sendable>(_ find: @Sendable @escaping (Range<Int>) -> Found) async -> [Found] {
        let parts = max(1, min(blocks.count, ProcessInfo.processInfo.activeProcessorCount))
        let count = blocks.count
        return await withTaskGroup(of: (part: Int, found: Found).self) { group in
            for part in 0..<parts {
                group.addTask { (part, find(part * count / parts..<(part + 1) * count / parts)) }
            }
            var found: [(part: Int, found: Found)] = []
            for await one in group { found.append(one) }
            return found.sorted { $0.part < $1.part }.map(\.found)
        }
    }
}
