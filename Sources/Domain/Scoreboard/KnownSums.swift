/// What follows from sums over cells: whether adding and subtracting them gives a sum over only a few firms.
///
/// A vector that is orthogonal to every known cell is orthogonal to all that follows from them. For a random one the opposite
/// holds, too, but for chance of about 10⁻⁹: a set of groups follows when its places in the vector add up to nothing. So the few
/// firms are looked for as two halves of at most two groups each whose sums cancel, instead of among all combinations of cells.
struct KnownSums {
    /// Random, and orthogonal to the known cells: one more than there can be independent cells.
    private var strangers: [[PrimeNumber]]
    /// Groups with few firms; what follows about a group with many is no harm.
    private let small: [(place: Int, firms: Int)]
    /// A set of as many firms is still too few.
    private let mostFirms: Int

    /// `firms` of each group. Sets of fewer than `fewest` must not follow.
    init(firms: [Int], fewest: Int) {
        mostFirms = fewest - 1
        small = firms.enumerated().filter { $1 < fewest }.map { ($0, $1) }
        var chance = SplitMix(state: 2026)
        let width = small.isEmpty ? 0 : firms.count + 1
        strangers = (0..<width).map { _ in firms.map { _ in PrimeNumber(chance.next()) } }
    }

    /// Adds a cell, given by the places of its groups, if nothing about too few firms would follow; returns whether it did.
    mutating func add(_ cell: [Int]) -> Bool {
        if small.isEmpty { return true }
        let sums = strangers.map { stranger in cell.reduce(PrimeNumber.zero) { $0 + stranger[$1] } }
        // Orthogonal to all of them: it follows already.
        guard let pivot = sums.lastIndex(where: { $0 != .zero }) else { return true }
        let factors = sums.map { $0 * sums[pivot].inverse }
        let other = pivot == 0 ? 1 : 0
        guard !tellsOfFew(strangers[other].subtracting(strangers[pivot], times: factors[other])) else { return false }
        for place in strangers.indices where place != pivot {
            strangers[place] = strangers[place].subtracting(strangers[pivot], times: factors[place])
        }
        strangers.remove(at: pivot)
        return true
    }

    /// Whether a set of too few firms adds up to nothing.
    private func tellsOfFew(_ stranger: [PrimeNumber]) -> Bool {
        var fewest: [PrimeNumber: Int] = [.zero: 0]
        func meets(_ sum: PrimeNumber, _ firms: Int) -> Bool {
            guard firms <= mostFirms else { return false }
            if let others = fewest[.zero - sum], others + firms <= mostFirms { return true }
            fewest[sum] = min(fewest[sum] ?? firms, firms)
            return false
        }
        for (index, one) in small.enumerated() {
            if meets(stranger[one.place], one.firms) { return true }
            for other in small[..<index]
            where meets(stranger[one.place] + stranger[other.place], one.firms + other.firms) { return true }
        }
        return false
    }
}

extension [PrimeNumber] {
    fileprivate func subtracting(_ other: [PrimeNumber], times factor: PrimeNumber) -> [PrimeNumber] {
        zip(self, other).map { $0 - $1 * factor }
    }
}

/// A number modulo the prime 2⁶¹ − 1.
private struct PrimeNumber: Hashable {
    private static let prime: UInt64 = (1 << 61) - 1
    private let value: UInt64

    static let zero = PrimeNumber(0)

    init(_ number: UInt64) {
        let folded = (number & Self.prime) + (number >> 61)
        value = folded >= Self.prime ? folded - Self.prime : folded
    }

    static func + (one: Self, other: Self) -> Self { Self(one.value + other.value) }
    static func - (one: Self, other: Self) -> Self { Self(one.value + prime - other.value) }

    static func * (one: Self, other: Self) -> Self {
        let (high, low) = one.value.multipliedFullWidth(by: other.value)
        // 2⁶⁴ is 8.
        return Self(low) + Self(high << 3)
    }

    /// By Fermat: to the power of the prime less two.
    var inverse: Self {
        var (result, base, exponent) = (Self(1), self, Self.prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base }
            base = base * base
            exponent >>= 1
        }
        return result
    }
}
