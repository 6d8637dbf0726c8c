import Domain
import Secrets
import Store

/// The digests of the audit log. Each entry has one of its own; that of a seal covers the digests of its entries, in
/// their order, and the seal before it. They are stored in hexadecimal digits.
enum AuditChain {
    /// What comes before the first seal, and before the first entry of each.
    static let start = [UInt8](repeating: 0, count: Digest.length)

    static func digest(of entry: StoredEntry, at number: Int) -> [UInt8] {
        var message = ChainMessage(.entry)
        message.add(number)
        for field in entry.fields { message.add(field) }
        return Digest.of(message.bytes)
    }

    /// What covers the entries of a seal up to one, from what covers those before it.
    static func covering(_ earlier: [UInt8], and entry: [UInt8]) -> [UInt8] { Digest.of(earlier + entry) }

    /// `entries` is what covers the entries of the seal.
    static func digest(
        ofSeal fields: [ArraySlice<UInt8>?], after earlier: [UInt8], covering entries: [UInt8]
    ) -> [UInt8] {
        var message = ChainMessage(.seal)
        for field in fields { message.add(field) }
        message.add(earlier)
        message.add(entries)
        return Digest.of(message.bytes)
    }
}
