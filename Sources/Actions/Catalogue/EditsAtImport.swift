import DataPackage
import Domain
import Store

/// What an import does with records that editors changed or removed on the platform and the package does not know.
public enum EditsAtImport: Sendable {
    /// Imports nothing, and says which they are.
    case refuse
    /// Leaves these records as they are and imports the rest; not where the rest names a record that was removed.
    case keep
    /// Puts the package in their place; what they said stays in their history.
    case replace
}

/// Records that an import would take from their editors: `opportunities/efse-loan`.
public struct EditsAtStake: Error, Equatable {
    public let records: [String]

    public init(records: [String]) { self.records = records }
}

/// Records that are to stay removed although others of the package name them: `services/lean`.
public struct RemovedYetNamed: Error, Equatable {
    public let records: [String]

    public init(records: [String]) { self.records = records }
}

extension Connection {
    /// The records that editors changed or removed on the platform and of which the package says something else, by `kind/id`.
    public func editsAtStake(by package: CountryPackage) throws -> [String] {
        try contested(by: package).map { "\($0.kind.rawValue)/\($0.id)" }
    }

    /// The package as it is to be imported. What it says just as the editors is no longer theirs alone.
    func settled(_ package: CountryPackage, _ edits: EditsAtImport) throws -> CountryPackage {
        let all = try recordEdits.all()
        guard !all.isEmpty else { return package }
        let atStake = try contested(by: package)
        for edit in all where edits == .replace || !atStake.contains(edit) {
            try recordEdits.forget(edit.kind, edit.id)
        }
        guard !atStake.isEmpty, edits != .replace else { return package }
        let names = atStake.map { "\($0.kind.rawValue)/\($0.id)" }
        guard edits == .keep else { throw EditsAtStake(records: names) }
        var package = package
        package.records.removeAll { names.contains("\(type(of: $0).kind.rawValue)/\($0.id)") }
        let kept = try atStake.compactMap { try records.find($0.kind, $0.id) }
        package.records += kept
        let removed = Set(names).subtracting(kept.map { "\(type(of: $0).kind.rawValue)/\($0.id)" })
        let named = removed.intersection(package.records.flatMap { $0.links.map { "\($0.kind.rawValue)/\($0.id)" } })
        guard named.isEmpty else { throw RemovedYetNamed(records: named.sorted()) }
        return package
    }

    private func contested(by package: CountryPackage) throws -> [RecordEdits.Edit] {
        let incoming: [String: any CatalogueRecord] = Dictionary(
            package.records.map { ("\(type(of: $0).kind.rawValue)/\($0.id)", $0) }
        ) { first, _ in first }
        return try recordEdits.all().filter { edit in
            let said = try records.stored(edit.kind, edit.id)?.body
            return try incoming["\(edit.kind.rawValue)/\(edit.id)"]?.dataValue.json() != said
        }
    }
}
