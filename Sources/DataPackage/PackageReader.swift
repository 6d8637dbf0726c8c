import Domain
import Foundation

extension CountryPackage {
    /// Reads and checks a whole package. Throws every mistake of every file; uses nothing of a package that has one.
    public init(folder: URL) throws {
        var mistakes: [FileMistake] = []
        let files = try PackageFolder(root: folder).files(mistakes: &mistakes)
        try self.init(files: files, mistakes: mistakes)
    }

    /// Reads a package from its files, as `init(folder:)` does.
    public init(files: [PackageFile], mistakes: [FileMistake] = []) throws(PackageError) {
        let reader = PackageReader(mistakes: mistakes)
        reader.read(files)
        guard reader.mistakes.isEmpty else { throw PackageError(reader.mistakes) }
        self = reader.package
    }

    /// What files say that were checked when they came: a rule that is newer than they are does not keep anyone from their data.
    init(checkedFiles files: [PackageFile]) {
        let reader = PackageReader(mistakes: [])
        reader.read(files)
        self = reader.package
    }
}

/// Reads the files in the order in which they refer to each other: what is named first, who names it last.
private final class PackageReader {
    var package = CountryPackage()
    var mistakes: [FileMistake]

    /// The notations read so far.
    private var known: Set<String> = []

    init(mistakes: [FileMistake]) { self.mistakes = mistakes }

    func read(_ files: [PackageFile]) {
        package.files = files
        var parts: [PackagePart: [PackageFile]] = [:]
        for file in files {
            if let part = PackagePart(path: file.path) {
                parts[part, default: []].append(file)
            } else {
                mistakes.append(
                    FileMistake(path: file.path, line: nil, pointer: "", problem: .unknownField(name: file.path)))
            }
        }
        readYAML(parts[.country], required: "package.yaml") { self.package.country = Country(reading: $0) }
        readYAML(parts[.documents], required: "sources.yaml") { reader in
            package.documents = reader.list(limit: 10_000).compactMap { SourceDocument(reading: $0) }
        }
        readClassification(parts)
        readTable(parts[.places], PackageTables.places) { row in
            guard let place = PackageTables.place(row) else { return }
            if !self.known.contains(place.region) { row.note(.unknownNotation(place.region), "region") }
            self.package.places.append(place)
        }
        readYAML(parts[.map], required: nil) { self.package.outlines = Outline.outlines(reading: $0) }
        checkCountry()
        readRecords(parts)
    }

    /// What the country says of its schemes has to hold.
    private func checkCountry() {
        let schemes = Set(package.schemes.map(\.notation))
        for facet in package.country.facets where !schemes.contains(facet) {
            note("package.yaml", nil, .unknownNotation(facet))
        }
        for size in package.country.sizeClasses where !known.contains(size.notation) {
            note("package.yaml", nil, .unknownNotation(size.notation))
        }
        if package.country.languages.isEmpty { note("package.yaml", nil, .empty) }
    }

    private func readClassification(_ parts: [PackagePart: [PackageFile]]) {
        readTable(parts[.schemes], PackageTables.schemes) { row in
            if let scheme = PackageTables.scheme(row) { self.package.schemes.append(scheme) }
        }
        let schemes = Set(package.schemes.map(\.notation))
        for file in parts[.concepts] ?? [] {
            let scheme = PackagePart.scheme(of: file.path)
            if !schemes.contains(scheme) { note(file.path, nil, .unknownNotation(scheme)) }
            readTable([file], PackageTables.concepts) { row in
                guard let concept = PackageTables.concept(row, scheme: scheme) else { return }
                if known.contains(concept.notation) { row.note(.duplicate(concept.notation), "notation") }
                if let broader = concept.broader, !known.contains(broader) {
                    row.note(.unknownNotation(broader), "broader")
                }
                known.insert(concept.notation)
                package.concepts.append(concept)
            }
        }
        readTable(parts[.mappings], PackageTables.mappings) { row in
            guard let mapping = PackageTables.mapping(row) else { return }
            for (column, notation) in [("from", mapping.from), ("to", mapping.to)] where !known.contains(notation) {
                row.note(.unknownNotation(notation), column)
            }
            package.mappings.append(mapping)
        }
    }

    private func readRecords(_ parts: [PackagePart: [PackageFile]]) {
        let context = ReadingContext(
            classification: package.classification,
            identifiers: Dictionary(
                uniqueKeysWithValues: Kind.allCases.map { kind in
                    (kind, Set((parts[.records(kind)] ?? []).flatMap(PackagePart.identifiers)))
                }),
            places: Set(package.places.map(\.id)), documents: Set(package.documents.map(\.id)))
        for kind in Kind.allCases {
            var seen: Set<String> = []
            for file in parts[.records(kind)] ?? [] {
                readYAML([file], required: nil) { reader in
                    guard case .list = reader.value else {
                        let id = PackagePart.identifiers(in: file)[0]
                        readRecord(kind, id, reader, context, &seen)
                        return
                    }
                    for entry in reader.list(limit: 100_000) {
                        guard let id = entry.required("id")?.text(limit: 80) else { continue }
                        // A reference to it was looked up by the line it starts with.
                        if context.identifiers[kind]?.contains(id) != true { entry.note(.missing, at: "id") }
                        readRecord(kind, id, entry, context, &seen)
                    }
                }
            }
        }
    }

    private func readRecord(
        _ kind: Kind, _ id: String, _ reader: DataReader, _ context: ReadingContext, _ seen: inout Set<String>
    ) {
        guard RecordCore.isIdentifier(id) else { return reader.note(.unreadable("a–z, 0–9, -")) }
        guard seen.insert(id).inserted else { return reader.note(.duplicate(id)) }
        package.records.append(kind.record.init(id: id, reading: reader, context: context))
    }

    // MARK: One file

    private func readYAML(
        _ files: [PackageFile]?, required path: String?, _ read: (DataReader) -> Void
    ) {
        guard let file = files?.first else {
            if let path { note(path, nil, .missing) }
            return
        }
        do {
            let yaml = try YAMLFile(file.text)
            let reader = DataReader(yaml.value)
            read(reader)
            mistakes += reader.mistakes.map {
                FileMistake(path: file.path, line: yaml.line(of: $0.pointer), pointer: $0.pointer, problem: $0.problem)
            }
        } catch {
            note(file.path, error.line, error.problem)
        }
    }

    private func readTable(_ files: [PackageFile]?, _ columns: [String], _ read: (TableRow) -> Void) {
        guard let file = files?.first else { return }
        let table = CSVFile(file.text, path: file.path, columns: columns, mistakes: &mistakes)
        for row in table.rows {
            let row = TableRow(row, path: file.path)
            read(row)
            mistakes += row.mistakes
        }
    }

    private func note(_ path: String, _ line: Int?, _ problem: Mistake.Problem) {
        mistakes.append(FileMistake(path: path, line: line, pointer: "", problem: problem))
    }
}
