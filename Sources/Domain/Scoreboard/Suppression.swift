/// Which cells of an index are shown, so that nothing about fewer than five firms can be read or reckoned from them (decision 014).
///
/// Cells are taken from the widest to the narrowest, larger ones first. One is shown when it has at least `fewestFirms`, and no set
/// of fewer firms, whether a cell or not, is a sum or difference of it and cells shown before.
public struct Suppression: Sendable {
    public static let fewestFirms = 5

    /// The firms of every cell that has any.
    public let counts: [CellKey: Int]
    public private(set) var shown: Set<CellKey> = []

    public init(_ firms: [FirmGroup: Int]) {
        let groups = firms.map { (group: $0.key, firms: $0.value, name: CellKey($0.key, by: .whole).sortKey) }
            .sorted { $0.name < $1.name }
        var counts: [CellKey: Int] = [:]
        var members: [CellKey: [Int]] = [:]
        for (place, one) in groups.enumerated() {
            for breakdown in Breakdown.all {
                let key = CellKey(one.group, by: breakdown)
                counts[key, default: 0] += one.firms
                members[key, default: []].append(place)
            }
        }
        self.counts = counts
        var known = KnownSums(firms: groups.map(\.firms), fewest: Self.fewestFirms)
        for key in Self.inOrder(counts) where known.add(members[key] ?? []) { shown.insert(key) }
    }

    /// Those with enough firms: widest first, then the largest, so that the smallest make way.
    private static func inOrder(_ counts: [CellKey: Int]) -> [CellKey] {
        counts.filter { $0.value >= fewestFirms }
            .map { (key: $0.key, width: $0.key.breakdown.traits.count, count: $0.value, name: $0.key.sortKey) }
            .sorted { ($0.width, $1.count, $0.name) < ($1.width, $0.count, $1.name) }.map(\.key)
    }
}

extension Breakdown {
    /// By every trait.
    static let whole = Breakdown(FirmTrait.allCases)
}
