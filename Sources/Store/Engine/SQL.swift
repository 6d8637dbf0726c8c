import Glibc

/// A statement with its bound values. Interpolation binds, it never pastes: `"… WHERE id = \(id)"` is safe.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case text(String)
        case value(SQLValue)
    }

    var parts: [Part]
    /// Whether it is worth preparing in spite of its many values.
    var isRepeated = false

    public init(stringLiteral text: String) { parts = [.text(text)] }
    public init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    init(parts: [Part]) { self.parts = parts }

    /// A text made by the engine's own code, never from what a person typed.
    init(trusted text: String) { parts = [.text(text)] }

    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []
        public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }
        public mutating func appendInterpolation(_ value: some SQLEncodable) { parts.append(.value(value.sqlValue)) }
        public mutating func appendInterpolation<Value: SQLEncodable>(_ value: Value?) {
            parts.append(.value(value?.sqlValue ?? .null))
        }
        public mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }
        /// A list for `IN (…)`. An empty one is `NULL`: nothing is in it (and `NOT IN` it is never true).
        public mutating func appendInterpolation(_ values: [some SQLEncodable]) {
            if values.isEmpty { parts.append(.text("NULL")) }
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value.sqlValue))
            }
        }
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    /// The text with the engine's placeholders, and the values in order.
    func rendered(placeholder: (Int) -> String) throws -> Rendered {
        var rendered = Rendered(isRepeated: isRepeated)
        for part in parts {
            switch part {
            case .text(let literal): rendered.text += literal
            case .value(let value):
                if case .text(let text) = value, text.hasNUL { throw DatabaseError.nulCharacter }
                rendered.values.append(value)
                rendered.text += placeholder(rendered.values.count)
            }
        }
        return rendered
    }

    struct Rendered {
        let isRepeated: Bool
        var text = ""
        var values: [SQLValue] = []
        /// Long lists come in too many lengths for a statement each.
        var isWorthKeeping: Bool { isRepeated || values.count <= 48 }
    }
}

extension String {
    fileprivate var hasNUL: Bool {
        let found = utf8.withContiguousStorageIfAvailable { letters in
            letters.baseAddress.map { memchr($0, 0, letters.count) != nil } ?? false
        }
        return found ?? utf8.contains(0)
    }
}
