/// Some firms of one block.
struct BlockBits: Equatable, Sendable {
    private(set) var words: [UInt64]

    init(words: [UInt64] = Array(repeating: 0, count: Bitmaps.words)) { self.words = words }

    /// The firms in ranges inside the block.
    init(_ ranges: some Sequence<Range<Int>>) {
        self.init()
        for range in ranges {
            for word in words.indices {
                words[word] |=
                    UInt64(first: range.upperBound - word * 64) & ~UInt64(first: range.lowerBound - word * 64)
            }
        }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Where in the block they stand.
    var places: [Int] {
        words.enumerated().flatMap { number, word in
            (0..<64).filter { word & (1 << UInt64($0)) != 0 }.map { number * 64 + $0 }
        }
    }

    mutating func formUnion(_ other: BlockBits) { for word in words.indices { words[word] |= other.words[word] } }
    func intersection(_ other: BlockBits) -> BlockBits { BlockBits(words: zip(words, other.words).map { $0 & $1 }) }
    func union(_ other: BlockBits) -> BlockBits { BlockBits(words: zip(words, other.words).map { $0 | $1 }) }
    func subtracting(_ other: BlockBits) -> BlockBits { BlockBits(words: zip(words, other.words).map { $0 & ~$1 }) }
}

extension BlockOutcomes {
    /// Who is eligible for a programme, and for whom that is at least not ruled out.
    func bits(_ programme: Int) -> (eligible: BlockBits, possible: BlockBits) {
        let served = served(by: programme)
        return (BlockBits(words: served.eligible), BlockBits(words: served.possible))
    }
}
