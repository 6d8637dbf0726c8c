/// Numbers at which rules divide the firms, ascending.
struct Cuts: Sendable {
    let numbers: [Double]
    /// The same, filled up with infinity to one less than a power of two, so that searching takes the same steps for every number.
    let padded: [Double]

    init(_ numbers: some Sequence<Double>) {
        self.numbers = numbers.sorted()
        var size = 1
        while size <= self.numbers.count { size *= 2 }
        padded = self.numbers + Array(repeating: .infinity, count: size - 1 - self.numbers.count)
    }

    var count: Int { numbers.count }

    /// Who is known, who is answered, one for each cut, and the rest.
    var bitmaps: Int { numbers.count + 3 }
}
