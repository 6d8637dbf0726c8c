/// A code on paper for the day the authenticator is lost; each works once.
public struct RecoveryCode: Sendable {
    /// Without letters that look like others (Crockford's base 32).
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    private static let length = 12
    /// How many a person gets.
    public static let count = 10

    /// Such as `k3f9-2mzx-7qpa`: 60 bits.
    public let text: String

    public init() {
        let letters = (0..<Self.length).map { _ in Self.alphabet[Int(Random.number(below: 32))] }
        text = stride(from: 0, to: Self.length, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// The code as a person typed it: capitals, spaces and hyphens do not count, and neither does o for 0 or l for 1. Nil when it cannot be one.
    public init?(_ typed: String) {
        let letters = typed.lowercased().filter { $0 != "-" && $0 != " " }
            .map { ["o": "0", "i": "1", "l": "1"][$0] ?? $0 }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = stride(from: 0, to: Self.length, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// What is stored in its place.
    public var digest: String { Digest.of(text).hexadecimal }
}
