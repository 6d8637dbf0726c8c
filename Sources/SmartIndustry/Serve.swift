import ArgumentParser
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
            let services = try Services(database: database, settings: web)
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
}
