import Domain
import Foundation

extension CountryPackage {
    /// Reads and checks a whole package. Throws every mistake of every file; uses nothing of a package that has one.
    ///
    /// `progress` is told which part of the records is read, 0 to 1, from any thread.
    public init(folder: URL, progress: @escaping @Sendable (Double) -> Void = { _ in }) throws {
        var mistakes: [FileMistake] = []
        let files = try PackageFolder(root: folder).files(mistakes: &mistakes)
        try self.init(files: files, mistakes: mistakes, progress: progress)
    }

    /// Reads a package from its files, as `init(folder:)` does.
    public init(
        files: [PackageFile], mistakes: [FileMistake] = [], progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws(PackageError) {
        let reader = PackageReader(mistakes: mistakes, progress: progress)
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

    /// Where the records stand that are checked together with others.
    private var homes: [String: (path: String, lines: [String: Int])] = [:]

    /// The notations read so far.
    private var known: Set<String> = []

    private let progress: @Sendable (Double) -> Void

    init(mistakes: [FileMistake], progress: @escaping @Sendable (Double) -> Void = { _ in }) {
        self.mistakes = mistakes
        self.progress = progress
    }

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
            var seen: Set<String> = []
            package.documents = reader.list(limit: 10_000).compactMap { entry in
                guard let document = SourceDocument(reading: entry) else { return nil }
                if !seen.insert(document.id).inserted { entry.note(.duplicate(document.id), at: "id") }
                return document
            }
        }
        readClassification(parts)
        var places: Set<String> = []
        let regions = Set(package.concepts.filter { $0.scheme == "REGION" }.map(\.notation))
        readTable(parts[.places], PackageTables.places) { row in
            guard let place = PackageTables.place(row) else { return }
            if !regions.contains(place.region) { row.note(.unknownNotation(place.region), "region") }
            if !RecordCore.isIdentifier(place.id) { row.note(.unreadable("a–z, 0–9, -"), "id") }
            if !places.insert(place.id).inserted { row.note(.duplicate(place.id), "id") }
            self.package.places.append(place)
        }
        readYAML(parts[.map], required: nil) { self.package.outlines = Outline.outlines(reading: $0) }
        checkCountry()
        readRecords(parts)
        readSurveys(parts)
        readYAML(parts[.population], required: nil) { reader in
            let documents = Set(package.documents.map(\.id))
            let context = ReadingContext(
                classification: package.classification, identifiers: nil, places: nil, documents: documents)
            package.marginals = PopulationMarginals(reading: reader, context)
        }
    }

    private func readSurveys(_ parts: [PackagePart: [PackageFile]]) {
        let check = SurveyCheck(package)
        for file in parts[.surveys] ?? [] {
            readTable([file], PackageTables.surveys) { row in
                if let figure = PackageTables.survey(row, check) { self.package.surveys.append(figure) }
            }
        }
    }

    /// What the country says of its schemes has to hold.
    private func checkCountry() {
        let country = package.country
        let lines = self.lines(of: "package.yaml")
        func note(_ key: String, _ problem: Mistake.Problem, naming text: String = "") {
            let head = lines.firstIndex { $0.hasPrefix("\(key):") } ?? 0
            let line = text.isEmpty ? nil : lines[head...].firstIndex { $0.contains(text) }
            self.note("package.yaml", (line ?? head) + 1, problem)
        }
        let schemes = Set(package.schemes.map(\.notation))
        for facet in country.facets where !schemes.contains(facet) {
            note("facets", .unknownNotation(facet), naming: facet)
        }
        for size in country.sizeClasses where !known.contains(size.notation) {
            note("sizeClasses", .unknownNotation(size.notation), naming: size.notation)
        }
        for cost in country.helpCosts.values.joined() where !known.contains(cost) {
            note("helpCosts", .unknownNotation(cost), naming: cost)
        }
        if country.languages.isEmpty { note("languages", .empty) }
        if country.code.utf8.count != 2 || !country.code.utf8.allSatisfy({ (65...90).contains($0) }) {
            note("code", .unreadable("A–Z"))
        }
        if TimeZone(identifier: country.timeZone) == nil { note("timeZone", .unreadable(country.timeZone)) }
        let outlines = Set([country.code] + known)
        for outline in package.outlines where !outlines.contains(outline.notation) {
            let line = self.lines(of: "map.geojson").firstIndex { $0.contains("\"\(outline.notation)\"") }
            self.note("map.geojson", line.map { $0 + 1 }, .unknownNotation(outline.notation))
        }
    }

