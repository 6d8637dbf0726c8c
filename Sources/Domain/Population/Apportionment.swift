/// Turns shares into whole numbers.
enum Apportionment {
    /// Whole parts for quotas that add up to a whole number: each rounded down, and what is left given one by one to those that lost most
    /// (Hamilton's method); of two that lost the same, to the first.
    static func largestRemainder(_ quotas: [Double]) -> [Int] {
        var parts = quotas.map { Int($0.rounded(.down)) }
        let left = Int(quotas.reduce(0, +).rounded()) - parts.reduce(0, +)
        let byLoss = quotas.indices.sorted { one, other in
            let losses = (quotas[one] - Double(parts[one]), quotas[other] - Double(parts[other]))
            return losses.0 == losses.1 ? one < other : losses.0 > losses.1
        }
        for place in byLoss.prefix(max(0, left)) { parts[place] += 1 }
        return parts
    }
}
