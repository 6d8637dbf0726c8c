/// The words that occur in the catalogue, held compactly, to suggest one for a word that does not.
struct Vocabulary: Sendable {
    private struct Entry {
        /// One bit a letter: two words that differ much in letters need not be compared.
        let letters: UInt64
        let start: UInt32
        let documents: UInt32
        let bytes: UInt8
        let length: UInt8
    }

    private static let mostWords = 200_000
    private var text: [UInt8] = []
    private var entries: [Entry] = []

    static func canSuggest(_ word: String) -> Bool {
        (3...30).contains(word.unicodeScalars.count) && !word.unicodeScalars.contains(where: LetterFolding.isDigit)
    }

    init(in db: Connection) throws {
        let rows = try db.rows(
            "SELECT word, documents FROM search_words ORDER BY documents DESC, word LIMIT \(Self.mostWords)")
        self.init(try rows.map { (try $0["word"], try $0["documents"]) })
    }

    init(_ words: [(word: String, documents: Int)]) {
        entries.reserveCapacity(words.count)
        for (word, documents) in words {
            let letters = Self.letters(word)
            guard word.utf8.count < 256 else { continue }
            entries.append(
                Entry(
                    letters: Self.signature(letters), start: UInt32(text.count),
                    documents: UInt32(clamping: documents), bytes: UInt8(word.utf8.count),
                    length: UInt8(clamping: letters.count)))
            text += Array(word.utf8)
        }
    }

    /// The word most likely meant: fewest and likeliest slips first, then the more frequent. At most two slips, in a short
    /// word one.
    func nearest(to word: String) -> String? {
        let typed = Self.letters(word)
        guard Self.canSuggest(word) else { return nil }
        let mostSlips = typed.count < 5 ? 1 : 2
        let signature = Self.signature(typed)
        var best: (cost: Int, documents: UInt32, word: String)?
        var distance = SlipDistance(typed)
        for entry in entries
        where abs(Int(entry.length) - typed.count) <= mostSlips
            && (entry.letters ^ signature).nonzeroBitCount <= 2 * mostSlips
        {
            let candidate = shown(entry)
            guard let cost = distance.cost(of: Self.letters(candidate), mostSlips: mostSlips), cost > 0 else {
                continue
            }
            if let best {
                if cost > best.cost { continue }
                if cost == best.cost, (entry.documents, best.word) <= (best.documents, candidate) { continue }
            }
            best = (cost, entry.documents, candidate)
        }
        return best?.word
    }

    /// The words that the same keys give in the other layout, when all of them are known: `ghbdjl` is `привод`.
    func inOtherLayout(_ text: String) -> [String]? {
        Keyboard.inOtherLayouts(text).lazy.map { other in
            Terms.shared.asked(other).map(\.word)
        }.first { words in !words.isEmpty && words.allSatisfy(isKnown) }
    }

    func isKnown(_ word: String) -> Bool {
        let signature = Self.signature(Self.letters(word))
        return entries.contains {
            $0.letters == signature && Int($0.bytes) == word.utf8.count && shown($0) == word
        }
    }

    private func shown(_ entry: Entry) -> String {
        String(decoding: text[Int(entry.start)..<(Int(entry.start) + Int(entry.bytes))], as: UTF8.self)
    }

    private static func letters(_ word: String) -> [Unicode.Scalar] { word.unicodeScalars.map(LetterFolding.compared) }

    private static func signature(_ letters: [Unicode.Scalar]) -> UInt64 {
        letters.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }
}
