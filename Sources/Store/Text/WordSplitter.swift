/// Cuts a text into words as they are shown: lower case, without stress marks and inner apostrophes.
///
/// Words are UTF-8 in a buffer that is used again for the next ones: a large catalogue has tens of millions of them.
struct WordSplitter {
    /// Parts that stand together: `станки` alone, `dt` and `9` of `DT-9`.
    struct Group {
        /// The parts with the signs between them, each `-` or `.`: `dt-9`.
        fileprivate(set) var whole: [UInt8] = []
        /// Where the parts stand in `whole`.
        fileprivate(set) var parts: [Range<Int>] = []
        /// Whether it names one thing as a whole: `DT-9`, `C16.10`, `COSME-A`, but not `веб-сайт`.
        var isCode: Bool { parts.count > 1 && (hasDigit || isUpperCase) && length <= longestWord }

        fileprivate var length = 0
        fileprivate var hasDigit = false
        fileprivate var isUpperCase = true

        fileprivate mutating func empty() {
            whole.removeAll(keepingCapacity: true)
            parts.removeAll(keepingCapacity: true)
            length = 0
            hasDigit = false
            isUpperCase = true
        }
    }

    /// Longer words are cut: nobody types them, and an index keeps them for ever.
    static let longestWord = 40

    private var group = Group()
    /// Where the word being read starts in the group, and its letters; `last` is the last one kept of it.
    private var start = 0
    private var length = 0
    private var last: Unicode.Scalar?
    private var hasCyrillic = false
    private var hasLatin = false
    /// A sign that joins if a letter follows: `-`, `.` or an apostrophe.
    private var pending: Unicode.Scalar?

    static func forEachGroup(in text: String, _ body: (Group) -> Void) {
        var splitter = WordSplitter()
        for scalar in text.unicodeScalars { splitter.take(scalar, body) }
        splitter.endGroup(body)
    }

    private mutating func take(_ scalar: Unicode.Scalar, _ body: (Group) -> Void) {
        if let letter = LetterFolding.shown(scalar) {
            if let sign = pending {
                if sign == "-" || sign == "." { join(with: sign) }
                pending = nil
            }
            append(letter, wasUpper: letter != scalar)
        } else if LetterFolding.isMark(scalar) {
            compose(with: scalar)
        } else if let sign = Self.sign(scalar), pending == nil, last != nil {
            pending = sign
        } else {
            endGroup(body)
        }
    }

    private mutating func append(_ letter: Unicode.Scalar, wasUpper: Bool) {
        let isDigit = LetterFolding.isDigit(letter)
        group.hasDigit = group.hasDigit || isDigit
        group.isUpperCase = group.isUpperCase && (wasUpper || isDigit)
        hasCyrillic = hasCyrillic || LetterFolding.isCyrillic(letter)
        hasLatin = hasLatin || LetterFolding.isLatin(letter)
        guard length < Self.longestWord else { return }
        length += 1
        group.whole.append(letter)
        last = letter
    }

    private mutating func compose(with mark: Unicode.Scalar) {
        guard let last else { return }
        let composed = LetterFolding.composed(last, with: mark)
        group.whole.removeLast(UTF8.width(last))
        group.whole.append(composed)
        self.last = composed
    }

    private mutating func join(with sign: Unicode.Scalar) {
        endWord()
        group.whole.append(sign)
        start = group.whole.count
    }

    private mutating func endWord() {
        if hasCyrillic, hasLatin { replaceLookAlikes() }
        group.parts.append(start..<group.whole.count)
        group.length += length
        start = group.whole.count
        length = 0
        last = nil
        hasCyrillic = false
        hasLatin = false
    }

    private mutating func replaceLookAlikes() {
        let word = String(decoding: group.whole[start...], as: UTF8.self)
        group.whole.removeSubrange(start...)
        for letter in word.unicodeScalars { group.whole.append(LetterFolding.lookAlikes[letter] ?? letter) }
    }

    private mutating func endGroup(_ body: (Group) -> Void) {
        pending = nil
        if last != nil { endWord() }
        guard !group.parts.isEmpty else { return }
        body(group)
        group.empty()
        start = 0
    }

    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "-", "\u{2010}", "\u{2011}": "-"
        case ".": "."
        case "'", "\u{2019}", "\u{2BC}", "`": "'"
        default: nil
        }
    }
}

extension [UInt8] {
    /// Appends the letter in UTF-8.
    mutating func append(_ letter: Unicode.Scalar) {
        switch letter.value {
        case ..<0x80: append(UInt8(letter.value))
        case ..<0x800:
            append(UInt8(0xC0 | letter.value >> 6))
            append(UInt8(0x80 | letter.value & 0x3F))
        default: append(contentsOf: UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
