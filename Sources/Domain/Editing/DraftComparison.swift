/// What was published and what was drafted since both were one: who changed what, and both put together.
public struct DraftComparison: Hashable, Sendable {
    /// The fields that somebody changed, in the order of the kind.
    public let fields: [Field]
    /// The draft with what only the published record changed; where both changed the same, the draft stands.
    public let merged: DataValue

    public struct Field: Hashable, Sendable {
        public let name: String
        public let base: DataValue?
        public let published: DataValue?
        public let drafted: DataValue?
        public let by: Changed
    }

    public enum Changed: String, CaseIterable, Hashable, Sendable {
        case published, draft
        /// Both, to the same or in different parts of the field.
        case bothAlike
        /// Both, to something different: a person has to look.
        case bothApart
    }
}

extension Draft {
    /// The draft beside what is published now; a record that is gone changed nothing, and neither does one who wants it gone.
    public func comparison(with published: DataValue?) -> DraftComparison {
        let published = published?.ordered ?? base
        let drafted = aim == .removal ? base : body
        var merged: [DataValue.Field] = []
        var fields: [DraftComparison.Field] = []
        for name in kind.fieldNames {
            let (old, theirs, mine) = (base?[name], published?[name], drafted?[name])
            let (value, isApart) = DataValue.merged(old, theirs, mine)
            if let value { merged.append(.init(name, value)) }
            guard theirs != old || mine != old else { continue }
            let by: DraftComparison.Changed =
                theirs == old ? .draft : mine == old ? .published : isApart ? .bothApart : .bothAlike
            fields.append(.init(name: name, base: old, published: theirs, drafted: mine, by: by))
        }
        return DraftComparison(fields: fields, merged: .object(merged))
    }
}

extension DataValue {
    /// The same value with the fields of its objects in the order of the alphabet, so that it can be compared.
    public var ordered: DataValue {
        switch self {
        case .object(let fields):
            .object(fields.map { Field($0.name, $0.value.ordered) }.sorted { $0.name < $1.name })
        case .list(let values): .list(values.map(\.ordered))
        default: self
        }
    }

    /// Two descendants of one value put together, and whether they say different things in the same place. `mine` stands then.
    fileprivate static func merged(
        _ base: DataValue?, _ theirs: DataValue?, _ mine: DataValue?
    ) -> (value: DataValue?, isApart: Bool) {
        if mine == base { return (theirs, false) }
        if theirs == base || theirs == mine { return (mine, false) }
        guard case .object(let yours)? = theirs, case .object(let own)? = mine else { return (mine, true) }
        var isApart = false
        let fields = (own + yours).map(\.name).uniqued.compactMap { name -> Field? in
            let part = merged(base?[name], theirs?[name], mine?[name])
            isApart = isApart || part.isApart
            return part.value.map { Field(name, $0) }
        }
        return (.object(fields), isApart)
    }
}
