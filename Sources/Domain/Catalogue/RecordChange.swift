/// What differs between two states of a record.
public struct RecordChange: Hashable, Sendable {
    public enum Effect: Hashable, Sendable { case added, changed, removed }

    public let kind: Kind
    public let id: String
    public let effect: Effect
    /// Fields whose value differs, in the order of the kind's fields; empty for a record that comes or goes.
    public let fields: [Field]

    public struct Field: Hashable, Sendable {
        public let name: String
        /// Nil where the field was, or is, not stated.
        public let before: DataValue?
        public let after: DataValue?

        public init(name: String, before: DataValue?, after: DataValue?) {
            (self.name, self.before, self.after) = (name, before, after)
        }
    }

    /// A place inside a field where both differ and have no parts any more: `amount.max`, `observations[2].value`.
    public struct Leaf: Hashable, Sendable {
        public let path: String
        public let before: DataValue?
        public let after: DataValue?
    }

    /// Nil when both say the same.
    public init?(before: (any CatalogueRecord)?, after: (any CatalogueRecord)?) {
        guard let one = after ?? before else { return nil }
        kind = type(of: one).kind
        id = one.id
        guard let before, let after else {
            effect = after == nil ? .removed : .added
            fields = []
            return
        }
        effect = .changed
        fields = Self.fields(of: kind, before: before.dataValue, after: after.dataValue)
        if fields.isEmpty { return nil }
    }

    /// The fields in which two bodies of a kind differ, in its order.
    public static func fields(of kind: Kind, before: DataValue?, after: DataValue?) -> [Field] {
        fields(kind.fieldNames, before: before, after: after)
    }

    /// Those of these fields in which two bodies differ.
    public static func fields(_ names: [String], before: DataValue?, after: DataValue?) -> [Field] {
        names.filter { before?[$0] != after?[$0] }.map {
            Field(name: $0, before: before?[$0], after: after?[$0])
        }
    }
}

extension RecordChange.Field {
    /// What differs, down to where there is nothing to tell apart any more.
    public var leaves: [RecordChange.Leaf] { Self.leaves(name, before, after) }

    private static func leaves(_ path: String, _ before: DataValue?, _ after: DataValue?) -> [RecordChange.Leaf] {
        if before == after { return [] }
        switch (before, after) {
        case (.object(let old)?, .object(let new)?):
            return (old.map(\.name) + new.map(\.name)).uniqued.flatMap {
                leaves("\(path).\($0)", before?[$0], after?[$0])
            }
        case (.list(let old)?, .list(let new)?) where old.count == new.count:
            return zip(old, new).enumerated().flatMap { leaves("\(path)[\($0 + 1)]", $1.0, $1.1) }
        default: return [RecordChange.Leaf(path: path, before: before, after: after)]
        }
    }
}

/// Two records that are hardly two things: of one kind, with the same title and everything else that tells records apart.
public struct LikelyDuplicate: Hashable, Sendable {
    public let kind: Kind
    public let first: String
    public let second: String

    /// Pairs of a kind whose fields are the same but for identifier, sources and the texts that are written about them.
    public static func pairs(in records: [any CatalogueRecord]) -> [LikelyDuplicate] {
        struct Likeness: Hashable {
            let kind: Kind
            let title: String
            let statements: [FieldStatements]
        }
        var first: [Likeness: String] = [:]
        return records.compactMap { record in
            let kind = type(of: record).kind
            let likeness = Likeness(kind: kind, title: record.core.title.en, statements: record.statements)
            guard let known = first[likeness] else {
                first[likeness] = record.id
                return nil
            }
            return LikelyDuplicate(kind: kind, first: known, second: record.id)
        }
    }
}
