/// How each list of notations in a column stands to the notations that rules name.
struct WordRelations: Sendable {
    /// Two for each notation named: who is in it, and who is perhaps, being known only as something above it.
    let bitmaps: Int
    /// By code, and one end more: where its bitmaps begin.
    private var starts: [Int32] = [0]
    private var related: [Int32] = []

    init(_ column: WordColumn?, mentions: [String], in classification: Classification) {
        bitmaps = mentions.count * 2
        let numbers = Dictionary(uniqueKeysWithValues: mentions.enumerated().map { ($1, $0) })
        var below: [String: [Int]] = [:]
        for (mention, number) in numbers {
            for above in classification.path(of: mention).dropFirst() { below[above, default: []].append(number) }
        }
        for words in column?.values ?? [] {
            var truths: [Int: Truth] = [:]
            for word in words {
                for number in below[word] ?? [] { truths[number] = max(truths[number] ?? .no, .unknown) }
                for above in [word] + classification.path(of: word) {
                    if let number = numbers[above] { truths[number] = .yes }
                }
            }
            related += truths.map { Int32($0 * 2 + ($1 == .yes ? 0 : 1)) }.sorted()
            starts.append(Int32(related.count))
        }
    }

    /// Gives the bitmaps that a list of notations belongs to, by its code.
    @inline(__always)
    func withBitmaps(_ body: ((Int32) -> Slice<UnsafeBufferPointer<Int32>>) -> Void) {
        starts.withUnsafeBufferPointer { starts in
            related.withUnsafeBufferPointer { related in
                body { code in related[Int(starts[Int(code)])..<Int(starts[Int(code) + 1])] }
            }
        }
    }
}
