internal import CSodium

/// Numbers that nobody can guess, from the system.
public enum Random {
    public static func bytes(_ count: Int) -> [UInt8] {
        _ = Sodium.isReady
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// A number below `limit`, each as likely as the other.
    public static func number(below limit: UInt32) -> UInt32 {
        _ = Sodium.isReady
        return randombytes_uniform(limit)
    }
}
