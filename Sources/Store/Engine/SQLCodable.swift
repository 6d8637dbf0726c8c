import Domain
import FoundationEssentials

extension String: SQLCodable {
    public var sqlValue: SQLValue { .text(self) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension Int: SQLCodable {
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    public init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(let number): self.init(exactly: number)
        case .text(let text): self.init(text)  // PostgreSQL's sum of BIGINT is NUMERIC, which arrives as text
        case .null, .real, .blob: return nil
        }
    }
}

extension Double: SQLCodable {
    public var sqlValue: SQLValue { .real(self) }
    public init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(let number): self = Double(number)
        case .real(let number): self = number
        case .text(let text): self.init(text)
        case .null, .blob: return nil
        }
    }
}

extension Bool: SQLCodable {
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number != 0
    }
}

extension [UInt8]: SQLEncodable, SQLDecodable {
    public var sqlValue: SQLValue { .blob(self) }
    public init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

/// Instants are stored as `2026-03-01T09:30:00.000Z`: readable, sortable and groupable by prefix in both engines.
extension Date: SQLCodable {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    /// The style cuts off what follows the milliseconds, and what reads as .977 is a little less in binary.
    private static let halfMillisecond = 0.0005
    public var sqlValue: SQLValue { .text(storedText) }
    var storedText: String { addingTimeInterval(Self.halfMillisecond).formatted(Self.style) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue, let date = try? Date(text, strategy: Self.style) else { return nil }
        self = date.wholeMilliseconds
    }
}

/// Days are stored as `2026-03-01`.
extension Day: SQLCodable {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Identifier: SQLCodable {}
