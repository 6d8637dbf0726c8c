import Domain
import Store

/// What an import would change, as a person reads it: + comes, - goes, ~ changes, field by field.
struct ChangeReport {
    private let changes: [RecordChange]
    private static let most = 200
    private static let longest = 120

    /// Parts of the package that are no records.
    private let parts: [(path: String, effect: RecordChange.Effect)]
    /// Records that editors changed or removed on the platform, by `kind/id`.
    private let edited: Set<String>

    init(_ changes: [RecordChange], parts: [(path: String, effect: RecordChange.Effect)], edited: [String]) {
        self.changes = changes
        self.parts = parts
        self.edited = Set(edited)
    }

    func print() {
        for part in parts { Swift.print("\(Self.sign(part.effect)) \(part.path)") }
        for change in changes.prefix(Self.most) {
            let name = "\(change.kind.rawValue)/\(change.id)"
            let deed = change.effect == .added ? "removed" : "changed"
            let note = edited.contains(name) ? " (\(deed) on the platform by its editors)" : ""
            Swift.print("\(Self.sign(change.effect)) \(name)\(note)")
            for field in change.fields {
                for leaf in field.leaves {
                    Swift.print("    \(leaf.path): \(Self.text(leaf.before)) → \(Self.text(leaf.after))")
                }
            }
        }
        if !edited.isEmpty {
            Swift.print(
                "Editors changed or removed \(edited.count) of these on the platform: say --keep-edits or --replace-edits."
            )
        }
        if changes.count > Self.most { Swift.print("… and \(changes.count - Self.most) more.") }
        let (added, removed) = (changes.count { $0.effect == .added }, changes.count { $0.effect == .removed })
        Swift.print(
            changes.isEmpty
                ? "Nothing would change in the records\(parts.isEmpty ? "." : ", but in what is named above.")"
                : "Would be imported: \(added) added, \(changes.count - added - removed) changed, \(removed) removed. Nothing was written."
        )
    }

    private static func sign(_ effect: RecordChange.Effect) -> String {
        switch effect {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        }
    }

    private static func text(_ value: DataValue?) -> String {
        guard let value, let json = try? value.json() else { return "(not stated)" }
        return json.count > longest ? "\(json.prefix(longest))…" : json
    }
}
