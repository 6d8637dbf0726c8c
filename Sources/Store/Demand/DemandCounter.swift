import Domain
import Synchronization

/// Counts in memory what was looked for in vain, so that no reader waits for a write; now and then somebody writes it down.
public final class DemandCounter: Sendable {
    private let counts = Mutex<[UnmetDemand: Int]>([:])

    public init() {}

    public func note(_ demands: Set<UnmetDemand>) {
        counts.withLock { counts in
            for demand in demands { counts[demand, default: 0] += 1 }
        }
    }

    /// Writes down what has been counted. When that fails, it stays counted and the error is thrown.
    public func write(to database: any Database) async throws {
        let taken = counts.withLock { counts in
            defer { counts = [:] }
            return counts
        }
        guard !taken.isEmpty else { return }
        do {
            try await database.write { try $0.unmetDemands.add(taken) }
        } catch {
            counts.withLock { $0.merge(taken, uniquingKeysWith: +) }
            throw error
        }
    }
}
