internal import CSodium

/// BLAKE2b with 32 bytes (RFC 7693): what a chain is made of, and what is kept of a secret.
public enum Digest {
    public static let length = 32

    public static func of(_ bytes: [UInt8], key: [UInt8] = []) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        crypto_generichash(&digest, length, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
        return digest
    }

    public static func of(_ text: String) -> [UInt8] { of(Array(text.utf8)) }
}

extension [UInt8] {
    /// In lower case, two digits a byte.
    public var hexadecimal: String {
        String(unsafeUninitializedCapacity: count * 2) { buffer in
            for (place, byte) in enumerated() {
                buffer[place * 2] = hexadecimalDigits[Int(byte >> 4)]
                buffer[place * 2 + 1] = hexadecimalDigits[Int(byte & 15)]
            }
            return count * 2
        }
    }

    /// Two digits a byte, in lower case; nil for anything else.
    public init?(hexadecimal text: ArraySlice<UInt8>) {
        func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        guard text.count.isMultiple(of: 2) else { return nil }
        self = []
        reserveCapacity(text.count / 2)
        var place = text.startIndex
        while place < text.endIndex {
            guard let high = value(text[place]), let low = value(text[place + 1]) else { return nil }
            append(high << 4 | low)
            place += 2
        }
    }

    /// Whether both are the same, in a time that does not tell where they differ.
    public func isEqualInConstantTime(to other: [UInt8]) -> Bool {
        count == other.count && sodium_memcmp(self, other, count) == 0
    }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)
