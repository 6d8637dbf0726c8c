/// A record that holds a rule about firms: who can have a source of funding, whom a scheme is for.
public protocol RuleRecord: CatalogueRecord {
    /// Empty when no conditions are published.
    var criteria: [Criterion] { get set }
    /// Firms that the criteria were tried with.
    var testFirms: [TestFirm] { get set }
    /// What evaluation needs to know of it.
    var programme: Programme { get }
}

extension Kind {
    /// Whether its records hold rules about firms.
    public var holdsRules: Bool { record is any RuleRecord.Type }

    /// The kinds whose records hold rules about firms.
    public static let holdingRules = allCases.filter(\.holdsRules)
}

extension RuleRecord {
    /// Reads a record that is only thought of: any of its fields, the criteria alone required. Mistakes are noted in the reader.
    public init(drafting reader: DataReader, _ context: ReadingContext) {
        reader.onlyFields(["id"] + Self.fields.map(\.name))
        let id = reader.field("id")?.words(limit: 80)
        if let id, !RecordCore.isIdentifier(id) { reader.note(.unreadable("a–z, 0–9, -"), at: "id") }
        self.init(core: RecordCore(id: id ?? ""))
        for field in Self.fields {
            if let value = reader.field(field.name) {
                field.read(value, &self, context)
            } else if field.name == "criteria" {
                reader.note(.missing, at: field.name)
            }
        }
    }
}

extension RecordField where Record: RuleRecord {
    static var criteria: Self {
        Self("criteria", .list(.criterion), isRequired: true) { reader, record, context in
            record.criteria = reader.criteria(context)
        } write: {
            .list($0.criteria.map(\.dataValue))
        }
    }

    static var testFirms: Self {
        Self("testFirms", .list(.testFirm), isSearched: false) { reader, record, context in
            record.testFirms = reader.testFirms(of: record.programme, context?.classification)
        } write: {
            .listed($0.testFirms.map(\.dataValue))
        } statements: {
            $0.testFirms.isEmpty ? [] : [.count($0.testFirms.count)]
        }
    }
}

extension DataReader {
    fileprivate func criteria(_ context: ReadingContext?) -> [Criterion] {
        var seen: Set<String> = []
        return list(limit: 50).compactMap { item in
            guard let criterion = Criterion(reading: item, classification: context?.classification) else { return nil }
            if !seen.insert(criterion.identifier).inserted {
                item.note(.duplicate(criterion.identifier), at: "identifier")
            }
            return criterion
        }
    }
}
