/// Facts of many firms: every column is as long as there are firms, and one of which nothing is known is left out.
struct FactTable: Sendable {
    let count: Int
    private(set) var numbers: [NumberLine: NumberColumn] = [:]
    private(set) var words: [Fact: WordColumn] = [:]

    init(_ columns: FactColumns) {
        count = columns.count
        for column in columns.columns {
            for (line, numbers) in zip(column.lines, column.numbers) where !numbers.values.isEmpty {
                self.numbers[line] = numbers
                self.numbers[line]?.pad(to: count)
            }
            if !column.words.codes.isEmpty {
                words[column.fact] = column.words
                words[column.fact]?.pad(to: count)
            }
        }
        for line in numbers.keys {
            guard let base = line.base.flatMap({ numbers[$0] }) else { continue }
            numbers[line]?.leaveOut(base)
        }
    }

    /// Puts the firms into another order: `order[n]` is the place of the one that comes to stand at `n`.
    mutating func reorder(_ order: [Int32]) {
        for line in numbers.keys { numbers[line]?.reorder(order) }
        for fact in words.keys { words[fact]?.reorder(order) }
    }
}
