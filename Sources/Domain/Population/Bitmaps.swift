/// Bitmaps over one block of firms, by number: bit n is about the n-th firm of the block.
///
/// All bare memory of the population engine is here and in `BlockOutcomes`: these few loops take nearly all its time, and the checks of an
/// array would double it. The numbers come from `ColumnRules` only, which counts how many bitmaps there are.
final class Bitmaps {
    /// What is computed at once; the compiler makes registers of it.
    typealias Strip = SIMD8<UInt64>
    static let strips = 4
    static let words = strips * 8
    /// Firms of a block: few enough that the bitmaps of a thousand programmes stay in the cache of a core.
    static let firms = words * 64

    private let memory: UnsafeMutablePointer<Strip>

    init(count: Int) {
        memory = .allocate(capacity: count * Self.strips)
        memory.initialize(repeating: .zero, count: count * Self.strips)
    }

    deinit { memory.deallocate() }

    @inline(__always)
    private func words(_ bitmap: Int) -> UnsafeMutablePointer<UInt64> {
        UnsafeMutableRawPointer(memory + bitmap * Self.strips).assumingMemoryBound(to: UInt64.self)
    }

    @inline(__always)
    subscript(bitmap: Int, strip: Int) -> Strip {
        get { memory[bitmap * Self.strips + strip] }
        set { memory[bitmap * Self.strips + strip] = newValue }
    }

    /// Sets the first bits of a bitmap, as many as there are firms.
    func mark(_ firms: Int, in bitmap: Int) {
        for word in 0..<Self.words { words(bitmap)[word] = UInt64(first: firms - word * 64) }
    }

    func clear(_ bitmaps: Range<Int>) {
        (memory + bitmaps.lowerBound * Self.strips).update(repeating: .zero, count: bitmaps.count * Self.strips)
    }

    // MARK: Columns

    /// Writes who is known, who is known or has no such fact, and for each cut whose number is at most that, from `first` on.
    func sort(_ numbers: ArraySlice<Double>, by cuts: Cuts, from first: Int) {
        clear(first..<first + cuts.bitmaps)
        numbers.withUnsafeBufferPointer { numbers in
            for word in 0..<numbers.count / 64 {
                sort(UnsafeBufferPointer(rebasing: numbers[word * 64..<word * 64 + 64]), by: cuts, from: first, word)
            }
            let rest = numbers.count % 64
            if rest > 0 {
                let padded = numbers.suffix(rest) + repeatElement(NumberColumn.unknown, count: 64 - rest)
                padded.withUnsafeBufferPointer { sort($0, by: cuts, from: first, numbers.count / 64) }
            }
        }
    }

    /// The same for 64 firms, of which it makes one word of each bitmap.
    @inline(__always)
    private func sort(_ numbers: UnsafeBufferPointer<Double>, by cuts: Cuts, from first: Int, _ word: Int) {
        let known = Self.bits(of: numbers) { $0 .> NumberColumn.notApplicable }
        words(first)[word] = known
        words(first + 1)[word] = Self.bits(of: numbers) { $0 .== $0 }
        if cuts.count <= Self.fewCuts {
            for (place, cut) in cuts.numbers.enumerated() {
                words(first + 2 + place)[word] = known & Self.bits(of: numbers) { $0 .<= cut }
            }
        } else {
            search(numbers, by: cuts, from: first + 2, word, known)
        }
    }

    /// As many as are compared one by one in the time that searching takes.
    private static let fewCuts = 16

    /// Bit n says whether it holds of the n-th of 64 numbers.
    @inline(__always)
    private static func bits(
        of numbers: UnsafeBufferPointer<Double>, where holds: (SIMD8<Double>) -> SIMDMask<SIMD8<Int64>>
    ) -> UInt64 {
        let memory = UnsafeRawBufferPointer(numbers)
        var bits = Strip(repeating: 0)
        var lanes = Strip(1, 2, 4, 8, 16, 32, 64, 128)
        for start in stride(from: 0, to: 512, by: 64) {
            let eight = memory.loadUnaligned(fromByteOffset: start, as: SIMD8<Double>.self)
            bits |= Strip(repeating: 0).replacing(with: lanes, where: holds(eight))
            lanes = lanes &<< 8
        }
        return bits.wrappedSum()
    }

