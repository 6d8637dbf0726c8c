/// What a digest of the audit chain covers: fields, each behind its length, so that no two lists of fields have the
/// same bytes.
///
///     1 byte   version of this form: 1
///     1 byte   1 for an entry, 2 for a seal
///     fields   4 bytes of length, the highest first, then as many bytes; FFFFFFFF and no bytes for none
///
/// A field is the text of a column in UTF-8, with numbers in decimal digits, or a digest of 32 bytes.
public struct ChainMessage {
    public enum Kind: UInt8, Sendable { case entry = 1, seal }

    public private(set) var bytes: [UInt8]
    private static let version: UInt8 = 1
    private static let usualLength = 512

    public init(_ kind: Kind) {
        bytes = []
        bytes.reserveCapacity(Self.usualLength)
        bytes.append(Self.version)
        bytes.append(kind.rawValue)
    }

    public mutating func add(_ field: ArraySlice<UInt8>?) {
        addLength(field.map { UInt32($0.count) } ?? .max)
        if let field { bytes.append(contentsOf: field) }
    }

    public mutating func add(_ digest: [UInt8]) { add(digest[...]) }

    public mutating func add(_ number: Int) { add(Array(String(number).utf8)[...]) }

    private mutating func addLength(_ length: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }
}
