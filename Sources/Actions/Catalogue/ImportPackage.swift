import DataPackage
import Domain
import FoundationEssentials
import Store

/// What an import changed.
public struct ImportReport: Equatable, Sendable {
    public var added = 0
    public var changed = 0
    public var removed = 0
    public var unchanged = 0
    /// Files that hold no records and were changed: towns, concepts, the country.
    public var parts: [String] = []

    public var isEmpty: Bool { added + changed + removed + parts.count == 0 }

    fileprivate var details: [String: String] {
        ["added": "\(added)", "changed": "\(changed)", "removed": "\(removed)", "unchanged": "\(unchanged)"]
    }
}

extension Connection {
    /// Puts a checked package in the place of what is there, touching only what differs. The same package twice changes nothing.
    ///
    /// Records that editors changed meanwhile are treated as `edits` says; `EditsAtStake` is thrown where it refuses. `PackageError` is
    /// thrown where a version of an instrument that was answered by would ask or count otherwise.
    /// What changed stands in the audit log. `progress` is told which part is done, 0 to 1.
    public func importPackage(
        _ package: CountryPackage, edits: EditsAtImport = .refuse, by actor: AuditActor = .commandLine,
        at now: Date = Date(), progress: (Double) -> Void = { _ in }
    ) throws -> ImportReport {
        let package = try settled(package, edits)
        let changed = try usedVersionsChanged(by: package)
        guard changed.isEmpty else { throw PackageError(changed) }
        let files = try saveFiles(package)
        let classification = package.classification
        let old = try schemes.classification()
        let classificationChanged =
            old.schemes != package.schemes || old.concepts != package.concepts || old.mappings != package.mappings
        if classificationChanged { try schemes.replace(package.schemes, package.concepts, package.mappings) }
        let partsChanged = try saveParts(package)

        var stored: [String: Records.Stored] = [:]
        for record in try records.stored() { stored["\(record.kind.rawValue)/\(record.id)"] = record }
        var next = (stored.values.map(\.ordinal).max() ?? 0) + 1
        var report = ImportReport()
        report.parts = files.filter(Self.holdsNoRecords).sorted()
        let ordered = package.records.inOrder(of: classification)
        // What the search has to learn anew: the place in `ordered`, and the number in the catalogue.
        var toIndex: [(place: Int, ordinal: Int)] = []
        var added: [(record: any CatalogueRecord, body: String, ordinal: Int)] = []
        for (place, record) in ordered.enumerated() {
            let body = try record.dataValue.json()
            let known = stored.removeValue(forKey: "\(type(of: record).kind.rawValue)/\(record.id)")
            let ordinal = known?.ordinal ?? next
            if known == nil { next += 1 }
            let isSame = known?.body == body
            if place.isMultiple(of: 500) { progress(Double(place) / Double(ordered.count) / 2) }
            if let known, !isSame {
                try replace(known, with: record, body: body, at: now)
            } else if known == nil {
                added.append((record, body, ordinal))
                if added.count == Self.recordsAtOnce {
                    try records.add(added)
                    added = []
                }
            }
            if !isSame || classificationChanged || partsChanged {
                toIndex.append((place, ordinal))
            }
            if known == nil { report.added += 1 } else if isSame { report.unchanged += 1 } else { report.changed += 1 }
        }
        for record in stored.values { try history.keep(record.kind, record.id, body: record.body, endedAt: now) }
        let gone = stored.values.map(\.ordinal).sorted()
        report.removed = gone.count
        try records.remove(gone)
        try search.remove(gone)
        try records.add(added)
        try removedRecords.forgetReturned()
        let places = Dictionary(package.places.map { ($0.id, $0) }) { first, _ in first }
        try search.index(toIndex.count) { number in
            let (place, ordinal) = toIndex[number]
            if number.isMultiple(of: 500) { progress(0.5 + Double(number) / Double(toIndex.count) / 2) }
            return ordered[place].searchDocument(at: ordinal, classification, places: places)
        }
        if !files.isEmpty || classificationChanged || partsChanged || !report.isEmpty {
            try search.advanceVersion()
            try audit.append(
                AuditEntry(
                    at: now, by: actor, .catalogueImported, AuditSubject(.package, package.country.code),
                    details: report.details))
        }
        return report
    }

    private static var recordsAtOnce: Int { 256 }

    /// What an import of the package would change, record by record, in the order of kinds and identifiers.
    public func changes(by package: CountryPackage) throws -> [RecordChange] {
        var stored: [String: any CatalogueRecord] = [:]
        for kind in Kind.allCases {
            for record in try records.all(kind) { stored["\(kind.rawValue)/\(record.id)"] = record }
        }
        var changes = package.records.compactMap { record in
            RecordChange(
                before: stored.removeValue(forKey: "\(type(of: record).kind.rawValue)/\(record.id)"), after: record)
        }
        changes += stored.values.compactMap { RecordChange(before: $0, after: nil) }
        return changes.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    }

