import Actions
import ArgumentParser
import DataPackage
import Domain
import Foundation
import Store

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes the database ready for this version.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        try await reporting {
            let (settings, _) = try await options.open()
            print("The database is ready: \(settings.databaseURL.prefix { $0 != ":" })")
        }
    }
}

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks a country package, then loads all of it or nothing.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The language of messages: be, ru or en.")
    var language: Language = .en

    @Argument(help: "The folder of the package, such as Data/belarus.")
    var path: String

    func run() async throws {
        try await reporting {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw CommandError("Nothing was imported: there is no folder \(path).")
            }
            let package: CountryPackage
            do {
                package = try CountryPackage(folder: URL(filePath: path))
            } catch let error as PackageError {
                error.mistakes.forEach { complain($0.text(in: language)) }
                let rest = error.total > error.mistakes.count ? ", the first \(error.mistakes.count) of them above" : ""
                throw CommandError("Nothing was imported: \(error.total) mistakes\(rest).")
            }
            let (_, database) = try await options.open()
            let report = try await database.write { try $0.importPackage(package) }
            print(
                report.isEmpty
                    ? "Nothing changed: \(report.unchanged) records are as they were."
                    : "Imported: \(report.added) added, \(report.changed) changed, \(report.removed) removed, \(report.unchanged) as they were."
            )
        }
    }
}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes the country package back as files.")

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "A folder that does not exist yet or is empty.")
    var path: String

    func run() async throws {
        try await reporting {
            let folder = URL(filePath: path)
            let there = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            guard there.isEmpty else { throw CommandError("\(path) is not empty: choose another folder.") }
            let (_, database) = try await options.open()
            let package = try await database.read { try $0.storedPackage() }
            guard !package.country.code.isEmpty else {
                throw CommandError("There is nothing to export: import a package first.")
            }
            let files = try package.exportedFiles()
            try write(files, to: folder)
            print("Exported \(files.count) files to \(path).")
        }
    }
}
