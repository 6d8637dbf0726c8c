import Domain
import Secrets
import Store
import Synchronization

/// A UUID made from a name (RFC 9562, version 5), so that a record keeps its UUID on every installation.
struct NameUUID {
    /// Ours; it never changes.
    private static let namespace: [UInt8] = [
        0x71, 0x38, 0xbb, 0x08, 0xca, 0xab, 0x4a, 0xfa, 0x80, 0xc8, 0xfa, 0xfc, 0xa1, 0x53, 0x4e, 0xc4,
    ]

    /// The UUID of a record, a concept or a place of a country: `["opportunities", "efse-loan"]`.
    static func text(of parts: [String], in country: Country) -> String {
        text(of: ([country.code] + parts).joined(separator: "/"))
    }

    /// In lower case, such as `59a39772-8ea4-5caf-bfa8-8ba4586c5a62` for `BY/opportunities/efse-loan`.
    static func text(of name: String, in namespace: [UInt8] = Self.namespace) -> String {
        var bytes = Array(SHA1.digest(of: namespace + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        var rest = Substring(digits)
        return [8, 4, 4, 4, 12].map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: "-")
    }
}

/// Which record a UUID names. It cannot be read back from it, so those of all are made once for each version of the catalogue.
final class NamedRecords: Sendable {
    private let known = Mutex<(version: Int, ids: [Kind: [String: String]])>((0, [:]))

    func identifier(
        _ uuid: String, _ kind: Kind, _ catalogue: Catalogue, in db: Connection
    ) throws -> String? {
        let wanted = uuid.lowercased()
        let found = known.withLock { $0.version == catalogue.version ? $0.ids[kind] : nil }
        if let found { return found[wanted] }
        let made = try db.records.addresses(kind, offset: 0, limit: .max).map { record in
            (NameUUID.text(of: [kind.rawValue, record.id], in: catalogue.country), record.id)
        }
        let ids = Dictionary(uniqueKeysWithValues: made)
        known.withLock { known in
            if known.version != catalogue.version { known = (catalogue.version, [:]) }
            known.ids[kind] = ids
        }
        return ids[wanted]
    }
}