    /// The files without records that an import of the package would add, change or remove, by path.
    public func changedParts(by package: CountryPackage) throws -> [(path: String, effect: RecordChange.Effect)] {
        let files = package.files.filter { Self.holdsNoRecords($0.path) }
        let gone = Set(try packageParts.paths().filter(Self.holdsNoRecords)).subtracting(files.map(\.path))
        let old = try packageParts.texts(files.map(\.path))
        let new = try files.filter { try old[$0.path] != $0.text }.map {
            (path: $0.path, effect: old[$0.path] == nil ? RecordChange.Effect.added : .changed)
        }
        return (new + gone.map { ($0, .removed) }).sorted { $0.path < $1.path }
    }

    private static func holdsNoRecords(_ path: String) -> Bool {
        if case .records? = PackagePart(path: path) { false } else { true }
    }

    /// Returns the paths of those that were changed, added or removed.
    private func saveFiles(_ package: CountryPackage) throws -> Set<String> {
        let gone = Set(try packageParts.paths()).subtracting(package.files.map(\.path))
        var changed = gone
        try packageParts.removeFiles(gone.sorted())
        for start in stride(from: 0, to: package.files.count, by: Self.filesAtOnce) {
            let files = package.files[start...].prefix(Self.filesAtOnce)
            let old = try packageParts.texts(files.map(\.path))
            let new = try files.map { (path: $0.path, text: try $0.text) }.filter { old[$0.path] != $0.text }
            try packageParts.save(new)
            changed.formUnion(new.map(\.path))
        }
        return changed
    }

    private static var filesAtOnce: Int { 16 }

    private func saveParts(_ package: CountryPackage) throws -> Bool {
        var changed = false
        let parts: [(PackageParts.Name, DataValue)] = [
            (.country, package.country.dataValue), (.documents, .list(package.documents.map(\.dataValue))),
            (.places, .list(package.places.map(\.dataValue))), (.outlines, .list(package.outlines.map(\.dataValue))),
            (.surveys, .list(package.surveys.map(\.dataValue))),
            (.population, package.marginals?.dataValue ?? .null),
        ]
        for (name, value) in parts where try packageParts.find(name)?.json() != value.json() {
            try packageParts.save(name, value)
            changed = true
        }
        return changed
    }

    /// The package as it is stored, with the files it came from.
    public func storedPackage() throws -> CountryPackage {
        var package = CountryPackage()
        let parts = packageParts
        if let value = try parts.find(.country) { package.country = Country(reading: DataReader(value)) }
        package.documents =
            try parts.find(.documents).map { DataReader($0).list().compactMap(SourceDocument.init) } ?? []
        package.places =
            try parts.find(.places).map { DataReader($0).list(limit: 100_000).compactMap(Place.init) } ?? []
        package.outlines = try parts.find(.outlines).map { DataReader($0).list().compactMap(Outline.init) } ?? []
        package.surveys = try parts.surveys()
        package.marginals = try parts.marginals()
        let classification = try schemes.classification()
        package.schemes = classification.schemes
        package.concepts = classification.concepts
        package.mappings = classification.mappings
        package.records = try Kind.allCases.flatMap { try records.all($0) }
        package.files = try parts.files().map { PackageFile(path: $0.path, text: $0.text) }
        return package
    }
}

extension [any CatalogueRecord] {
    /// Kinds in their order; what can be had before what is announced or not for the country; organisations in the order of the package's roles, so that those who help come before those who only lend;
    /// the rest by identifier. New records go behind those that have a number already.
    fileprivate func inOrder(of classification: Classification) -> Self {
        let roles = Dictionary(
            classification.concepts(of: "ROLE").enumerated().map { ($1.notation, $0) }, uniquingKeysWith: Swift.min)
        func rank(_ record: any CatalogueRecord) -> Int {
            switch record {
            case let organisation as Organisation: organisation.roles.compactMap { roles[$0] }.min() ?? roles.count
            case let opportunity as Opportunity: opportunity.availability.rank
            case let solution as Solution: solution.availability.rank
            default: 0
            }
        }
        let kinds = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        return map { (record: $0, key: (kinds[type(of: $0).kind] ?? 0, rank($0), $0.id)) }
            .sorted { $0.key < $1.key }.map(\.record)
    }
}

extension Availability? {
    /// What a reader can act on comes first.
    fileprivate var rank: Int {
        switch self {
        case .open: 0
        case nil: 1
        case .prototype: 2
        case .announced: 3
        case .notOpenToCountry: 4
        }
    }
}
