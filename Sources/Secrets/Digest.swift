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
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: count * 2) { buffer in
            for (place, byte) in enumerated() {
                buffer[place * 2] = digits[Int(byte >> 4)]
                buffer[place * 2 + 1] = digits[Int(byte & 15)]
            }
            return count * 2
        }
    }

    /// Whether both are the same, in a time that does not tell where they differ.
    public func isEqualInConstantTime(to other: [UInt8]) -> Bool {
        count == other.count && sodium_memcmp(self, other, count) == 0
    }
}
