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
}
