import ArgumentParser
import Domain
import Foundation
import Store

/// Options of every command that opens the database.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "Where the data is: sqlite:PATH or postgresql://HOST/NAME.")
    var database: String?

    @Option(help: "A YAML file with settings; the environment wins over it.")
    var config: String?

    /// The settings, and the database they name, ready for this version of the program.
    func open() async throws -> (settings: Settings, database: any Database) {
        let settings = try await Settings(file: config, database: database)
        let database = try openDatabase(url: settings.databaseURL)
        try await database.migrate()
        return (settings, database)
    }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

extension Language: ExpressibleByArgument {}

/// Runs a command; what was refused is said on standard error, with exit status 1.
func reporting(_ run: () async throws -> Void) async throws {
    do {
        try await run()
    } catch let error as CommandError {
        complain(error.description)
        throw ExitCode(1)
    } catch let error as DatabaseError {
        complain(error.description)
        throw ExitCode(1)
    }
}

func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// The text of a file, or of standard input for `-`; at most 1 MB.
func readText(_ path: String) throws -> String {
    let limit = 1 << 20
    let handle: FileHandle
    if path == "-" {
        handle = .standardInput
    } else {
        guard let file = FileHandle(forReadingAtPath: path) else { throw CommandError("There is no file \(path).") }
        handle = file
    }
    let data = try handle.read(upToCount: limit + 1) ?? Data()
    guard data.count <= limit else {
        throw CommandError("\(path) is larger than 1 MB: a firm is described in a few lines.")
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw CommandError("\(path) is not UTF-8 text.") }
    return text
}
