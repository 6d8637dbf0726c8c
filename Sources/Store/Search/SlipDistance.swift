/// How far a word is from what was typed, in slips of the hand: a letter left out, added, replaced, or two swapped
/// (optimal string alignment, after Damerau). Likelier slips cost less.
struct SlipDistance {
    private enum Cost {
        static let swapped = 30
        static let neighbour = 31
        static let missing = 33
        static let added = 34
        static let replaced = 39
    }

    private let typed: [Unicode.Scalar]
    private var rows: [[Int]]

    init(_ typed: [Unicode.Scalar]) {
        self.typed = typed
        rows = Array(repeating: Array(repeating: 0, count: typed.count + 1), count: 3)
    }

    /// The cost of the slips between `word` and what was typed, or `nil` when there are more than `mostSlips`.
    mutating func cost(of word: [Unicode.Scalar], mostSlips: Int) -> Int? {
        let bound = mostSlips * Cost.replaced
        for column in 0...typed.count { rows[0][column] = column * Cost.added }
        guard !word.isEmpty else { return nil }
        for line in 1...word.count {
            // Row `line` overwrites the one three lines up; the two before it are needed for swapped letters.
            let (current, previous, beforeThat) = (line % 3, (line + 2) % 3, (line + 1) % 3)
            rows[current][0] = line * Cost.missing
            var least = rows[current][0]
            for column in stride(from: 1, through: typed.count, by: 1) {
                let (meant, hit) = (word[line - 1], typed[column - 1])
                let replaced = meant == hit ? 0 : Keyboard.areNeighbours(meant, hit) ? Cost.neighbour : Cost.replaced
                var cost = min(
                    rows[previous][column - 1] + replaced, rows[previous][column] + Cost.missing,
                    rows[current][column - 1] + Cost.added)
                if line > 1, column > 1, meant != hit, meant == typed[column - 2], word[line - 2] == hit {
                    cost = min(cost, rows[beforeThat][column - 2] + Cost.swapped)
                }
                rows[current][column] = cost
                least = min(least, cost)
            }
            if least > bound { return nil }
        }
        let cost = rows[word.count % 3][typed.count]
        return cost <= bound ? cost : nil
    }
}
