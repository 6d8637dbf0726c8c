import Domain
import Store

/// What an import would change, as a person reads it: + comes, - goes, ~ changes, field by field.
struct ChangeReport {
    private let changes: [RecordChange]
    private static let most = 200
    private static let longest = 120

    init(_ changes: [RecordChange]) { self.changes = changes }

    func print() {
        for change in changes.prefix(Self.most) {
            let sign =
                switch change.effect {
                case .added: "+"
                case .removed: "-"
                case .changed: "~"
                }
            Swift.print("\(sign) \(change.kind.rawValue)/\(change.id)")
            for field in change.fields {
                for line in Self.lines(field.name, field.before, field.after) { Swift.print("    \(line)") }
            }
        }
        if changes.count > Self.most { Swift.print("… and \(changes.count - Self.most) more.") }
        let (added, removed) = (changes.count { $0.effect == .added }, changes.count { $0.effect == .removed })
        Swift.print(
            changes.isEmpty
                ? "Nothing would change in the records."
                : "Would be imported: \(added) added, \(changes.count - added - removed) changed, \(removed) removed. Nothing was written."
        )
    }

    /// Objects and lists are told apart down to what differs.
    private static func lines(_ name: String, _ before: DataValue?, _ after: DataValue?) -> [String] {
        if before == after { return [] }
        switch (before, after) {
        case (.object(let old)?, .object(let new)?):
            var names = old.map(\.name)
            names += new.map(\.name).filter { !names.contains($0) }
            return names.flatMap { lines("\(name).\($0)", before?[$0], after?[$0]) }
        case (.list(let old)?, .list(let new)?) where old.count == new.count:
            return zip(old, new).enumerated().flatMap { lines("\(name)[\($0 + 1)]", $1.0, $1.1) }
        default: return ["\(name): \(text(before)) → \(text(after))"]
        }
    }

    private static func text(_ value: DataValue?) -> String {
        guard let value, let json = try? value.json() else { return "(not stated)" }
        return json.count > longest ? "\(json.prefix(longest))…" : json
    }
}
