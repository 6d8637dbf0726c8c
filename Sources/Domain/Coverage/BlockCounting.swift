/// Who of a block is served by any of several sources.
struct ServedBits {
    var eligible = [UInt64](repeating: 0, count: Bitmaps.words)
    /// Those for whom that is not ruled out, the eligible among them.
    var possible = [UInt64](repeating: 0, count: Bitmaps.words)

    fileprivate mutating func add(_ strip: Int, eligible: Bitmaps.Strip, possible: Bitmaps.Strip) {
        for lane in 0..<8 {
            self.eligible[strip * 8 + lane] |= eligible[lane]
            self.possible[strip * 8 + lane] |= possible[lane]
        }
    }

    mutating func formUnion(_ other: ServedBits) {
        for word in eligible.indices {
            eligible[word] |= other.eligible[word]
            possible[word] |= other.possible[word]
        }
    }

    /// The firms of a word by the place of their outcome; bits beyond the last firm count as ineligible.
    func parts(_ word: Int) -> SIMD4<UInt64> {
        [eligible[word], possible[word] & ~eligible[word], ~possible[word], 0]
    }
}

/// Programmes of one set of outcomes that serve a row, and those that perhaps do.
struct ServingProgrammes {
    var surely: [Int] = []
    var perhaps: [Int] = []
}

extension ServingProgrammes {
    init(_ programme: Int, _ serves: Truth) { add(programme, serves) }

    mutating func add(_ programme: Int, _ serves: Truth) {
        switch serves {
        case .yes: surely.append(programme)
        case .unknown: perhaps.append(programme)
        case .no: break
        }
    }
}

extension CoverageSupply {
    /// By set of outcomes and row: which programmes of some sources serve it.
    func programmes(of sources: some Sequence<Int>, serving rows: [Int]) -> [[ServingProgrammes]] {
        var programmes = Array(
            repeating: Array(repeating: ServingProgrammes(), count: rows.count), count: sets)
        for source in sources {
            let place = places[source]
            for (number, row) in rows.enumerated() {
                programmes[place.set][number].add(place.programme, serving[source][row])
            }
        }
        return programmes
    }
}

extension BlockOutcomes {
    /// Adds whom the programmes serve; one that perhaps serves leaves everyone open whom it does not rule out.
    func add(_ programmes: ServingProgrammes, to served: inout ServedBits) {
        let (surely, perhaps) = (programmes.surely, programmes.perhaps)
        if surely.isEmpty, perhaps.isEmpty { return }
        withStrips { strips in
            for strip in 0..<Bitmaps.strips {
                var (eligible, possible) = (Bitmaps.Strip.zero, Bitmaps.Strip.zero)
                for programme in surely {
                    let place = programme * 2 * Bitmaps.strips + strip
                    eligible |= strips[place]
                    possible |= strips[place + Bitmaps.strips]
                }
                for programme in perhaps { possible |= strips[(programme * 2 + 1) * Bitmaps.strips + strip] }
                served.add(strip, eligible: eligible, possible: possible)
            }
        }
    }

    /// The best outcome of a programme for the firms in a range that the mask has.
    func best(_ programme: Int, _ firms: Range<Int>, _ mask: [UInt64]) -> CoverageTally.Best {
        withWords { words in
            let start = programme * 2 * Bitmaps.words
            var isPossible = false
            for word in firms.words {
                let bits = mask[word] & firms.bits(in: word)
                if words[start + word] & bits != 0 { return .eligible }
                if words[start + Bitmaps.words + word] & bits != 0 { isPossible = true }
            }
            return isPossible ? .undetermined : .ineligible
        }
    }

    /// What a programme says of everyone.
    func served(by programme: Int) -> ServedBits {
        withWords { words in
            let start = programme * 2 * Bitmaps.words
            return ServedBits(
                eligible: Array(words[start..<start + Bitmaps.words]),
                possible: Array(words[start + Bitmaps.words..<start + 2 * Bitmaps.words]))
        }
    }

    /// How many of some firms a programme says are eligible.
    func count(eligibleFor programme: Int, among firms: [UInt64]) -> Int {
        withWords { words in
            firms.indices.reduce(0) { $0 + (words[programme * 2 * Bitmaps.words + $1] & firms[$1]).nonzeroBitCount }
        }
    }

    /// For whom a programme says that they are eligible.
    func eligible(_ programme: Int) -> [UInt64] {
        withWords { Array($0[programme * 2 * Bitmaps.words..<(programme * 2 + 1) * Bitmaps.words]) }
    }
}

extension [UInt64] {
    /// How many bits of a range both have.
    func count(_ bits: Range<Int>, also mask: [UInt64]) -> Int {
        bits.words.reduce(0) { $0 + (self[$1] & mask[$1] & bits.bits(in: $1)).nonzeroBitCount }
    }
}

extension Range<Int> {
    /// The words in which the bits of the range are.
    var words: Range<Int> { lowerBound / 64..<(upperBound + 63) / 64 }

    /// Those of the range in one word.
    func bits(in word: Int) -> UInt64 {
        UInt64(first: upperBound - word * 64) & ~UInt64(first: lowerBound - word * 64)
    }
}
