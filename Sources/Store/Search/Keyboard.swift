/// The keyboards people type on: QWERTY and ЙЦУКЕН with its Belarusian variant, key by key.
enum Keyboard {
    private static let latin = ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,."]
    private static let russian = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]
    private static let belarusian = ["йцукенгшўзх'", "фывапролджэ", "ячсмітьбю"]

    private static let places: [Unicode.Scalar: (row: Int, column: Int)] = {
        var places: [Unicode.Scalar: (row: Int, column: Int)] = [:]
        for layout in [latin, russian] {
            for (row, keys) in layout.enumerated() {
                for (column, key) in keys.unicodeScalars.enumerated() { places[key] = (row, column) }
            }
        }
        return places
    }()

    /// Whether the keys touch in the same layout; the same key counts for both alphabets, which never mix in a word.
    static func areNeighbours(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        guard let a = places[one], let b = places[other] else { return false }
        return abs(a.row - b.row) <= 1 && abs(a.column - b.column) <= 1
    }

    /// What the same keys would have typed in other layouts.
    static func inOtherLayouts(_ text: String) -> [String] {
        let pairs = [(latin, russian), (latin, belarusian), (russian, latin), (belarusian, latin)]
        let lower = text.lowercased()
        var others: [String] = []
        for (from, to) in pairs {
            let keys = Dictionary(
                zip(from.joined().unicodeScalars, to.joined().unicodeScalars).map { ($0, $1) }, uniquingKeysWith: { $1 }
            )
            let other = String(String.UnicodeScalarView(lower.unicodeScalars.map { keys[$0] ?? $0 }))
            if other != lower, !others.contains(other) { others.append(other) }
        }
        return others
    }
}
