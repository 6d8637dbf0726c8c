import Domain
import Secrets
import Store

/// The digests of the audit log, as hexadecimal digits in ASCII: the form in which they are stored, compared and
/// covered by others. Each entry has one; a seal has one that covers the seal before it and the digests of its entries.
enum AuditChain {
    typealias HexDigest = [UInt8]

    /// What comes before the first seal, and before the first entry of each.
    static let start = HexDigest(repeating: UInt8(ascii: "0"), count: 2 * Digest.length)

    static func digest(of entry: StoredEntry, at number: Int) -> HexDigest {
        var message = ChainMessage(.entry)
        message.add(number)
        for field in entry.fields { message.add(field) }
        return digest(of: message)
    }

    /// The digest of all entries of a seal up to one, from the digest of those before it.
    static func covering(_ earlier: HexDigest, and entry: HexDigest) -> HexDigest {
        Array(Digest.of(earlier + entry).hexadecimal.utf8)
    }

    /// `entries` is what covers the entries of the seal.
    static func digest(
        ofSeal fields: [ArraySlice<UInt8>?], after earlier: HexDigest, covering entries: HexDigest
    ) -> HexDigest {
        var message = ChainMessage(.seal)
        for field in fields { message.add(field) }
        message.add(earlier)
        message.add(entries)
        return digest(of: message)
    }

    private static func digest(of message: ChainMessage) -> HexDigest {
        Array(Digest.of(message.bytes).hexadecimal.utf8)
    }
}
