import Domain
import Store

/// A catalogue of any size out of a seed: the words of entry 7 are the same in every run, whatever the size.
///
/// Titles of 8 words and bodies of 120, half Russian and half English, from 30,000 invented words a language whose
/// frequency follows Zipf's law; 6 facets: the kind, and five of the country's schemes. Of any size, 1,000 entries are
/// sources of funding with 3 to 8 criteria.
struct SyntheticCatalogue: Sendable {
    let entries: Int
    let classification: Classification
    private let facets: [[String]]
    /// What records carry beside their facets, by scheme.
    let choices: [String: [String]]
    private let russian: [String]
    private let english: [String]
    /// The sum of 1/rank up to each word.
    private let cumulated: [Double]

    static let wordsPerLanguage = 30_000
    static let programmes = 1000
    /// The schemes of `facets`: what filters, beside the kind.
    static let schemes = ["REGION", "NACE", "DT", "SIZE", "COSME"]

    init(entries: Int, classification: Classification, seed: UInt64 = 2026) {
        self.entries = entries
        self.classification = classification
        func notations(of scheme: String) -> [String] { classification.concepts(of: scheme).map(\.notation) }
        facets = [
            classification.narrower(than: "BY"), classification.narrower(than: "C"), notations(of: "DT"),
            notations(of: "SIZE"), notations(of: "COSME"),
        ]
        choices = Dictionary(uniqueKeysWithValues: ["ROLE", "TERMS", "INSTRUMENT"].map { ($0, notations(of: $0)) })
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

    /// The words and notations of an entry.
    struct Entry {
        let title: LocalizedText
        let summary: LocalizedText
        let notations: [String]
    }

    func entry(_ ordinal: Int) -> Entry {
        var generator = SeededGenerator(seed: UInt64(ordinal) &* 7_919)
        let title = text(4, &generator)
        let summary = text(60, &generator)
        let notations = facets.map { facet in
            // The lower of two, so that notations differ in frequency.
            let places = (0..<2).map { _ in Int.random(in: 0..<facet.count, using: &generator) }
            return facet[min(places[0], places[1])]
        }
        return Entry(title: title, summary: summary, notations: notations)
    }

    /// Half of the entries that are no funding are organisations, a third services.
    func kind(_ ordinal: Int) -> Kind {
        if ordinal % (entries / Self.programmes) == 0 { return .opportunities }
        switch ordinal &* 7_919 % 6 {
        case 0...2: return .organisations
        case 3...4: return .services
        default: return .solutions
        }
    }

    func document(_ ordinal: Int) -> SearchDocument {
        let entry = entry(ordinal)
        let facets = Set(entry.notations.flatMap(classification.path)).sorted().map {
            (scheme: classification[$0]?.scheme ?? "", notation: $0)
        }
        return SearchDocument(
            ordinal: ordinal, title: [entry.title.ru, entry.title.en], body: [entry.summary.ru, entry.summary.en],
            facets: [(scheme: "kind", notation: kind(ordinal).rawValue)] + facets)
    }

    /// One to three words of an entry, every second query in another inflection, every third with a filter.
    func queries(_ count: Int, seed: UInt64) -> [SearchQuery] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let entry = entry(.random(in: 1...entries, using: &generator))
            let texts = [entry.title.ru, entry.title.en, entry.summary.ru, entry.summary.en]
            let source = texts.flatMap { $0.split(separator: " ").map(String.init) }
            let words = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                let word = source[Int.random(in: 0..<source.count, using: &generator)]
                return number % 2 == 1 ? inflected(word, &generator) : word
            }
            var query = SearchQuery(text: words.joined(separator: " "))
            if number % 3 == 0, let region = facets[0].randomElement(using: &generator) {
                query.filters = ["REGION": [region]]
            }
            return query
        }
    }

    /// `words` Russian words and as many English ones; the Belarusian text is the Russian one.
    private func text(_ words: Int, _ generator: inout SeededGenerator) -> LocalizedText {
        let russian = (0..<words).map { _ in self.russian[rank(&generator)] + ending(&generator) }
        let english = (0..<words).map { _ in
            self.english[rank(&generator)] + (Bool.random(using: &generator) ? "s" : "")
        }
        let text = russian.joined(separator: " ")
        return LocalizedText(be: text, ru: text, en: english.joined(separator: " "))
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
