import Dispatch
import Synchronization

/// Makes and checks password hashes, one at a time and off the threads that serve pages: fifty who sign in at the same moment wait
/// for each other, and nobody else waits for them.
public final class PasswordQueue: Sendable {
    /// More than these wait in vain: it is an attack, or a machine that is far too small.
    private static let mostWaiting = 200

    private let queue = DispatchQueue(label: "passwords")
    private let waiting = Mutex(0)

    public init() {}

    /// Too many wait already: try again in a moment.
    public struct Full: Error {
        public init() {}
    }

    public func hash(_ password: String) async throws -> String {
        try await run { PasswordHash(of: password).text }
    }

    /// Whether the password is that of the hash. Without a hash it takes as long, so that nobody learns by waiting who has an account.
    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await run {
            let matches = PasswordHash(stored: hash ?? Self.nobodysHash).matches(password)
            return hash != nil && matches
        }
    }

    private static let nobodysHash = PasswordHash(of: SecretToken().text).text

    private func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async throws -> Value {
        try waiting.withLock { waiting in
            guard waiting < Self.mostWaiting else { throw Full() }
            waiting += 1
        }
        defer { waiting.withLock { $0 -= 1 } }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }
}
