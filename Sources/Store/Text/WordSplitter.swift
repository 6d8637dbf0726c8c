/// Cuts a text into words as they are shown: lower case, without stress marks and inner apostrophes.
struct WordSplitter {
    /// Parts that stand together: `станки` alone, `dt` and `9` of `DT-9`.
    struct Group: Equatable {
        var parts: [String] = []
        /// The signs between the parts, each `-` or `.`.
        var joints: [Character] = []
        /// Whether it names one thing as a whole: `DT-9`, `C16.10`, `COSME-A`, but not `веб-сайт`.
        var isCode: Bool {
            parts.count > 1 && (hasDigit || isUpperCase) && parts.reduce(0) { $0 + $1.unicodeScalars.count } <= 40
        }
        fileprivate var hasDigit = false
        fileprivate var isUpperCase = true
    }

    /// Longer words are cut: nobody types them, and an index keeps them for ever.
    static let longestWord = 40

    private var group = Group()
    private var word = String.UnicodeScalarView()
    private var hasCyrillic = false
    /// A sign that joins if a letter follows: `-`, `.` or an apostrophe.
    private var pending: Unicode.Scalar?
    private var length = 0

    static func forEachGroup(in text: String, _ body: (Group) -> Void) {
        var splitter = WordSplitter()
        for scalar in text.unicodeScalars { splitter.take(scalar, body) }
        splitter.endGroup(body)
    }

    private mutating func take(_ scalar: Unicode.Scalar, _ body: (Group) -> Void) {
        if let letter = LetterFolding.shown(scalar) {
            if let joint = pending {
                if joint == "-" || joint == "." { endWord(joint: Character(joint)) }
                pending = nil
            }
            append(letter, wasUpper: letter != scalar)
        } else if LetterFolding.isMark(scalar) {
            if let last = word.popLast() { word.append(LetterFolding.composed(last, with: scalar)) }
        } else if let sign = Self.sign(scalar), pending == nil, !word.isEmpty {
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
        length += 1
        if length <= Self.longestWord { word.append(letter) }
    }

    private mutating func endWord(joint: Character?) {
        guard !word.isEmpty else { return }
        if hasCyrillic {
            word = String.UnicodeScalarView(word.map { LetterFolding.lookAlikes[$0] ?? $0 })
        }
        group.parts.append(String(word))
        if let joint { group.joints.append(joint) }
        word = String.UnicodeScalarView()
        hasCyrillic = false
        length = 0
    }

    private mutating func endGroup(_ body: (Group) -> Void) {
        pending = nil
        endWord(joint: nil)
        if !group.parts.isEmpty { body(group) }
        group = Group()
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
