import ArgumentParser
import Dispatch
import Domain
import Foundation
import Outside
import Store
import Synchronization

struct CheckLinks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-links", abstract: "Visits the addresses of portals and records whether they answer.",
        discussion: "Needs the internet, and so nothing does it unasked. Every visit is kept; a page shows the latest.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The kind of record whose addresses are visited.")
    var kind: String = Kind.portals.rawValue

    @Option(help: "Seconds to wait for one address, 1 to 120.")
    var patience: Int = 20

    @Flag(help: "Visits addresses of this machine and of the network around it, too, or by a proxy that stands there.")
    var privateAddresses = false

    /// Addresses visited at once.
    private static let atOnce = 4

    func validate() throws {
        guard Kind(rawValue: kind) != nil else {
            throw ValidationError("--kind is one of: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        guard (1...120).contains(patience) else { throw ValidationError("--patience is 1 to 120 seconds.") }
    }

    func run() async throws {
        try await reporting {
            let (_, database) = try await options.open()
            guard let kind = Kind(rawValue: kind) else { return }
            let links = try await database.read { db in
                try db.records.all(kind).compactMap { record in record.core.url.map { (id: record.id, address: $0) } }
            }
            let visits = visitAll(links.map(\.address))
            for (link, visit) in zip(links, visits) {
                try await database.write { try $0.linkVisits.save(visit, of: kind, link.id) }
                print("\(visit.isAlive ? "✓" : "✗") \(link.id): \(Self.text(visit))")
            }
            let dead = visits.count { !$0.isAlive }
            print("\(visits.count) addresses visited, \(dead) of them did not answer as they should.")
        }
    }

    private func visitAll(_ addresses: [String]) -> [LinkVisit] {
        let visitor = WebVisitor(patience: patience, visitsPrivateAddresses: privateAddresses)
        let bar = ProgressBar("Visiting")
        defer { bar.end() }
        let found = Mutex<[Int: LinkVisit]>([:])
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = Self.atOnce
        for (place, address) in addresses.enumerated() {
            queue.addOperation {
                let visit = visitor.visit(address, at: .now)
                let done = found.withLock { found in
                    found[place] = visit
                    return found.count
                }
                bar.show(Double(done) / Double(addresses.count))
            }
        }
        queue.waitUntilAllOperationsAreFinished()
        return found.withLock { found in addresses.indices.compactMap { found[$0] } }
    }

    private static func text(_ visit: LinkVisit) -> String {
        let what =
            switch visit.outcome {
            case .answered(let status): "\(status)"
            case .failed(let failure): failure.rawValue
            }
        return "\(visit.address) \(what) in \(visit.milliseconds) ms"
            + (visit.finalAddress.map { ", leads to \($0)" } ?? "")
    }
}