    private func readClassification(_ parts: [PackagePart: [PackageFile]]) {
        readTable(parts[.schemes], PackageTables.schemes) { row in
            guard let scheme = PackageTables.scheme(row) else { return }
            if self.package.schemes.contains(where: { $0.notation == scheme.notation }) {
                row.note(.duplicate(scheme.notation), "notation")
            }
            self.package.schemes.append(scheme)
        }
        let schemes = Set(package.schemes.map(\.notation))
        var depths: [String: Int] = [:]
        for file in parts[.concepts] ?? [] {
            let scheme = PackagePart.scheme(of: file.path)
            if !schemes.contains(scheme) { note(file.path, nil, .unknownNotation(scheme)) }
            readTable([file], PackageTables.concepts) { row in
                guard let concept = PackageTables.concept(row, scheme: scheme) else { return }
                if known.contains(concept.notation) { row.note(.duplicate(concept.notation), "notation") }
                if !Self.isNotation(concept.notation) { row.note(.unreadable("A–Z, a–z, 0–9, ., -, _"), "notation") }
                var depth = 1
                if let broader = concept.broader {
                    if !known.contains(broader) { row.note(.unknownNotation(broader), "broader") }
                    depth = (depths[broader] ?? 0) + 1
                }
                if depth > Self.deepestConcept { row.note(.tooDeep(limit: Self.deepestConcept), "broader") }
                depths[concept.notation] = depth
                known.insert(concept.notation)
                package.concepts.append(concept)
            }
        }
        var mappings: Set<ConceptMapping> = []
        readTable(parts[.mappings], PackageTables.mappings) { row in
            guard let mapping = PackageTables.mapping(row) else { return }
            for (column, notation) in [("from", mapping.from), ("to", mapping.to)] where !known.contains(notation) {
                row.note(.unknownNotation(notation), column)
            }
            if mapping.from == mapping.to { row.note(.duplicate(mapping.to), "to") }
            if !mappings.insert(mapping).inserted { row.note(.duplicate("\(mapping.from) – \(mapping.to)"), "to") }
            package.mappings.append(mapping)
        }
    }

    /// Concepts below one another, at most.
    private static let deepestConcept = 20

