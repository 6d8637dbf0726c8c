/// Folds letters so that one word typed in different ways is one word.
enum LetterFolding {
    /// A letter or digit as it is shown in a suggestion: lower case, without stress marks. `nil` for anything else.
    static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A, 0x430...0x45F: return scalar
        case 0x41...0x5A, 0x410...0x42F: return Unicode.Scalar(scalar.value + 32)
        case 0x400...0x40F: return Unicode.Scalar(scalar.value + 80)
        case 0...0x7F: return nil
        default:
            guard isLetterOrDigit(scalar) else { return nil }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            return latinBase[lower] ?? lower
        }
    }

    /// A mark that belongs to the letter before it: `и` + breve is `й`, a stress mark is dropped.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value) || scalar.value == 0xAD
    }

    static func composed(_ letter: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar {
        switch (letter, mark) {
        case ("и", "\u{306}"): "й"
        case ("у", "\u{306}"): "ў"
        case ("е", "\u{308}"): "ё"
        case ("і", "\u{308}"): "ї"
        default: letter
        }
    }

    /// The form that is compared: `ё` is `е`, and Belarusian letters are typed as Russian ones often enough.
    static func compared(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter {
        case "ё": "е"
        case "і", "ї": "и"
        case "ў": "у"
        case "ґ": "г"
        default: letter
        }
    }

    /// Latin letters that look like Cyrillic ones and stand in a Cyrillic word: `станкi`.
    static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "c": "с", "e": "е", "i": "і", "k": "к", "m": "м", "o": "о", "p": "р", "t": "т", "x": "х", "y": "у",
    ]

    static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x400...0x52F).contains(scalar.value) }
    static func isLatin(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }

    /// Letters of the neighbours' alphabets without their marks: the rest of the world is kept as it is.
    private static let latinBase: [Unicode.Scalar: Unicode.Scalar] = {
        let bases: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("i", "ìíîïĩīĭįı"),
            ("l", "ĺļľłŀ"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
            ("u", "ùúûüũūŭůűų"), ("y", "ýÿ"), ("z", "źżž"),
        ]
        return Dictionary(
            bases.flatMap { base, letters in letters.unicodeScalars.map { ($0, base) } }, uniquingKeysWith: { $1 })
    }()
}
