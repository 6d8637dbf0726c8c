/// A statement of a source about figures, to be checked by arithmetic.
public struct Claim: Hashable, Sendable, Named {
    /// Unique within the indicator.
    public let id: String
    public let arithmetic: Arithmetic
    /// What the source says: percent for growth and share, entries for a count; nil for a sum, where the total says it.
    public let stated: Double?
    public let precision: Precision?
    /// To how many decimals the source rounds.
    public let decimals: Int
    public let source: Citation?

    public enum Arithmetic: Hashable, Sendable {
        /// Percent by which the second figure is above the first.
        case growth(from: FigureName, to: FigureName)
        case sum(total: FigureName, parts: [FigureName])
        /// Percent of the whole.
        case share(part: FigureName, whole: FigureName)
        case count(Counted)
    }

    /// What is counted: the entries that the source prints, or records of the catalogue.
    public enum Counted: Hashable, Sendable {
        case entries([String])
        /// Records of a kind that carry all the notations and, where given, name a record in a field.
        case records(Kind, notations: [String], naming: RecordName?)
    }

    public struct RecordName: Hashable, Sendable {
        public let field: String
        public let id: String
    }

    /// The figures it speaks of.
    public var figures: [FigureName] {
        switch arithmetic {
        case .growth(let from, let to): [from, to]
        case .sum(let total, let parts): [total] + parts
        case .share(let part, let whole): [part, whole]
        case .count: []
        }
    }
}

/// An observation, of the same indicator or of another: `2018-medium`, `sme-number#2018-medium`.
public struct FigureName: Hashable, Sendable, CustomStringConvertible {
    /// Nil for the indicator that speaks.
    public let indicator: String?
    public let observation: String

    init?(_ text: String) {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), parts.allSatisfy(RecordCore.isIdentifier) else { return nil }
        indicator = parts.count == 2 ? parts[0] : nil
        observation = parts[parts.count - 1]
    }

    public var description: String { (indicator.map { "\($0)#" } ?? "") + observation }
}

extension Claim {
    private enum Form: String, CaseIterable { case growth, sum, share, count }

    init?(reading reader: DataReader, _ context: ReadingContext?) {
        guard let id = reader.required("id")?.text(limit: 80), let form: Form = reader.required("kind")?.choice() else {
            return nil
        }
        let arithmetic: Arithmetic?
        switch form {
        case .growth:
            reader.onlyFields(Self.common + ["from", "to"])
            arithmetic = reader.figures("from", "to").map { .growth(from: $0, to: $1) }
        case .share:
            reader.onlyFields(Self.common + ["part", "whole"])
            arithmetic = reader.figures("part", "whole").map { .share(part: $0, whole: $1) }
        case .sum:
            reader.onlyFields(Self.common + ["total", "parts"])
            let parts = reader.required("parts")?.unique { $0.figure() } ?? []
            if parts.isEmpty { reader.note(.empty, at: "parts") }
            arithmetic = reader.required("total")?.figure().map { .sum(total: $0, parts: parts) }
        case .count:
            reader.onlyFields(Self.common + ["entries", "list"])
            arithmetic = reader.counted(context).map(Arithmetic.count)
        }
        guard let arithmetic else { return nil }
        self.id = id
        self.arithmetic = arithmetic
        stated =
            form == .sum
            ? reader.field("stated")?.number(-1e18...1e18) : reader.required("stated")?.number(-1e18...1e18)
        precision = reader.field("precision")?.choice()
        decimals = reader.field("decimals")?.integer(0...6) ?? 0
        source = reader.field("source")?.citation(context)
    }

    private static let common = ["id", "kind", "stated", "precision", "decimals", "source"]

    var dataValue: DataValue {
        let form: Form
        let figures: [(String, DataValue?)]
        switch arithmetic {
        case .growth(let from, let to):
            (form, figures) = (.growth, [("from", from.dataValue), ("to", to.dataValue)])
        case .share(let part, let whole):
            (form, figures) = (.share, [("part", part.dataValue), ("whole", whole.dataValue)])
        case .sum(let total, let parts):
            (form, figures) = (.sum, [("total", total.dataValue), ("parts", .list(parts.map(\.dataValue)))])
        case .count(.entries(let entries)):
            (form, figures) = (.count, [("entries", .list(entries.map(DataValue.text)))])
        case .count(.records(let kind, let notations, let naming)):
            let list: [(String, DataValue?)] = [
                ("kind", .text(kind.rawValue)),
                ("where", notations.isEmpty ? nil : .list(notations.map(DataValue.text))),
                (
                    "naming",
                    naming.map { .object([.init("field", .text($0.field)), .init("id", .text($0.id))]) }
                ),
            ]
            (form, figures) = (.count, [("list", .object(list))])
        }
        let fields: [(String, DataValue?)] =
            [("id", .text(id)), ("kind", .text(form.rawValue))] + figures + [
                ("stated", stated.map { DataValue($0) }), ("precision", precision.map { .text($0.rawValue) }),
                ("decimals", decimals == 0 ? nil : .integer(decimals)), ("source", source?.dataValue),
            ]
        return .object(fields) ?? .null
    }
}

extension FigureName {
    fileprivate var dataValue: DataValue { .text(description) }
}

extension DataReader {
    fileprivate func figure() -> FigureName? {
        guard let text = text(limit: 200) else { return nil }
        guard let name = FigureName(text) else {
            note(.unknownReference(text))
            return nil
        }
        return name
    }

    fileprivate func figures(_ first: String, _ second: String) -> (FigureName, FigureName)? {
        guard let first = required(first)?.figure(), let second = required(second)?.figure() else { return nil }
        return (first, second)
    }

    fileprivate func counted(_ context: ReadingContext?) -> Claim.Counted? {
        if let entries = field("entries") {
            return .entries(entries.list(limit: 1000).compactMap { $0.words(limit: 300) })
        }
        guard let list = required("list") else { return nil }
        list.onlyFields(["kind", "where", "naming"])
        guard let kind: Kind = list.required("kind")?.choice() else { return nil }
        let notations = list.field("where")?.unique { $0.notation(of: nil, context) } ?? []
        let naming = list.field("naming").flatMap { reader -> Claim.RecordName? in
            reader.onlyFields(["field", "id"])
            guard let field = reader.required("field")?.words(limit: 40),
                let id = reader.required("id")?.words(limit: 80)
            else { return nil }
            return Claim.RecordName(field: field, id: id)
        }
        return .records(kind, notations: notations, naming: naming)
    }
}