    /// Finds the first cut that each number is not above, and adds up. Nothing branches on a number: every other guess of the
    /// processor would be wrong.
    private func search(
        _ numbers: UnsafeBufferPointer<Double>, by cuts: Cuts, from first: Int, _ word: Int, _ known: UInt64
    ) {
        let atMost = words(first)
        cuts.padded.withUnsafeBufferPointer { cuts in
            for (place, number) in numbers.enumerated() {
                atMost[Self.firstCut(cuts, notBelow: number) * Self.words + word] |= known & (1 << UInt64(place))
            }
        }
        for cut in 1..<cuts.count { atMost[cut * Self.words + word] |= atMost[(cut - 1) * Self.words + word] }
    }

    /// The place of the first cut that the number is not above, halving the steps. The count of cuts is one less than a power of two.
    @inline(__always)
    private static func firstCut(_ cuts: UnsafeBufferPointer<Double>, notBelow number: Double) -> Int {
        var first = 0
        var step = (cuts.count + 1) / 2
        while step > 0 {
            first += cuts[first + step - 1] < number ? step : 0
            step /= 2
        }
        return first
    }

    /// Writes who is known, who is known or has no such fact, and the bitmaps that each list of notations belongs to.
    func sort(_ codes: ArraySlice<Int32>, _ relations: WordRelations, from first: Int) {
        clear(first..<first + 2 + relations.bitmaps)
        let (known, answered) = (words(first), words(first + 1))
        let related = words(first + 2)
        relations.withBitmaps { bitmaps in
            for (place, code) in codes.enumerated() where code != WordColumn.unknown {
                let (word, bit) = (place >> 6, UInt64(1) << UInt64(place & 63))
                answered[word] |= bit
                guard code >= 0 else { continue }
                known[word] |= bit
                for bitmap in bitmaps(code) { related[Int(bitmap) * Self.words + word] |= bit }
            }
        }
    }

    // MARK: Logic

    @inline(__always)
    func write(_ bitmap: Int, _ value: (Int) -> Strip) {
        for strip in 0..<Self.strips { self[bitmap, strip] = value(strip) }
    }

    /// The bits that all of the bitmaps have, or the `next` ones after them; all bits of no bitmap.
    @inline(__always)
    func every(_ bitmaps: Slice<UnsafeBufferPointer<Int32>>, _ strip: Int, next: Int = 0) -> Strip {
        var bits = Strip(repeating: .max)
        for bitmap in bitmaps { bits &= self[Int(bitmap) + next, strip] }
        return bits
    }

    /// The bits that any of the bitmaps has, or of the `next` ones after them.
    @inline(__always)
    func any(_ bitmaps: Slice<UnsafeBufferPointer<Int32>>, _ strip: Int, next: Int = 0) -> Strip {
        var bits = Strip.zero
        for bitmap in bitmaps { bits |= self[Int(bitmap) + next, strip] }
        return bits
    }

    /// The bits that each of the bitmaps has, or the next one after it.
    @inline(__always)
    func everyPossible(_ bitmaps: Slice<UnsafeBufferPointer<Int32>>, _ strip: Int) -> Strip {
        var bits = Strip(repeating: .max)
        for bitmap in bitmaps { bits &= self[Int(bitmap), strip] | self[Int(bitmap) + 1, strip] }
        return bits
    }
}

extension UInt64 {
    /// A word with its first `count` bits set: none below 0, all above 63.
    init(first count: Int) { self = count <= 0 ? 0 : count >= 64 ? .max : (1 << UInt64(count)) - 1 }
}
