import Glibc

/// Gives every different word a number, from 0 on, and keeps their letters in one buffer.
///
/// A `Dictionary` of strings would normalise each Cyrillic word to hash and to compare it.
struct WordNumbers {
    private var letters: [UInt8] = []
    /// Where each word ends in `letters`.
    private var ends: [Int] = []
    /// A word's number stands at the place its hash says, or at the next free one; their count is a power of two.
    private var places = [Place](repeating: .free, count: 1024)

    private struct Place {
        var number: Int32
        /// The upper half of the word's hash: words that differ are seldom compared by their letters.
        var hash: Int32
        static let free = Place(number: -1, hash: 0)
        var isFree: Bool { number < 0 }
    }

    var count: Int { ends.count }

    /// The word with this number, in UTF-8.
    subscript(_ number: Int) -> ArraySlice<UInt8> { letters[range(number)] }

    /// The number of the word; a new word's is the `count` there was before.
    mutating func number(of word: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: word)
        let hash = hasher.finalize()
        let mark = Int32(truncatingIfNeeded: hash >> 32)
        var place = hash & (places.count - 1)
        while !places[place].isFree {
            let known = places[place]
            if known.hash == mark, isWord(Int(known.number), word) { return Int(known.number) }
            place = (place + 1) & (places.count - 1)
        }
        letters += word
        ends.append(letters.count)
        places[place] = Place(number: Int32(count - 1), hash: mark)
        if 2 * count > places.count { grow() }
        return count - 1
    }

    /// The order of the words' bytes.
    func precedes(_ number: Int, _ other: Int) -> Bool {
        letters.withUnsafeBytes { letters in
            letters[range(number)].lexicographicallyPrecedes(letters[range(other)])
        }
    }

    private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    private func isWord(_ number: Int, _ word: UnsafeRawBufferPointer) -> Bool {
        let range = range(number)
        guard range.count == word.count, let other = word.baseAddress else { return range.isEmpty && word.isEmpty }
        return letters.withUnsafeBytes { letters in
            letters.baseAddress.map { memcmp($0 + range.lowerBound, other, range.count) == 0 } ?? false
        }
    }

    private mutating func grow() {
        places = [Place](repeating: .free, count: 2 * places.count)
        for number in 0..<count {
            var hasher = Hasher()
            letters.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range(number)])) }
            let hash = hasher.finalize()
            var place = hash & (places.count - 1)
            while !places[place].isFree { place = (place + 1) & (places.count - 1) }
            places[place] = Place(number: Int32(number), hash: Int32(truncatingIfNeeded: hash >> 32))
        }
    }
}
