import Actions
import Domain
import Store

/// A record with a rule as it is being typed, as far as its effect depends on it.
struct TypedRule<Record: RuleRecord> {
    let record: Record
    /// Where there are any, the rule is not yet what is meant.
    let mistakes: [Mistake]

    /// `fields` are those on which the effect depends.
    init(_ body: DataValue, of id: String, in catalogue: Catalogue, fields: [String]) {
        let typed = fields.compactMap { name in body[name].map { DataValue.Field(name, Self.whole(name, $0)) } }
        let missing = body["criteria"] == nil ? [DataValue.Field("criteria", .list([]))] : []
        let reader = DataReader(.object([.init("id", .text(id))] + typed + missing))
        record = Record(
            drafting: reader,
            ReadingContext(
                classification: catalogue.classification, identifiers: nil, places: nil, documents: nil))
        mistakes = reader.mistakes
    }

    /// In place of a text that is not written yet.
    fileprivate static var title: DataValue { LocalizedText(be: "–", ru: "–", en: "–").dataValue }

    /// Texts of criteria decide nothing: the effect of a rule is told before they are written.
    fileprivate static func whole(_ name: String, _ value: DataValue) -> DataValue {
        guard name == "criteria", case .list(let criteria) = value else { return value }
        return .list(
            criteria.enumerated().map { number, criterion in
                guard case .object(let fields) = criterion else { return criterion }
                let typed = fields.filter { !["identifier", "title", "legalResource"].contains($0.name) }
                return .object([.init("identifier", .text("criterion-\(number)")), .init("title", title)] + typed)
            })
    }
}

extension PolicyScenario.Change {
    /// As it is being typed, as far as its effect depends on it: texts decide nothing.
    func typed(_ body: DataValue) -> Self {
        guard case .object(let fields) = body else { return saying(body) }
        let typed = fields.filter { $0.name != "title" }.map {
            DataValue.Field($0.name, TypedRule<Opportunity>.whole($0.name, $0.value))
        }
        let missing = body["criteria"] == nil ? [DataValue.Field("criteria", .list([]))] : []
        return saying(.object([.init("title", TypedRule<Opportunity>.title)] + typed + missing))
    }
}

extension TypedRule<Opportunity> {
    /// Beside the rule, what a source is for and what it gives.
    static let fields = ["availability", "instruments", "amount", "costsCovered", "areas", "criteria"]
}

extension TypedRule<Regime> {
    static let fields = ["criteria"]
}
