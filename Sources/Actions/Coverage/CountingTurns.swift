/// Counting all firms takes every core and much memory: few count at the same time, and the others wait for their turn.
public actor CountingTurns {
    /// Too many wait already: try again in a moment.
    public struct Full: Error {}

    private static let mostWaiting = 50

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(atOnce count: Int = 2) { free = count }

    /// Does the work when its turn has come. Work must not wait for a turn itself.
    func take<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        if free > 0 {
            free -= 1
        } else {
            guard waiting.count < Self.mostWaiting else { throw Full() }
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
