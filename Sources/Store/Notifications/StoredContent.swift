import Domain
import FoundationEssentials

/// A value of the domain as a column keeps it.
extension Encodable {
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension Decodable {
    init(json text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}