    private static func isNotation(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || [45, 46, 95].contains($0)
            }
    }

    private func readRecords(_ parts: [PackagePart: [PackageFile]]) {
        let context = ReadingContext(
            classification: package.classification,
            identifiers: Dictionary(
                uniqueKeysWithValues: Kind.allCases.map { kind in
                    (kind, Set((parts[.records(kind)] ?? []).flatMap(identifiers)))
                }),
            places: Set(package.places.map(\.id)), documents: Set(package.documents.map(\.id)))
        var done = 0
        let total = max(1, Kind.allCases.reduce(0) { $0 + (parts[.records($1)] ?? []).count })
        for kind in Kind.allCases {
            var seen: Set<String> = []
            let files = parts[.records(kind)] ?? []
            defer { done += files.count }
            let before = done
            let parsed = RecordFile.all(files, kind, context) { [progress] in
                progress(Double(before + $0) / Double(total))
            }
            for parsed in parsed {
                mistakes += parsed.mistakes
                for entry in parsed.records {
                    if seen.insert(entry.record.id).inserted {
                        package.records.append(entry.record)
                        if !entry.lines.isEmpty {
                            homes["\(kind.rawValue)/\(entry.record.id)"] = (parsed.path, entry.lines)
                        }
                    } else {
                        note(parsed.path, entry.line, .duplicate(entry.record.id))
                    }
                }
            }
        }
        // A package without any record would empty the catalogue: far more often a wrong folder than a wish.
        if package.records.isEmpty { note("package.yaml", nil, .empty) }
        checkClaims(context)
        checkCircles()
    }

    /// Notes a mistake at a pointer inside a record.
    private func note(_ record: String, _ pointer: String, _ problem: Mistake.Problem) {
        note(homes[record]?.path ?? record, homes[record]?.lines[pointer], problem, pointer)
    }

    /// What claims speak of has to be there.
    private func checkClaims(_ context: ReadingContext) {
        let indicators = package.records.compactMap { $0 as? Indicator }
        for missing in ClaimChecks(indicators, count: { _, _, _ in 0 }).missing {
            note("indicators/\(missing.indicator)", "/claims/\(missing.claim)", .unknownReference("\(missing.figure)"))
        }
        for indicator in indicators {
            for (place, claim) in indicator.claims.enumerated() {
                guard case .count(.records(_, _, let naming?)) = claim.arithmetic,
                    !Kind.allCases.contains(where: { context.known($0)?.contains(naming.id) == true })
                else { continue }
                note("indicators/\(indicator.id)", "/claims/\(place)", .unknownReference(naming.id))
            }
        }
    }

    /// Nothing is a part of itself, not even of one of its parts.
    private func checkCircles() {
        var wholes: [String: [String]] = [:]
        for record in package.records where record is Organisation || record is ProgrammePart {
            for link in record.links where link.field == "partOf" {
                wholes["\(link.kind.rawValue)/\(record.id)", default: []].append("\(link.kind.rawValue)/\(link.id)")
            }
        }
        // Whoever is not in a circle is cleared as soon as all its wholes are; who is left is in one, or part of one.
        var parts: [String: [String]] = [:]
        for (name, names) in wholes { for whole in names { parts[whole, default: []].append(name) } }
        var uncleared = wholes.mapValues(\.count)
        var cleared = parts.keys.filter { wholes[$0] == nil }
        while let whole = cleared.popLast() {
            for part in parts[whole] ?? [] {
                uncleared[part, default: 0] -= 1
                if uncleared[part] == 0 { cleared.append(part) }
            }
        }
        for (name, count) in uncleared.sorted(by: { $0.key < $1.key }) where count > 0 {
            note(name, "/partOf", .duplicate(String(name.split(separator: "/").last ?? "")))
        }
    }

    // MARK: One file

    /// The text of a file; that it can no longer be read is a mistake like others.
    private func text(of file: PackageFile) -> String? {
        do {
            return try file.text
        } catch {
            mistakes.append(error)
            return nil
        }
    }

    private func identifiers(in file: PackageFile) -> [String] {
        text(of: file).map { PackagePart.identifiers(in: $0, of: file.path) } ?? []
    }

    private func lines(of path: String) -> [Substring] {
        let text = package.files.first { $0.path == path }.flatMap(text) ?? ""
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    private func readYAML(
        _ files: [PackageFile]?, required path: String?, _ read: (DataReader) -> Void
    ) {
        guard let file = files?.first else {
            if let path { note(path, nil, .missing) }
            return
        }
        do {
            let yaml = try YAMLFile(file)
            let reader = DataReader(yaml.value)
            read(reader)
            mistakes += reader.mistakes.map {
                FileMistake(path: file.path, line: yaml.line(of: $0.pointer), pointer: $0.pointer, problem: $0.problem)
            }
        } catch {
            mistakes.append(error)
        }
    }

    private func readTable(_ files: [PackageFile]?, _ columns: [String], _ read: (TableRow) -> Void) {
        guard let file = files?.first, let text = text(of: file) else { return }
        let table = CSVFile(text, path: file.path, columns: columns, mistakes: &mistakes)
        for row in table.rows {
            let row = TableRow(row, path: file.path)
            read(row)
            mistakes += row.mistakes
        }
    }

    private func note(_ path: String, _ line: Int?, _ problem: Mistake.Problem, _ pointer: String = "") {
        mistakes.append(FileMistake(path: path, line: line, pointer: pointer, problem: problem))
    }
}
