import Domain
import Foundation

extension CountryPackage {
    /// The files of the package. One whose content did not change since it was read is given back byte for byte.
    public func exportedFiles() throws -> [PackageFile] {
        let written = try Dictionary(files.map { ($0.path, try $0.text) }) { first, _ in first }
        // What the old files say, to see which of them still say the same.
        let old = CountryPackage(checkedFiles: files)
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
        let conceptFiles = try Self.conceptFiles(concepts, in: files)
        let oldConceptFiles = try Self.conceptFiles(old.concepts, in: files)
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
        let homes = try RecordHomes(files)
        let oldRecords = homes.grouped(old.records)
        for (path, records) in homes.grouped(records).sorted(by: { $0.key < $1.key }) {
            try add(path, records, oldRecords[path] ?? []) {
                try homes.isList(path) ? DataValue.list(records).yamlText() : records[0].yamlText()
            }
        }
        // Surveys, outlines and notes have no other form than the file itself.
        let asTheyAre = files.filter { [.surveys, .population, .map, .notes].contains(PackagePart(path: $0.path)) }
        return (exported + asTheyAre).sorted { $0.path < $1.path }
    }

    /// Concepts by the file they stand in: the one that held them, or one named after their scheme.
    private static func conceptFiles(_ concepts: [Concept], in files: [PackageFile]) throws(FileMistake)
        -> [String: [Concept]]
    {
        var home: [String: String] = [:]
        for file in files where PackagePart(path: file.path) == .concepts {
            for line in try file.text.split(whereSeparator: \.isNewline).dropFirst() {
                home[String(line.prefix { $0 != "," })] = file.path
            }
        }
        return Dictionary(grouping: concepts) { home[$0.notation] ?? "concepts/\($0.scheme).csv" }
    }
}

/// Which file of a package holds a record.
private struct RecordHomes {
    private var paths: [String: String] = [:]
    private var lists: Set<String> = []
    /// Where a record stands among those of its file.
    private var positions: [String: Int] = [:]

    init(_ files: [PackageFile]) throws(FileMistake) {
        for file in files {
            guard case .records(let kind)? = PackagePart(path: file.path) else { continue }
            let ids = PackagePart.identifiers(in: try file.text, of: file.path)
            for (position, id) in ids.enumerated() {
                paths["\(kind.rawValue)/\(id)"] = file.path
                positions["\(kind.rawValue)/\(id)"] = position
            }
            if ids.first.map({ file.path != "\(kind.rawValue)/\($0).yaml" }) ?? true { lists.insert(file.path) }
        }
    }

    func isList(_ path: String) -> Bool { lists.contains(path) }

    /// The records of each file as data; in a list each starts with its `id`. A new record gets a file of its own.
    func grouped(_ records: [any CatalogueRecord]) -> [String: [DataValue]] {
        var grouped: [String: [DataValue]] = [:]
        let named = records.map { (name: "\(type(of: $0).kind.rawValue)/\($0.id)", record: $0) }
        let inOrder = named.sorted {
            (positions[$0.name] ?? .max, $0.name) < (positions[$1.name] ?? .max, $1.name)
        }
        for (name, record) in inOrder {
            let path = paths[name] ?? "\(name).yaml"
            var value = record.dataValue
            if isList(path), case .object(let fields) = value {
                value = .object([.init("id", .text(record.id))] + fields)
            }
            grouped[path, default: []].append(value)
        }
        return grouped
    }
}

/// Writes files into a folder that is new or empty, all of them or a clear error.
public func write(_ files: [PackageFile], to folder: URL) throws {
    for file in files {
        let url = folder.appending(path: file.path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(try file.text.utf8).write(to: url, options: .atomic)
    }
}
