extension Instrument {
    /// Where an instrument asks or counts otherwise than it did: JSON pointers. Words, advice and what helps may be corrected; all else
    /// belongs to the version.
    public func changedRules(since before: Instrument) -> [String] {
        Self.rules.flatMap { name in
            Self.differences(before.dataValue[name] ?? .null, dataValue[name] ?? .null, at: "/\(name)")
        }
    }

    private static let rules = ["range", "total", "bands", "dimensions", "questions"]

    /// Parts that say what a score means and what to do then, and from where answers are taken over.
    private static let words: Set = ["interpretations", "concepts", "reuse"]

    private static func differences(_ before: DataValue, _ after: DataValue, at pointer: String) -> [String] {
        if before == after || isWords(before) && isWords(after) { return [] }
        switch (before, after) {
        case (.list(let old), .list(let new)):
            if old.count != new.count { return [pointer] }
            return zip(old, new).enumerated().flatMap { differences($1.0, $1.1, at: "\(pointer)/\($0)") }
        // A condition can be written in more ways than it is kept in: it is named as a whole.
        case (.object, .object) where before["question"] != nil: return [pointer]
        case (.object(let old), .object(let new)):
            return (new + old).map(\.name).uniqued.filter { !words.contains($0) }.flatMap { name in
                differences(before[name] ?? .null, after[name] ?? .null, at: "\(pointer)/\(name)")
            }
        default: return [pointer]
        }
    }

    /// A text in several languages, or none.
    private static func isWords(_ value: DataValue) -> Bool {
        switch value {
        case .null: true
        case .object(let fields): !fields.isEmpty && fields.allSatisfy { Language(rawValue: $0.name) != nil }
        default: false
        }
    }
}
