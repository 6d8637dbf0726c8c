import Actions
import ArgumentParser
import Domain
import Foundation
import Hummingbird
import Logging
import NIOCore
import Store
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the pages and the API.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The port to listen on; PORT otherwise, else 8080.")
    var port: Int?

    @Option(help: "The address to listen on; HOST otherwise, else 127.0.0.1.")
    var host: String?

    func run() async throws {
        try await reporting {
            let (settings, database) = try await options.open()
            let logger = Logger(settings)
            let (host, port) = (host ?? settings.host, port ?? settings.port)
            var web = settings.web
            web.localURL = "http://\(host):\(port)"
            web.secretKey = try SecretKeyFile.key(at: settings.secretKeyFile)
            var register: BusinessRegister?
            if let file = settings.registerFile { register = try await Self.register(file, database) }
            let services = try Services(database: database, settings: web, register: register)
            var application = Application(
                router: makeRouter(services),
                configuration: .init(address: .hostname(host, port: port)),
                onServerRunning: { channel in
                    let address = "Smart Industry is at http://\(host):\(channel.localAddress?.port ?? port)\n"
                    // At once, also into a file or a pipe.
                    FileHandle.standardOutput.write(Data(address.utf8))
                },
                logger: logger)
            application.addServices(GapsKeeper(services: services, logger: logger))
            if settings.jobs.inServer {
                application.addServices(try JobWorker(settings, database, logger: logger))
            }
            do {
                try await application.runService()
            } catch let error as IOError where error.errnoCode == 98 {
                throw CommandError("Port \(port) is in use: stop the other program, or choose another with PORT.")
            }
        }
    }

    /// Read whole before anyone is served, against the notations of the catalogue.
    private static func register(_ file: String, _ database: any Database) async throws -> BusinessRegister {
        let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
        guard !catalogue.isEmpty else {
            throw CommandError("REGISTER_FILE: import a country package first; a register is checked against it.")
        }
        let reading = RegisterReading(path: file, language: .en)
        return BusinessRegister(
            try await reading.firms(catalogue.classification), day: try reading.day(in: catalogue.country))
    }
}
