import Domain

/// Where to go on after signing in: a page of this site, whatever a link from elsewhere says.
struct ReturnPath: Sendable {
    /// Such as `/be/my`.
    let path: String

    static let field = "next"

    /// Nil for an address that leads away, or is none of ours.
    init?(_ text: String?) {
        guard let text, text.utf8.count <= 1000, text.hasPrefix("/"),
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }),
            let first = text.dropFirst().prefix(while: { $0 != "/" && $0 != "?" }) as Substring?,
            Language(rawValue: String(first)) != nil
        else { return nil }
        path = text
    }
}
