/// Notations of many firms, each list of them kept once.
struct WordColumn: Sendable {
    static let unknown: Int32 = -1
    static let notApplicable: Int32 = -2

    /// By firm: a place in `values`; below 0 where none is known.
    private(set) var codes: [Int32] = []
    private(set) var values: [[String]] = []
    private var known: [[String]: Int32] = [:]

    /// Sets what is known of the firm at `place`; those before it that nothing was said of are unknown.
    mutating func set(_ code: Int32, at place: Int) {
        pad(to: place)
        codes.append(code)
    }

    mutating func pad(to count: Int) {
        if codes.count < count { codes.append(contentsOf: repeatElement(Self.unknown, count: count - codes.count)) }
    }

    mutating func append(_ other: WordColumn, at place: Int) {
        pad(to: place)
        let renamed = other.values.map { code(of: $0) }
        codes += other.codes.map { $0 < 0 ? $0 : renamed[Int($0)] }
    }

    mutating func reorder(_ order: [Int32]) { codes = order.map { codes[Int($0)] } }

    /// The code of a list of notations, the same for the same list.
    mutating func code(of words: [String]) -> Int32 {
        if let code = known[words] { return code }
        let code = Int32(values.count)
        values.append(words)
        known[words] = code
        return code
    }

    subscript(place: Int) -> Known<[String]> {
        switch codes[place] {
        case Self.unknown: .unknown
        case Self.notApplicable: .notApplicable
        case let code: .known(values[Int(code)])
        }
    }
}
