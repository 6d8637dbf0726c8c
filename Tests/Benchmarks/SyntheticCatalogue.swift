import Store

/// A catalogue of any size out of a seed: entry 7 is the same in every run, whatever the size.
///
/// Titles of 8 words and bodies of 120, half Russian and half English, from 30,000 invented words a language whose
/// frequency follows Zipf's law; 6 facets.
struct SyntheticCatalogue: Sendable {
    let entries: Int
    private let russian: [String]
    private let english: [String]
    /// The sum of 1/rank up to each word.
    private let cumulated: [Double]

    static let wordsPerLanguage = 30_000
    private static let facets = [("kind", 4), ("REGION", 7), ("NACE", 24), ("DT", 25), ("SIZE", 4), ("COSME", 8)]

    init(entries: Int, seed: UInt64 = 2026) {
        self.entries = entries
        var generator = SeededGenerator(seed: seed)
        russian = Self.invented(
            [
                "ба", "во", "гру", "де", "жи", "зо", "кла", "ло", "ме", "ни", "по", "ри", "сто", "ту", "фе", "ха", "чи",
                "шу",
            ],
            ["б", "г", "д", "з", "п", "р", "ст", "рт"], &generator)
        english = Self.invented(
            [
                "ba", "co", "dri", "fe", "ga", "hu", "jo", "ka", "li", "mo", "ne", "po", "ra", "su", "ti", "vo", "wa",
                "ze",
            ],
            ["b", "d", "ck", "m", "n", "p", "rt", "g"], &generator)
        var sum = 0.0
        cumulated = (1...Self.wordsPerLanguage).map { rank in
            sum += 1 / Double(rank)
            return sum
        }
    }

    func document(_ ordinal: Int) -> SearchDocument {
        var generator = SeededGenerator(seed: UInt64(ordinal) &* 7_919)
        let title = text(4, &generator)
        let body = text(60, &generator)
        let facets = Self.facets.map { scheme, size in
            // The lower of two, so that notations differ in frequency.
            let numbers = (0..<2).map { _ in Int.random(in: 1...size, using: &generator) }
            return (scheme: scheme, notation: "\(scheme)-\(min(numbers[0], numbers[1]))")
        }
        return SearchDocument(ordinal: ordinal, title: [title], body: [body], facets: facets)
    }

    /// One to three words of an entry, every second query in another inflection, every third with a filter.
    func queries(_ count: Int, seed: UInt64) -> [SearchQuery] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let document = document(.random(in: 1...entries, using: &generator))
            let source = (document.title + document.body).flatMap { $0.split(separator: " ").map(String.init) }
            let words = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                let word = source[Int.random(in: 0..<source.count, using: &generator)]
                return number % 2 == 1 ? inflected(word, &generator) : word
            }
            var query = SearchQuery(text: words.joined(separator: " "))
            if number % 3 == 0 { query.filters = ["REGION": ["REGION-\(Int.random(in: 1...7, using: &generator))"]] }
            return query
        }
    }

    /// `words` Russian words and as many English ones.
    private func text(_ words: Int, _ generator: inout SeededGenerator) -> String {
        let russian = (0..<words).map { _ in self.russian[rank(&generator)] + ending(&generator) }
        let english = (0..<words).map { _ in
            self.english[rank(&generator)] + (Bool.random(using: &generator) ? "s" : "")
        }
        return (russian + english).joined(separator: " ")
    }

    private func inflected(_ word: String, _ generator: inout SeededGenerator) -> String {
        guard let last = word.utf8.last, last > 127 else {
            return word.hasSuffix("s") ? String(word.dropLast()) : word + "s"
        }
        let ends = Self.endings.filter { !$0.isEmpty && word.hasSuffix($0) }
        return String(word.dropLast(ends.map(\.count).max() ?? 0)) + ending(&generator)
    }

    private func ending(_ generator: inout SeededGenerator) -> String {
        Self.endings[Int.random(in: 0..<Self.endings.count, using: &generator)]
    }

    private func rank(_ generator: inout SeededGenerator) -> Int {
        let place = Double.random(in: 0..<(cumulated.last ?? 0), using: &generator)
        var (low, high) = (0, cumulated.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulated[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let endings = ["", "а", "у", "ом", "ы", "ов", "ам", "ами", "ах"]

    private static func invented(
        _ syllables: [String], _ ends: [String], _ generator: inout SeededGenerator
    ) -> [String] {
        var seen: Set<String> = []
        var words: [String] = []
        while words.count < wordsPerLanguage {
            let word =
                (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                    syllables[Int.random(in: 0..<syllables.count, using: &generator)]
                }.joined() + ends[Int.random(in: 0..<ends.count, using: &generator)]
            if seen.insert(word).inserted { words.append(word) }
        }
        return words
    }
}

/// SplitMix64, after S. Vigna: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
