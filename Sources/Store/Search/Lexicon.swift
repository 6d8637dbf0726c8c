/// The words of the documents of one import: one that comes a thousand times is made a term once.
struct Lexicon {
    private struct Word {
        /// The number of its term, `nil` for a stop word.
        let term: Int?
        let canBeSuggested: Bool
        var lastDocument = 0
        /// In how many documents more, or fewer, the word stands than before the import.
        var change = 0
    }

    private let source: Terms
    private var words = WordNumbers()
    private var entries: [Word] = []
    private var terms = WordNumbers()
    /// The last document that had the term, in each of the families, term after term.
    private var lastDocuments: [Int] = []
    private var document = 0
    private static let space = UInt8(ascii: " ")

    init(_ source: Terms = .shared) { self.source = source }

    /// The tokens of a document for the engine's index, and its words for suggestions: each once, with spaces between.
    mutating func analyse(_ document: SearchDocument) -> (tokens: String, words: String) {
        self.document += 1
        var analysis = Analysis()
        take(document.title, as: .title, &analysis)
        take(document.concepts, as: .concept, &analysis)
        take(document.body, as: .anywhere, &analysis)
        return (Self.text(analysis.tokens), Self.text(analysis.words))
    }

    /// Takes back what `analyse` counted when it returned these words.
    mutating func forget(words: String) {
        let source = source
        for word in words.utf8.split(separator: Self.space) {
            let number = number(of: Array(word)[...], term: source.term)
            entries[number].change -= 1
        }
    }

    /// The words that stand in more or fewer documents than before, by their letters.
    var changes: [(word: String, documents: Int)] {
        entries.indices.filter { entries[$0].change != 0 }
            .sorted(by: words.precedes)
            .map { (Self.text(words[$0]), entries[$0].change) }
    }

    private struct Analysis {
        var tokens: [UInt8] = []
        var words: [UInt8] = []
    }

    private mutating func take(_ texts: [String], as family: TermFamily, _ analysis: inout Analysis) {
        let source = source
        for text in texts {
            WordSplitter.forEachGroup(in: text) { group in
                for part in group.parts {
                    let number = number(of: group.whole[part], term: source.term)
                    addToken(of: number, family, &analysis)
                    addWord(number, &analysis)
                }
                guard group.isCode else { return }
                let number = number(of: group.whole[...]) { _ in source.term(ofCode: group) }
                addToken(of: number, family, &analysis)
            }
        }
    }

    private mutating func number(of word: ArraySlice<UInt8>, term: (ArraySlice<UInt8>) -> [UInt8]?) -> Int {
        let number = word.withUnsafeBytes { words.number(of: $0) }
        guard number == entries.count else { return number }
        let term = term(word).map { term in term.withUnsafeBytes { terms.number(of: $0) } }
        while lastDocuments.count < terms.count * TermFamily.allCases.count { lastDocuments.append(0) }
        entries.append(Word(term: term, canBeSuggested: term != nil && Vocabulary.canSuggest(Self.text(word))))
        return number
    }

    private mutating func addToken(of word: Int, _ family: TermFamily, _ analysis: inout Analysis) {
        guard let term = entries[word].term else { return }
        addToken(term, .anywhere, &analysis)
        if family != .anywhere { addToken(term, family, &analysis) }
    }

    private mutating func addToken(_ term: Int, _ family: TermFamily, _ analysis: inout Analysis) {
        let place = term * TermFamily.allCases.count + family.position
        guard lastDocuments[place] != document else { return }
        lastDocuments[place] = document
        if !analysis.tokens.isEmpty { analysis.tokens.append(Self.space) }
        analysis.tokens += family.rawValue.utf8
        analysis.tokens += terms[term]
    }

    private mutating func addWord(_ number: Int, _ analysis: inout Analysis) {
        guard entries[number].canBeSuggested, entries[number].lastDocument != document else { return }
        entries[number].lastDocument = document
        entries[number].change += 1
        if !analysis.words.isEmpty { analysis.words.append(Self.space) }
        analysis.words += words[number]
    }

    private static func text(_ letters: some Collection<UInt8>) -> String { String(decoding: letters, as: UTF8.self) }
}
