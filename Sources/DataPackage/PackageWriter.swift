import Domain
import Foundation

extension CountryPackage {
    /// The files of the package. One whose content did not change since it was read is given back byte for byte.
    public func exportedFiles() throws -> [PackageFile] {
        let written = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        // What the old files say, to see which of them still say the same.
        let old = try CountryPackage(files: files)
        var exported: [PackageFile] = []

        func add<Value: Equatable>(_ path: String, _ now: Value, _ then: Value, _ text: () throws -> String) rethrows {
            if let original = written[path], now == then {
                exported.append(PackageFile(path: path, text: original))
            } else {
                exported.append(PackageFile(path: path, text: try text()))
            }
        }
        try add("package.yaml", country, old.country) { try country.dataValue.yamlText() }
        try add("sources.yaml", documents, old.documents) { try DataValue.list(documents.map(\.dataValue)).yamlText() }
        add("schemes.csv", schemes, old.schemes) {
            CSVFile.text(columns: PackageTables.schemes, rows: schemes.map(PackageTables.row))
        }
        let conceptFiles = Self.conceptFiles(concepts, in: files)
        let oldConceptFiles = Self.conceptFiles(old.concepts, in: files)
        for (path, concepts) in conceptFiles.sorted(by: { $0.key < $1.key }) {
            add(path, concepts, oldConceptFiles[path] ?? []) {
                CSVFile.text(columns: PackageTables.concepts, rows: concepts.map(PackageTables.row))
            }
        }
        add("mappings.csv", mappings, old.mappings) {
            CSVFile.text(columns: PackageTables.mappings, rows: mappings.map(PackageTables.row))
        }
        add("places.csv", places, old.places) {
            CSVFile.text(columns: PackageTables.places, rows: places.map(PackageTables.row))
        }
        let oldRecords = Dictionary(uniqueKeysWithValues: old.records.map { (Self.path(of: $0), $0.dataValue) })
        for record in records {
            let path = Self.path(of: record)
            try add(path, record.dataValue, oldRecords[path] ?? .null) { try record.dataValue.yamlText() }
        }
        // Outlines and notes have no other form than the file itself.
        let asTheyAre = files.filter { [.map, .notes].contains(PackagePart(path: $0.path)) }
        return (exported + asTheyAre).sorted { $0.path < $1.path }
    }

    private static func path(of record: any CatalogueRecord) -> String {
        "\(type(of: record).kind.rawValue)/\(record.id).yaml"
    }

    /// Concepts by the file they stand in: the one that held them, or one named after their scheme.
    private static func conceptFiles(_ concepts: [Concept], in files: [PackageFile]) -> [String: [Concept]] {
        var home: [String: String] = [:]
        for file in files where PackagePart(path: file.path) == .concepts {
            for line in file.text.split(whereSeparator: \.isNewline).dropFirst() {
                home[String(line.prefix { $0 != "," })] = file.path
            }
        }
        return Dictionary(grouping: concepts) { home[$0.notation] ?? "concepts/\($0.scheme).csv" }
    }
}

/// Writes files into a folder that is new or empty, all of them or a clear error.
public func write(_ files: [PackageFile], to folder: URL) throws {
    for file in files {
        let url = folder.appending(path: file.path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url, options: .atomic)
    }
}
