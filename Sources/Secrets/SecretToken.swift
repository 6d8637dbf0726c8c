/// A secret that a person holds for us, in a cookie or a link. We keep its digest only: who reads the database cannot use it.
public struct SecretToken: Sendable {
    /// 43 letters, digits, `-` and `_`: 256 bits.
    public let text: String

    public init() { text = Base64URL.text(Random.bytes(32)) }

    /// The token a person sent; nil when it cannot be one.
    public init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.alphabet.contains) else { return nil }
        self.text = text
    }

    /// What is stored in its place.
    public var digest: String { Digest.of(text).hexadecimal }
}

/// RFC 4648, section 5, without padding.
public enum Base64URL {
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    public static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start...].prefix(3)
            let bits = part.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
            for place in 0...part.count {
                text.unicodeScalars.append(Unicode.Scalar(alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)]))
            }
        }
        return text
    }

    /// Nil when it holds another character, or ends in the middle of a byte.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count % 4 != 1 else { return nil }
        var (bytes, bits, count) = ([UInt8](), UInt32(0), 0)
        for letter in text.utf8 {
            guard let digit = alphabet.firstIndex(of: letter) else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
