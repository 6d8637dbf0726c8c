import Domain
import TestSupport
import Testing

struct SuppressionTests {
    private static func key(_ activity: String? = nil, _ region: String? = nil, _ size: String? = nil) -> CellKey {
        CellKey(activity: activity, region: region, size: size)
    }

    /// Firms by `activity region size`.
    private static func suppression(_ firms: [String: Int]) -> Suppression {
        Suppression(
            Dictionary(
                uniqueKeysWithValues: firms.map { name, count in
                    let parts = name.split(separator: " ").map(String.init)
                    return (FirmGroup(activity: parts[0], region: parts[1], size: parts[2]), count)
                }))
    }

    @Test func `five firms are shown, four are not`() {
        #expect(Self.suppression(["A N s": 5]).shown.contains(Self.key()))
        #expect(Self.suppression(["A N s": 4]).shown.isEmpty)
        #expect(Self.suppression([:]).shown.isEmpty)
    }

    @Test func `the smallest neighbour is hidden with a cell that is too small`() {
        let shown = Self.suppression(["A N s": 20, "B N s": 10, "C N s": 3]).shown
        #expect(shown.contains(Self.key()) && shown.contains(Self.key("A")))
        #expect(!shown.contains(Self.key("B")) && !shown.contains(Self.key("C")))
    }

    @Test func `two small cells that make five together need no third`() {
        let shown = Self.suppression(["A N s": 20, "B N s": 3, "C N s": 2]).shown
        #expect(shown.contains(Self.key("A")))
    }

    @Test func `firms that cells leave over between them are no cell, and stay hidden all the same`() {
        // All firms, less those of the north, less those of A, who are all elsewhere: four firms of three groups.
        let shown = Self.suppression(["A S m": 5, "B N m": 3, "B - m": 2, "C N s": 5, "C S m": 1, "C - s": 1]).shown
        #expect(!shown.isSuperset(of: [Self.key(), Self.key("A"), Self.key(nil, "N")]))
    }

    @Test func `a cell that crosses others is not left over between them`() {
        // All of A are in the north, which has one firm more: north less A would be that one.
        let shown = Self.suppression(["A N s": 6, "B N s": 1, "B S s": 9]).shown
        #expect(shown.contains(Self.key()))
        #expect(!(shown.contains(Self.key("A")) && shown.contains(Self.key(nil, "N"))))
    }

    @Test(arguments: 0..<150)
    func `nothing about fewer than five firms follows from what is shown`(seed: Int) {
        var chance = SeededNumbers(seed: UInt64(seed))
        let world = World(&chance)
        let suppression = Suppression(world.firms)
        let shown = suppression.shown.map { world.vector($0) }
        for (key, count) in suppression.counts where count < Suppression.fewestFirms {
            #expect(!suppression.shown.contains(key))
        }
        for few in world.sets(below: Suppression.fewestFirms) {
            #expect(!world.follows(few, from: shown), "\(few) of \(world.firms)")
        }
    }

    @Test func `with enough firms everywhere everything is shown`() {
        var firms: [FirmGroup: Int] = [:]
        for activity in ["A", "B", "C"] {
            for region in ["N", "S"] { firms[FirmGroup(activity: activity, region: region, size: "s")] = 7 }
        }
        let suppression = Suppression(firms)
        #expect(suppression.shown.count == suppression.counts.count)
    }
}

/// A few firms in a small country, and an attacker who knows which groups have firms.
private struct World {
    let firms: [FirmGroup: Int]
    private let groups: [FirmGroup]

    init(_ chance: inout SeededNumbers) {
        var firms: [FirmGroup: Int] = [:]
        let most = [3, 6, 12].randomElement(using: &chance) ?? 6
        for activity in ["A", "B", "C"] {
            for region in ["N", "S", ""] {
                for size in ["s", "m"] where Bool.random(using: &chance) {
                    firms[FirmGroup(activity: activity, region: region, size: size)] = .random(
                        in: 1...most, using: &chance)
                }
            }
        }
        self.firms = firms
        groups = Array(firms.keys)
    }

    func vector(_ key: CellKey) -> [Double] { groups.map { key.holds($0) ? 1 : 0 } }

    /// Every set of groups with so few firms, whether a cell or not.
    func sets(below fewest: Int) -> [[Double]] {
        var sets: [(vector: [Double], firms: Int)] = [(groups.map { _ in 0 }, 0)]
        for (place, group) in groups.enumerated() {
            for (vector, count) in sets where count + (firms[group] ?? 0) < fewest {
                var wider = vector
                wider[place] = 1
                sets.append((wider, count + (firms[group] ?? 0)))
            }
        }
        return sets.dropFirst().map(\.vector)
    }

    /// Whether the vector is a combination of others, by elimination with pivots: another way than the one it checks.
    func follows(_ vector: [Double], from others: [[Double]]) -> Bool {
        Self.rank(others + [vector]) == Self.rank(others)
    }

    private static func rank(_ rows: [[Double]]) -> Int {
        var rows = rows
        var rank = 0
        for column in rows.first?.indices ?? 0..<0 {
            let candidates = rows.indices.dropFirst(rank)
            guard let pivot = candidates.max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-9
            else { continue }
            rows.swapAt(rank, pivot)
            for row in rows.indices.dropFirst(rank + 1) {
                let factor = rows[row][column] / rows[rank][column]
                for place in rows[row].indices { rows[row][place] -= factor * rows[rank][place] }
            }
            rank += 1
        }
        return rank
    }
}
