/// A set of ordinals, one bit each.
struct Bitmap: Equatable, Sendable {
    private(set) var blocks: [UInt64]

    /// An empty set that can hold the ordinals below `blocks * 64`.
    init(blocks: Int) { self.blocks = [UInt64](repeating: 0, count: blocks) }

    mutating func insert(_ ordinal: Int) { blocks[ordinal >> 6] |= 1 << UInt64(ordinal & 63) }
    func contains(_ ordinal: Int) -> Bool { blocks[ordinal >> 6] & (1 << UInt64(ordinal & 63)) != 0 }

    var count: Int { blocks.reduce(0) { $0 + $1.nonzeroBitCount } }
    var isEmpty: Bool { blocks.allSatisfy { $0 == 0 } }

    mutating func formUnion(_ other: Bitmap) { combine(other, |) }
    mutating func formIntersection(_ other: Bitmap) { combine(other, &) }

    private mutating func combine(_ other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) {
        blocks.withUnsafeMutableBufferPointer { mine in
            other.blocks.withUnsafeBufferPointer { theirs in
                for index in 0..<min(mine.count, theirs.count) { mine[index] = operation(mine[index], theirs[index]) }
            }
        }
    }

    func countInCommon(with other: Bitmap) -> Int {
        blocks.withUnsafeBufferPointer { mine in
            other.blocks.withUnsafeBufferPointer { theirs in
                var count = 0
                for index in 0..<min(mine.count, theirs.count) {
                    count &+= (mine[index] & theirs[index]).nonzeroBitCount
                }
                return count
            }
        }
    }

    /// Visits the ordinals that are in this set and in `other`, in order.
    func forEachInCommon(with other: Bitmap, _ body: (Int) -> Void) {
        for index in 0..<min(blocks.count, other.blocks.count) {
            var block = blocks[index] & other.blocks[index]
            while block != 0 {
                body(index << 6 | block.trailingZeroBitCount)
                block &= block - 1
            }
        }
    }

    func forEach(_ body: (Int) -> Void) { forEachInCommon(with: self, body) }
}
