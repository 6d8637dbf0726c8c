import Dispatch
import Synchronization

/// Lends connections: at most `limit` at a time; who finds none waits in a line that is bounded in length and time.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresSession] = []
        var free: Int
        var line: [Waiter] = []
        var nextTicket = 0
    }

    private struct Waiter {
        let ticket: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let state: Mutex<State>
    private let clock = DispatchQueue(label: "postgres.waiting")
    private let patience: DispatchTimeInterval
    private let longestLine: Int
    private let connect: @Sendable () throws -> PostgresSession

    init(
        limit: Int, patience: DispatchTimeInterval = .seconds(5), longestLine: Int = 1000,
        connect: @escaping @Sendable () throws -> PostgresSession
    ) {
        state = Mutex(State(free: limit))
        self.patience = patience
        self.longestLine = longestLine
        self.connect = connect
    }

    /// Returns when a connection may be used; then `take`, `keep` and, once, `release`.
    func acquire() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let answer = state.withLock { state -> Result<Void, any Error>? in
                if state.free > 0 {
                    state.free -= 1
                    return .success(())
                }
                guard state.line.count < longestLine else {
                    return .failure(DatabaseError.timedOut("too many requests wait for a connection"))
                }
                let ticket = state.nextTicket
                state.nextTicket += 1
                state.line.append(Waiter(ticket: ticket, continuation: continuation))
                clock.asyncAfter(deadline: .now() + patience) { [weak self] in self?.giveUp(ticket) }
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    func release() {
        let next = state.withLock { state -> Waiter? in
            if state.line.isEmpty {
                state.free += 1
                return nil
            }
            return state.line.removeFirst()
        }
        next?.continuation.resume()
    }

    private func giveUp(_ ticket: Int) {
        let waiter = state.withLock { state in
            state.line.firstIndex { $0.ticket == ticket }.map { state.line.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: DatabaseError.timedOut("no connection became free"))
    }

    /// The connection used last, whose statements are prepared and pages warm, or a new one.
    func take() throws -> PostgresSession { try state.withLock { $0.idle.popLast() } ?? open() }

    func open() throws -> PostgresSession { try connect() }

    func keep(_ session: PostgresSession) { state.withLock { $0.idle.append(session) } }

    /// One lost connection means that the server went away, and the others with it.
    func discardIdle() {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            return state.idle
        }
        _ = idle  // closed here, outside the lock
    }
}
