/// A seal of the audit log as somebody noted it elsewhere.
public enum SealName: Equatable, Sendable {
    case number(Int)
    /// In lowercase hexadecimal digits.
    case digest(String)

    /// A text as long as a digest is one, even if it has no letters.
    public init(_ text: String) {
        let number = text.utf8.count < 20 ? Int(text) : nil
        self = number.map(Self.number) ?? .digest(text.lowercased())
    }
}
