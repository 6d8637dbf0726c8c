import Domain
import FoundationEssentials

extension DataValue {
    /// The value as JSON text with its keys in order of the alphabet, so that equal values have equal texts.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    public init(json text: String) throws {
        self = try JSONDecoder().decode(DataValue.self, from: Data(text.utf8))
    }

    /// Only these fields of an object, as far as it has them: to pass over the others costs little.
    init(json text: String, only fields: [String]) throws {
        self = try JSONDecoder().decode(ChosenFields.self, from: Data(text.utf8), configuration: fields).value
    }
}

private struct ChosenFields: DecodableWithConfiguration {
    let value: DataValue

    init(from decoder: any Decoder, configuration fields: [String]) throws {
        let container = try decoder.container(keyedBy: Key.self)
        value = .object(
            try fields.compactMap { name in
                try container.decodeIfPresent(DataValue.self, forKey: Key(stringValue: name)).map { .init(name, $0) }
            })
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
