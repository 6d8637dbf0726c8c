import Logging
import ServiceLifecycle
import Web

/// Keeps the tables of gaps counted and writes down what was looked for in vain, until the process is asked to stop.
struct GapsKeeper: ServiceLifecycle.Service {
    let services: Services
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await attempt("gaps counted", services.countGaps)
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: .seconds(60)) }
            await attempt("demand written", services.writeDemand)
        }
    }

    /// What fails is tried again the next time.
    private func attempt(_ name: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            // Cancelled when the server failed, which says why itself.
            if Task.isCancelled { return }
            logger.error("not done", metadata: ["work": "\(name)", "reason": "\(error)"])
        }
    }
}
