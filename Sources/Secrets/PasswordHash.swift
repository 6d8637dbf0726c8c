internal import CSodium

/// argon2id (RFC 9106) with the parameters that OWASP recommends: 19 MiB, two passes, one lane.
public struct PasswordHash: Sendable {
    private static let passes: UInt64 = 2
    private static let memory = 19 * 1024 * 1024

    /// `$argon2id$v=19$m=19456,t=2,p=1$…`: all that is needed to check a password, and nothing of it.
    public let text: String

    /// A hash that was stored.
    public init(stored text: String) { self.text = text }

    /// Takes some 30 ms and 19 MiB: run it where few run at once.
    public init(of password: String) {
        _ = Sodium.isReady
        let password = Array(password.utf8CString.dropLast())
        var buffer = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let code = crypto_pwhash_str(&buffer, password, UInt64(password.count), Self.passes, Self.memory)
        precondition(code == 0, "there is memory for a password hash")
        text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// As dear as making a hash.
    public func matches(_ password: String) -> Bool {
        _ = Sodium.isReady
        let password = Array(password.utf8CString.dropLast())
        return crypto_pwhash_str_verify(text, password, UInt64(password.count)) == 0
    }

    /// Made with other parameters than today's: make it anew when the password is known again.
    public var isOutdated: Bool { crypto_pwhash_str_needs_rehash(text, Self.passes, Self.memory) != 0 }
}
