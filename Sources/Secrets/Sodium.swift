internal import CSodium

/// libsodium wants to be told once that it is going to be used.
enum Sodium {
    static let isReady: Void = {
        precondition(sodium_init() >= 0, "libsodium can be used")
    }()
}
