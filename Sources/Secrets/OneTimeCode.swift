/// The six digits that an authenticator shows for thirty seconds (RFC 6238, as all of them speak it: HMAC-SHA-1).
public struct OneTimeCode: Sendable {
    public static let period = 30
    private let secret: [UInt8]

    /// The secret that the authenticator was given; 20 bytes where it is ours.
    public init(secret: [UInt8]) { self.secret = secret }

    /// The period an instant is in; `seconds` since 1970.
    public static func step(at seconds: Int) -> Int { seconds / period }

    /// The code of a period.
    public func text(at step: Int, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let code = SHA1.code(of: counter, key: secret)
        let start = Int(code[19] & 15)
        let number = code[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(1) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The period that a code belongs to: the present one, or its neighbours where the clocks differ. A period that was
    /// used, and any before it, counts no more.
    public func step(of code: String, at seconds: Int, after used: Int?) -> Int? {
        let now = Self.step(at: seconds)
        var found: Int?
        for step in (now - 1)...(now + 1) where step > used ?? .min {
            if Array(text(at: step).utf8).isEqualInConstantTime(to: Array(code.utf8)) { found = found ?? step }
        }
        return found
    }
}

/// RFC 4648, section 6, without padding: how a person types the secret into an authenticator.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    public static func text(_ bytes: [UInt8]) -> String {
        var (text, bits, count) = ("", UInt32(0), 0)
        for byte in bytes + (bytes.count % 5 == 0 ? [] : [0]) {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.unicodeScalars.append(Unicode.Scalar(alphabet[Int(bits >> UInt32(count) & 31)]))
            }
        }
        return String(text.prefix((bytes.count * 8 + 4) / 5))
    }
}
