/// What programmes say of one block of firms: who is eligible, and who is at least not ineligible.
struct BlockOutcomes: Sendable {
    /// By programme: a bitmap of those eligible, then one of those eligible or undetermined.
    private let strips: [Bitmaps.Strip]

    /// Asks the rules of the firms of a block; `bitmaps` is room to work in, the same for all blocks.
    init(_ rules: ColumnRules, _ population: Population, block: Int, in bitmaps: Bitmaps) {
        bitmaps.fill(rules, population, population.firms(of: block))
        let count = rules.verdicts.count * 2 * Bitmaps.strips
        strips = rules.pool.withUnsafeBufferPointer { pool in
            for step in rules.steps { bitmaps.take(step, rules, pool[step.parts]) }
            return Array(unsafeUninitializedCapacity: count) { memory, initialized in
                for (programme, verdict) in rules.verdicts.enumerated() {
                    let place = programme * 2 * Bitmaps.strips
                    for strip in 0..<Bitmaps.strips {
                        let (eligible, possible) = bitmaps.outcome(verdict, pool[verdict.criteria], strip)
                        memory.initializeElement(at: place + strip, to: eligible)
                        memory.initializeElement(at: place + Bitmaps.strips + strip, to: possible)
                    }
                }
                initialized = count
            }
        }
    }

    /// The bitmaps, for reading by `CoverageTally`: those of programme n begin at 2n times `Bitmaps.strips`.
    func withStrips<Result>(_ body: (UnsafeBufferPointer<Bitmaps.Strip>) throws -> Result) rethrows -> Result {
        try strips.withUnsafeBufferPointer(body)
    }

    /// The same, word by word.
    func withWords<Result>(_ body: (UnsafeBufferPointer<UInt64>) throws -> Result) rethrows -> Result {
        try strips.withUnsafeBytes { try body($0.assumingMemoryBound(to: UInt64.self)) }
    }

    /// The outcome of a programme for one firm of the block.
    func outcome(_ programme: Int, firm: Int) -> Outcome {
        let (strip, word, bit) = (firm / 512, firm / 64 % 8, UInt64(1) << UInt64(firm % 64))
        let place = programme * 2 * Bitmaps.strips + strip
        if strips[place][word] & bit != 0 { return .eligible }
        return strips[place + Bitmaps.strips][word] & bit != 0 ? .undetermined : .ineligible
    }
}

extension Bitmaps {
    /// The bitmap of all firms of the block.
    private static let everyone = 0

    /// Makes the bitmaps of the columns for the firms of a block.
    fileprivate func fill(_ rules: ColumnRules, _ population: Population, _ firms: Range<Int>) {
        mark(firms.count, in: Self.everyone)
        for column in rules.columns {
            switch column.content {
            case .numbers(let line, let cuts):
                if let numbers = population.numbers(line) {
                    sort(numbers.values[firms], by: cuts, from: column.first)
                } else {
                    clear(column.first..<column.first + cuts.bitmaps)
                }
            case .words(let fact, let relations):
                if let words = population.words[fact] {
                    sort(words.codes[firms], relations, from: column.first)
                } else {
                    clear(column.first..<column.first + 2 + relations.bitmaps)
                }
            }
        }
    }

    /// Writes for whom a comparison or group is true, and for whom it is false.
    fileprivate func take(_ step: ColumnRules.Step, _ rules: ColumnRules, _ parts: Slice<UnsafeBufferPointer<Int32>>) {
        let (truths, falsehoods) = (step.target, step.target + 1)
        switch step.kind {
        case .all:
            write(truths) { every(parts, $0) }
            write(falsehoods) { any(parts, $0, next: 1) }
        case .any:
            write(truths) { any(parts, $0) }
            write(falsehoods) { every(parts, $0, next: 1) }
        case .none:
            write(truths) { every(parts, $0, next: 1) }
            write(falsehoods) { any(parts, $0) }
        case .spans:
            compare(step) {
                within(rules.spans[step.spans], step.column, $0)
            } perhaps: { _ in
                .zero
            }
        case .anyOf:
            compare(step) {
                any(parts, $0)
            } perhaps: {
                any(parts, $0, next: 1)
            }
        case .allOf:
            compare(step) {
                every(parts, $0) & self[step.column, $0]
            } perhaps: {
                everyPossible(parts, $0) & self[step.column, $0]
            }
        case .misfit:
            compare(step) { _ in
                .zero
            } perhaps: {
                self[step.column, $0]
            }
        }
    }

    /// A comparison is false for whom the fact is known or does not apply, and it is neither true nor perhaps true.
    @inline(__always)
    private func compare(_ step: ColumnRules.Step, _ truths: (Int) -> Strip, perhaps: (Int) -> Strip) {
        let (positive, negative) = step.isNegative ? (step.target + 1, step.target) : (step.target, step.target + 1)
        for strip in 0..<Self.strips {
            let isTrue = truths(strip)
            self[positive, strip] = isTrue
            self[negative, strip] = self[step.column + 1, strip] & ~(isTrue | perhaps(strip))
        }
    }

    @inline(__always)
    private func within(_ spans: ArraySlice<ColumnRules.Span>, _ column: Int, _ strip: Int) -> Strip {
        var bits = Strip.zero
        for span in spans {
            let upTo = self[span.upTo ?? column, strip]
            bits |= span.above.map { upTo & ~self[$0, strip] } ?? upTo
        }
        return bits
    }

    /// Who is eligible, and who is at least not ineligible.
    @inline(__always)
    fileprivate func outcome(
        _ verdict: ColumnRules.Verdict, _ criteria: Slice<UnsafeBufferPointer<Int32>>, _ strip: Int
    ) -> (Strip, Strip) {
        if verdict.isClosed { return (.zero, .zero) }
        let everyone = self[Self.everyone, strip]
        var (passed, failed) = (everyone, Strip.zero)
        for truths in criteria {
            passed &= self[Int(truths), strip]
            failed |= self[Int(truths) + 1, strip]
        }
        return (verdict.canPass ? passed : .zero, everyone & ~failed)
    }
}
