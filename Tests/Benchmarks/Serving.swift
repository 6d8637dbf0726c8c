import Foundation
import Hummingbird
import Logging
import NIOCore
import Store
import Web

/// The other half of `ServedPlatform`: serves until its standard input ends, with an empty route on a port of its own.
enum Serving {
    static func run(_ place: DatabasePlace) async throws {
        stopWithParent()
        let database = try place.open()
        try await database.migrate()
        var settings = Services.Settings()
        settings.searchesPerMinute = 0
        settings.submissionsPerMinute = 0
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let platform = Application(
            router: makeRouter(try Services(database: database, settings: settings)), configuration: local,
            onServerRunning: { report("platform", $0) }, logger: logger)
        let emptyRouter = Router()
        emptyRouter.get("empty") { _, _ in Response(status: .ok) }
        let empty = Application(
            router: emptyRouter, configuration: local, onServerRunning: { report("empty", $0) }, logger: logger)
        async let other: Void = empty.run()
        try await platform.run()
        try await other
    }

    private static let local = ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))

    private static func report(_ name: String, _ channel: any Channel) {
        FileHandle.standardOutput.write(Data("\(name) \(channel.localAddress?.port ?? 0)\n".utf8))
    }

    private static func stopWithParent() {
        Thread.detachNewThread {
            while !FileHandle.standardInput.availableData.isEmpty {}
            exit(0)
        }
    }
}

extension DatabasePlace {
    func open() throws -> any Database {
        schema.isEmpty ? try openDatabase(url: url) : try PostgresDatabase(url: url, schema: schema)
    }
}
