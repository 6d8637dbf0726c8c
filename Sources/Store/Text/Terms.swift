import Synchronization

/// Turns words into terms: the same for documents, queries and labels, so that inflections of a word meet.
///
/// English words go to the English stemmer, Cyrillic ones, Belarusian endings made Russian, to the Russian one.
/// What comes out has letters, digits, `-` and `.` only.
final class Terms: Sendable {
    static let shared = Terms()

    private struct State: ~Copyable {
        let russian = Stemmer("russian")
        let english = Stemmer("english")
        /// Terms of words met before; a stop word has none.
        var known: [String: String?] = [:]
    }

    /// A vocabulary of this size covers any catalogue we know; beyond it, remembering starts anew.
    private static let mostKnown = 60_000
    private let state = Mutex(State())

    /// The term of one shown word, or `nil` for a stop word.
    func term(of word: String) -> String? {
        state.withLock { state in
            if let term = state.known[word] { return term }
            let term = Self.makeTerm(of: word, state)
            if state.known.count >= Self.mostKnown { state.known.removeAll(keepingCapacity: true) }
            state.known[word] = .some(term)
            return term
        }
    }

    /// Calls `body` with each word of the text that has a term. A code such as `DT-9` comes whole after its parts.
    func forEach(in text: String, _ body: (_ word: String, _ term: String, _ isCode: Bool) -> Void) {
        WordSplitter.forEachGroup(in: text) { group in
            for part in group.parts {
                if let term = term(of: part) { body(part, term, false) }
            }
            if group.isCode { body(Self.joined(group.parts, group.joints), code(of: group), true) }
        }
    }

    /// What a query asks for: a code is asked for as a whole, anything else word by word.
    func asked(_ text: String) -> [(word: String, term: String)] {
        var asked: [(word: String, term: String)] = []
        WordSplitter.forEachGroup(in: text) { group in
            if group.isCode {
                asked.append((Self.joined(group.parts, group.joints), code(of: group)))
            } else {
                for part in group.parts {
                    if let term = term(of: part) { asked.append((part, term)) }
                }
            }
        }
        return asked
    }

    /// The set of terms of a text, codes left to their parts.
    func set(of text: String) -> Set<String> {
        var terms: Set<String> = []
        forEach(in: text) { _, term, isCode in
            if !isCode { terms.insert(term) }
        }
        return terms
    }

    private func code(of group: WordSplitter.Group) -> String {
        Self.joined(group.parts.map { term(of: $0) ?? $0 }, group.joints)
    }

    private static func joined(_ parts: [String], _ joints: [Character]) -> String {
        var text = parts.first ?? ""
        for (part, joint) in zip(parts.dropFirst(), joints) {
            text.append(joint)
            text += part
        }
        return text
    }

    private static func makeTerm(of word: String, _ state: borrowing State) -> String? {
        let compared = String(String.UnicodeScalarView(word.unicodeScalars.map(LetterFolding.compared)))
        if StopWords.all.contains(compared) { return nil }
        if compared.unicodeScalars.allSatisfy(LetterFolding.isCyrillic) {
            return settled(stemmed(BelarusianEndings.russianised(compared), state.russian))
        }
        return compared.unicodeScalars.allSatisfy(LetterFolding.isLatin) ? state.english.stem(compared) : compared
    }

    /// Stems until nothing changes: the stemmer takes `кредит` for a verb but not `кредиты`, whose stem is `кредит`.
    private static func stemmed(_ word: String, _ stemmer: borrowing Stemmer) -> String {
        var word = word
        for _ in 1...3 {
            let stem = stemmer.stem(word)
            if stem == word { break }
            word = stem
        }
        return word
    }

    /// What the Russian stemmer leaves of some forms of a word and not of others.
    private static func settled(_ stem: String) -> String {
        var letters = Array(stem.unicodeScalars)
        // The vowel at the end of a verb's stem: спыня(ют), спын(или); просто(и), прост(ой).
        if letters.count >= 4, let last = letters.last, ["а", "я", "о"].contains(last) { letters.removeLast() }
        // The fleeting vowel: станок, станк(и); конец, конц(ы); рынак, рынк(і).
        if letters.count >= 5, let last = letters.last, ["к", "ц"].contains(last),
            ["о", "е", "а"].contains(letters[letters.count - 2]), !vowels.contains(letters[letters.count - 3])
        {
            letters.remove(at: letters.count - 2)
        }
        return String(String.UnicodeScalarView(letters))
    }

    private static let vowels: Set<Unicode.Scalar> = ["а", "е", "и", "о", "у", "ы", "э", "ю", "я"]
}
