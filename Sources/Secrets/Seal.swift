internal import CSodium

/// Encrypts what has to be read again, such as the secret of a second factor (XSalsa20-Poly1305).
public struct Seal: Sendable {
    public static let keyLength = 32
    private let key: [UInt8]

    /// The key has 32 bytes.
    public init?(key: [UInt8]) {
        guard key.count == Self.keyLength else { return nil }
        _ = Sodium.isReady
        self.key = key
    }

    /// The nonce, then what is sealed.
    public func seal(_ bytes: [UInt8]) -> [UInt8] {
        let nonce = Random.bytes(Int(crypto_secretbox_NONCEBYTES))
        var sealed = [UInt8](repeating: 0, count: bytes.count + Int(crypto_secretbox_MACBYTES))
        crypto_secretbox_easy(&sealed, bytes, UInt64(bytes.count), nonce, key)
        return nonce + sealed
    }

    /// Nil when it was not sealed with this key, or was changed.
    public func open(_ sealed: [UInt8]) -> [UInt8]? {
        let (nonce, mac) = (Int(crypto_secretbox_NONCEBYTES), Int(crypto_secretbox_MACBYTES))
        guard sealed.count >= nonce + mac else { return nil }
        let content = Array(sealed[nonce...])
        var bytes = [UInt8](repeating: 0, count: content.count - mac)
        let code = crypto_secretbox_open_easy(&bytes, content, UInt64(content.count), Array(sealed[..<nonce]), key)
        return code == 0 ? bytes : nil
    }
}
