import Dispatch
import Domain
import Foundation
import Synchronization

/// A file of records, read on its own: what it holds, with the line each begins at, and what is wrong with it.
struct RecordFile: Sendable {
    let path: String
    private(set) var records: [Entry] = []
    private(set) var mistakes: [FileMistake] = []

    /// A record, the line it begins at, and the lines of what is checked together with other records, by pointer.
    struct Entry: Sendable {
        let record: any CatalogueRecord
        let line: Int
        let lines: [String: Int]
    }

    /// Reads files on all cores; the answers come in the order of the files.
    ///
    /// `progress` is told how many are read, from any thread.
    static func all(
        _ files: [PackageFile], _ kind: Kind, _ context: ReadingContext, progress: @Sendable (Int) -> Void
    ) -> [RecordFile] {
        let parsed = Mutex<(files: [RecordFile?], count: Int)>((Array(repeating: nil, count: files.count), 0))
        DispatchQueue.concurrentPerform(iterations: files.count) { place in
            let file = RecordFile(files[place], kind, context)
            let count = parsed.withLock { parsed in
                parsed.files[place] = file
                parsed.count += 1
                return parsed.count
            }
            progress(count)
        }
        return parsed.withLock { $0.files.compactMap(\.self) }
    }

    private init(_ file: PackageFile, _ kind: Kind, _ context: ReadingContext) {
        path = file.path
        do {
            let yaml = try YAMLFile(file)
            let reader = DataReader(yaml.value)
            read(reader, yaml, file, kind, context)
            mistakes = reader.mistakes.map {
                FileMistake(path: file.path, line: yaml.line(of: $0.pointer), pointer: $0.pointer, problem: $0.problem)
            }
        } catch {
            mistakes = [error]
        }
    }

    /// One record that the file is named after, or a list of records that start with their `id`.
    private mutating func read(
        _ reader: DataReader, _ yaml: YAMLFile, _ file: PackageFile, _ kind: Kind, _ context: ReadingContext
    ) {
        guard case .list = reader.value else {
            return add(PackagePart.identifier(of: file.path), reader, yaml, kind, context)
        }
        for entry in reader.list(limit: 100_000) {
            guard let id = entry.required("id")?.text(limit: 80) else { continue }
            // A reference to it was looked up by the line it starts with.
            if context.known(kind)?.contains(id) == false { entry.note(.missing, at: "id") }
            add(id, entry, yaml, kind, context)
        }
    }

    private mutating func add(
        _ id: String, _ reader: DataReader, _ yaml: YAMLFile, _ kind: Kind, _ context: ReadingContext
    ) {
        guard RecordCore.isIdentifier(id) else { return reader.note(.unreadable("a–z, 0–9, -")) }
        let record = kind.record.init(id: id, reading: reader, context: context)
        var pointers = reader.field("partOf") == nil ? [] : ["/partOf"]
        if let indicator = record as? Indicator { pointers += indicator.claims.indices.map { "/claims/\($0)" } }
        records.append(
            Entry(
                record: record, line: yaml.line(of: reader.pointer),
                lines: Dictionary(uniqueKeysWithValues: pointers.map { ($0, yaml.line(of: reader.pointer + $0)) })))
    }
}
