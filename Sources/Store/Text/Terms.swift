import Synchronization

/// Turns words into terms: the same for documents, queries and labels, so that inflections of a word meet.
///
/// English words go to the English stemmer, Cyrillic ones, Belarusian endings made Russian, to the Russian one.
/// What comes out has letters, digits, `-` and `.` only. Words are UTF-8: letters are folded, so that equal words have
/// equal bytes, and bytes are compared by far faster than strings.
final class Terms: Sendable {
    static let shared = Terms()

    private struct Stemmers: ~Copyable {
        let russian = Stemmer("russian")
        let english = Stemmer("english")
    }

    private let stemmers = Mutex(Stemmers())

    /// The term of one shown word, or `nil` for a stop word.
    func term(of word: String) -> String? { term(of: Array(word.utf8)[...]).map(Self.text) }

    func term(of word: ArraySlice<UInt8>) -> [UInt8]? {
        var compared: [UInt8] = []
        compared.reserveCapacity(word.count)
        var isCyrillic = true
        var isLatin = true
        for letter in String(decoding: word, as: UTF8.self).unicodeScalars {
            let letter = LetterFolding.compared(letter)
            isCyrillic = isCyrillic && LetterFolding.isCyrillic(letter)
            isLatin = isLatin && LetterFolding.isLatin(letter)
            compared.append(letter)
        }
        if StopWords.all.contains(compared) { return nil }
        if isCyrillic {
            BelarusianEndings.russianise(&compared)
            stemmers.withLock { Self.stem(&compared, $0.russian) }
            Self.settle(&compared)
        } else if isLatin {
            _ = stemmers.withLock { $0.english.stem(&compared) }
        }
        return compared
    }

    /// The term of a code as a whole: the terms of its parts with the same signs between them.
    func term(ofCode group: WordSplitter.Group) -> [UInt8] {
        var code: [UInt8] = []
        for (number, part) in group.parts.enumerated() {
            if number > 0 { code.append(group.whole[part.lowerBound - 1]) }
            code += term(of: group.whole[part]) ?? Array(group.whole[part])
        }
        return code
    }

    /// Calls `body` with each word of the text that has a term. A code such as `DT-9` comes whole after its parts.
    func forEach(in text: String, _ body: (_ word: String, _ term: String, _ isCode: Bool) -> Void) {
        WordSplitter.forEachGroup(in: text) { group in
            for part in group.parts {
                let word = group.whole[part]
                if let term = term(of: word) { body(Self.text(word), Self.text(term), false) }
            }
            if group.isCode { body(Self.text(group.whole), Self.text(term(ofCode: group)), true) }
        }
    }

    /// What a query asks for: a code is asked for as a whole, anything else word by word.
    func asked(_ text: String) -> [(word: String, term: String)] {
        var asked: [(word: String, term: String)] = []
        WordSplitter.forEachGroup(in: text) { group in
            if group.isCode {
                asked.append((Self.text(group.whole), Self.text(term(ofCode: group))))
            } else {
                for part in group.parts {
                    let word = group.whole[part]
                    if let term = term(of: word) { asked.append((Self.text(word), Self.text(term))) }
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

    private static func text(_ word: some Collection<UInt8>) -> String { String(decoding: word, as: UTF8.self) }

    /// Stems until nothing changes: the stemmer takes `кредит` for a verb but not `кредиты`, whose stem is `кредит`.
    private static func stem(_ word: inout [UInt8], _ stemmer: borrowing Stemmer) {
        var rounds = 3
        while rounds > 0, stemmer.stem(&word) { rounds -= 1 }
    }

    /// Takes off what the Russian stemmer leaves of some forms of a word and not of others.
    private static func settle(_ stem: inout [UInt8]) {
        var letters = Array(text(stem).unicodeScalars)
        // The vowel at the end of a verb's stem: спыня(ют), спын(или); просто(и), прост(ой).
        if letters.count >= 4, let last = letters.last, last == "а" || last == "я" || last == "о" {
            letters.removeLast()
        }
        // The fleeting vowel: станок, станк(и); конец, конц(ы); рынак, рынк(і).
        if letters.count >= 5, let last = letters.last, last == "к" || last == "ц",
            isFleeting(letters[letters.count - 2]), !vowels.contains(letters[letters.count - 3])
        {
            letters.remove(at: letters.count - 2)
        }
        stem.removeAll(keepingCapacity: true)
        for letter in letters { stem.append(letter) }
    }

    private static func isFleeting(_ letter: Unicode.Scalar) -> Bool { letter == "о" || letter == "е" || letter == "а" }

    private static let vowels: Set<Unicode.Scalar> = ["а", "е", "и", "о", "у", "ы", "э", "ю", "я"]
}
