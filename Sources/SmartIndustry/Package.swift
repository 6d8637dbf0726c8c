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

    @Flag(help: "Only show what would change.")
    var dryRun = false

    @Flag(help: "What becomes of records that editors changed or removed; without it nothing is imported then.")
    var edits: Edits?

    enum Edits: String, EnumerableFlag {
        case keepEdits, replaceEdits

        static func help(for edits: Edits) -> ArgumentHelp? {
            switch edits {
            case .keepEdits: "Leave what editors changed or removed as it is, and import the rest."
            case .replaceEdits: "Put the package in the place of what editors did; their text stays in the history."
            }
        }

        fileprivate var atImport: EditsAtImport { self == .keepEdits ? .keep : .replace }
    }

    @Argument(help: "The folder of the package, such as Data/belarus.")
    var path: String

    func run() async throws {
        try await reporting {
            do {
                try await load()
            } catch let error as EditsAtStake {
                error.records.forEach {
                    complain("\($0) was changed or removed on the platform and says something else than the package.")
                }
                throw CommandError(
                    "Nothing was imported: say --keep-edits or --replace-edits, or export first and bring the changes into the package."
                )
            } catch let error as RemovedYetNamed {
                error.records.forEach {
                    complain("\($0) was removed on the platform, and other records of the package name it.")
                }
                throw CommandError(
                    "Nothing was imported: take these references out of the package, or say --replace-edits.")
            } catch let error as PackageError {
                error.mistakes.forEach { complain($0.text(in: language)) }
                let rest = error.total > error.mistakes.count ? ", the first \(error.mistakes.count) of them above" : ""
                throw CommandError("Nothing was imported: \(error.total) mistakes\(rest).")
            } catch let mistake as FileMistake {
                complain(mistake.text(in: language))
                throw CommandError("Nothing was imported.")
            }
        }
    }

    private func load() async throws {
        let package = try read()
        let (_, database) = try await options.open()
        if dryRun {
            let (changes, parts, edited) = try await database.read { db in
                let refused = try db.usedVersionsChanged(by: package)
                guard refused.isEmpty else { throw PackageError(refused) }
                return (try db.changes(by: package), try db.changedParts(by: package), try db.editsAtStake(by: package))
            }
            return ChangeReport(changes, parts: parts, edited: edited).print()
        }
        let bar = ProgressBar("Writing")
        let edits = edits?.atImport ?? .refuse
        let report = try await database.write { try $0.importPackage(package, edits: edits, progress: bar.show) }
        bar.end()
        print(
            report.isEmpty
                ? "Nothing changed: \(report.unchanged) records are as they were."
                : "Imported: \(report.added) added, \(report.changed) changed, \(report.removed) removed, \(report.unchanged) as they were.\(report.parts.isEmpty || report.added == package.records.count ? "" : " Changed, too: \(report.parts.joined(separator: ", ")).")"
        )
        try await remark(on: package, database)
    }

    private func read() throws -> CountryPackage {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw CommandError("Nothing was imported: there is no folder \(path).")
        }
        let bar = ProgressBar("Reading")
        defer { bar.end() }
        return try CountryPackage(folder: URL(filePath: path), progress: bar.show)
    }

    /// What a person should look at, though nothing is wrong with it.
    private func remark(on package: CountryPackage, _ database: any Database) async throws {
        for pair in LikelyDuplicate.pairs(in: package.records).prefix(Self.mostRemarks) {
            print("Likely twice: \(pair.kind.rawValue)/\(pair.second) says the same as \(pair.first).")
        }
        let checks = try await database.read { db in
            try ClaimChecks(try db.records.all(Indicator.self)) { kind, notations, naming in
                try db.records.count(kind, carrying: notations, naming: naming)
            }
        }
        for check in checks.all.filter({ !$0.agrees }).prefix(Self.mostRemarks) {
            let figures = check.figures.map { "\($0)" }.joined(separator: ", ")
            print(
                "Does not add up: indicators/\(check.indicator), claim \(check.claim.id): "
                    + "the source says \(check.stated), the figures\(figures.isEmpty ? "" : " (\(figures))") give \((check.computed * 100).rounded() / 100)."
            )
        }
    }

    private static let mostRemarks = 50
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
