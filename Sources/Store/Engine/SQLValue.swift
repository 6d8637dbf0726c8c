/// A value as both engines know it.
public enum SQLValue: Equatable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    var kind: String {
        switch self {
        case .null: "NULL"
        case .integer: "integer"
        case .real: "real number"
        case .text: "text"
        case .blob: "blob"
        }
    }
}

/// A type whose values can be bound in a statement.
public protocol SQLEncodable: Sendable {
    var sqlValue: SQLValue { get }
}

/// A type that can be read from a row; the initializer fails for a value that is none of its own.
public protocol SQLDecodable {
    init?(sqlValue: SQLValue)
}

public typealias SQLCodable = SQLEncodable & SQLDecodable

extension SQLValue: SQLCodable {
    public var sqlValue: SQLValue { self }
    public init?(sqlValue: SQLValue) { self = sqlValue }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    public init?(sqlValue: SQLValue) {
        if sqlValue == .null {
            self = .none
        } else if let wrapped = Wrapped(sqlValue: sqlValue) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }
}

extension SQLEncodable where Self: RawRepresentable, RawValue: SQLEncodable {
    public var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLDecodable where Self: RawRepresentable, RawValue: SQLDecodable {
    public init?(sqlValue: SQLValue) {
        guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: raw)
    }
}
