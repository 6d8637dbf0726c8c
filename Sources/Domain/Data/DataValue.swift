import FoundationEssentials

/// A value as a file or a request holds it, before it means something: the common form of YAML, JSON and stored records.
///
/// Objects keep the order of their fields, so that a record is written back as its author ordered it.
public indirect enum DataValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([DataValue])
    case object([Field])

    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: DataValue

        public init(_ name: String, _ value: DataValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value of a field of an object; nil for everything else.
    public subscript(name: String) -> DataValue? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }
}

extension DataValue: Codable {
    public init(from decoder: any Decoder) throws {
        // Texts are by far the most, and every wrong guess costs an error.
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .text(text)
        } else if let container = try? decoder.container(keyedBy: Key.self) {
            self = .object(
                try container.allKeys.map { Field($0.stringValue, try container.decode(DataValue.self, forKey: $0)) })
        } else if var container = try? decoder.unkeyedContainer() {
            var values: [DataValue] = []
            while !container.isAtEnd { values.append(try container.decode(DataValue.self)) }
            self = .list(values)
        } else {
            self = try Self.scalar(in: decoder.singleValueContainer())
        }
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> DataValue {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .boolean(flag) }
        if let integer = try? container.decode(Int.self) { return .integer(integer) }
        return .number(try container.decode(Double.self))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let fields):
            var container = encoder.container(keyedBy: Key.self)
            for field in fields { try container.encode(field.value, forKey: Key(stringValue: field.name)) }
        case .list(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .boolean(let flag): try container.encode(flag)
            case .integer(let integer): try container.encode(integer)
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            default: try container.encodeNil()
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
