/// An address that mail can be sent to, as its owner writes it.
public struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// RFC 5321: bytes of a path, at most.
    private static let longest = 254

    /// Spaces around it do not count. Nil when it cannot be an address; whether it is one, only mail can tell.
    ///
    /// Letters of any script may stand on both sides (RFC 6531); quotes, comments and address literals, which no provider hands out, are refused.
    public init?(_ text: String) {
        let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, trimmed.utf8.count <= Self.longest, (1...64).contains(parts[0].utf8.count)
        else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let locals = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel), locals.allSatisfy(Self.isAtom) else { return nil }
        description = trimmed
    }

    /// Enough for its owner to know it, too little for others: `m…@firm.by`.
    public var masked: String { "\(description.prefix(1))…\(description.drop { $0 != "@" })" }

    /// What makes two addresses the same for us: no provider tells capitals apart.
    public var key: String { description.lowercased() }

    private static func isAtom(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { isLetter($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0) }
    }

    private static func isLabel(_ text: some StringProtocol) -> Bool {
        (1...63).contains(text.utf8.count) && text.first != "-" && text.last != "-"
            && text.unicodeScalars.allSatisfy { isLetter($0) || $0 == "-" }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
