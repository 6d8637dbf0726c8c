extension Firm {
    private static let fieldNames = [
        "name", "employees", "turnover", "ownership", "stateShare", "legalForm", "activity", "region", "founded",
        "monthsTrading", "exportShare", "womenLed", "needs", "assessment",
    ]

    /// Reads the facts of a firm and notes mistakes in the reader: an unknown field or notation, a wrong type, a value out of range.
    ///
    /// An absent field is unknown; `null` says that the fact does not apply. A value with a mistake is unknown or out of range:
    /// use the firm only when the reader has no mistakes. Without a classification notations are not checked.
    public init(reading reader: DataReader, classification: Classification? = nil) {
        reader.onlyFields(Self.fieldNames)
        name = reader.known("name") { $0.words(limit: 300) }
        employees = reader.known("employees") { $0.integer(0...10_000_000) }
        turnover = reader.known("turnover") { $0.money() }
        ownership = reader.known("ownership") { $0.choice() }
        stateShare = reader.known("stateShare") { $0.number(0...100) }
        legalForm = reader.known("legalForm") { $0.choice() }
        activity = reader.known("activity") { $0.notation(of: Fact.activity, in: classification) }
        region = reader.known("region") { $0.notation(of: Fact.region, in: classification) }
        founded = reader.known("founded") { $0.day() }
        monthsTrading = reader.known("monthsTrading") { $0.integer(0...12_000) }
        exportShare = reader.known("exportShare") { $0.number(0...100) }
        womenLed = reader.known("womenLed") { $0.boolean() }
        needs = reader.known("needs") { field in
            guard case .list = field.value else {
                field.note(.notAList)
                return nil
            }
            return field.list(limit: 100).compactMap { $0.notation(of: Fact.needs, in: classification) }
        }
        assessment = reader.known("assessment") { Assessment(reading: $0) }
    }

    /// The firm as it is read: unknown facts are left out, those that do not apply are null.
    public var dataValue: DataValue {
        let fields: [(String, Known<DataValue>)] = [
            ("name", name.map(DataValue.text)), ("employees", employees.map(DataValue.integer)),
            ("turnover", turnover.map(\.dataValue)), ("ownership", ownership.map { .text($0.rawValue) }),
            ("stateShare", stateShare.map { DataValue($0) }), ("legalForm", legalForm.map { .text($0.rawValue) }),
            ("activity", activity.map(DataValue.text)), ("region", region.map(DataValue.text)),
            ("founded", founded.map { .text($0.description) }), ("monthsTrading", monthsTrading.map(DataValue.integer)),
            ("exportShare", exportShare.map { DataValue($0) }), ("womenLed", womenLed.map(DataValue.boolean)),
            ("needs", needs.map { .list($0.map(DataValue.text)) }), ("assessment", assessment.map(\.dataValue)),
        ]
        return .object(fields.compactMap(DataValue.Field.init))
    }
}

extension Firm.Assessment {
    fileprivate init(reading reader: DataReader) {
        self.init()
        reader.onlyFields(["instrument", "total", "band", "dimensions"])
        instrument = reader.field("instrument")?.words(limit: 80)
        total = reader.known("total") { $0.number(Self.scores) }
        band = reader.known("band") { $0.integer(Self.levels) }
        guard let field = reader.field("dimensions") else { return }
        for (name, score) in field.fields() {
            if !Fact.isDimension(name) { score.note(.unknownFact("assessment.\(name)")) }
            if dimensions[name] != nil { score.note(.duplicate(name)) }
            dimensions[name] = field.known(name) { $0.number(Self.scores) }
        }
    }

    /// Instruments count differently; none counts further.
    static let scores = 0.0...1000.0
    /// No instrument has more.
    static let levels = 1...Instrument.mostBands

    fileprivate var dataValue: DataValue {
        let scores = dimensions.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map { DataValue($0) }) }
        let fields: [(String, Known<DataValue>)] = [
            ("instrument", instrument.map { .known(.text($0)) } ?? .unknown), ("total", total.map { DataValue($0) }),
            ("band", band.map(DataValue.integer)),
            ("dimensions", scores.isEmpty ? .unknown : .known(.object(scores.compactMap(DataValue.Field.init)))),
        ]
        return .object(fields.compactMap(DataValue.Field.init))
    }
}

extension Fact {
    /// The fields that lead to it in the data of a firm.
    public var path: [String] {
        switch self {
        case .assessmentTotal: ["assessment", "total"]
        case .assessmentBand: ["assessment", "band"]
        case .assessment(let dimension): ["assessment", "dimensions", dimension]
        default: [description]
        }
    }

    /// Nil where the fields lead to no fact.
    public init?(path: [String]) {
        switch path.count {
        case 1: self.init(path[0])
        case 2: self.init("\(path[0]).\(path[1])")
        case 3 where path[1] == "dimensions": self.init("\(path[0]).\(path[2])")
        default: return nil
        }
        guard self.path == path else { return nil }
    }

    /// Whether a place in the data of a firm is that of the fact or lies in it: `/turnover/currency`.
    public func isAt(_ pointer: String) -> Bool {
        pointer.split(separator: "/").starts(with: path.map { $0[...] })
    }

    /// The data of a firm of which these facts are known.
    public static func data(_ values: [(fact: Fact, value: DataValue)]) -> DataValue {
        values.reduce(.object([])) { $0.with($1.value, at: $1.fact.path[...]) }
    }
}

extension DataValue {
    /// The object with a value at the end of a path; the objects on the way are made.
    func with(_ value: DataValue, at path: ArraySlice<String>) -> DataValue {
        guard let name = path.first else { return value }
        // What is no object on the way gives place to one.
        let fields = if case .object(let fields) = self { fields } else { [Field]() }
        let field = Field(name, (self[name] ?? .object([])).with(value, at: path.dropFirst()))
        return .object(fields.filter { $0.name != name } + [field])
    }
}

extension DataValue.Field {
    /// Nil for what is unknown.
    fileprivate init?(_ name: String, _ value: Known<DataValue>) {
        switch value {
        case .known(let value): self.init(name, value)
        case .notApplicable: self.init(name, .null)
        case .unknown: return nil
        }
    }
}

extension DataReader {
    fileprivate func known<Value>(_ name: String, _ read: (DataReader) -> Value?) -> Known<Value> {
        guard let field = field(name) else { return .unknown }
        if field.value == .null { return .notApplicable }
        return read(field).map(Known.known) ?? .unknown
    }

    /// A notation that exists and is of the scheme that the fact takes.
    func notation(of fact: Fact, in classification: Classification?) -> String? {
        guard let notation = text(limit: 80) else { return nil }
        guard let classification else { return notation }
        guard let concept = classification[notation] else {
            note(.unknownNotation(notation))
            return nil
        }
        if case .notation(let scheme) = fact.kind, concept.scheme != scheme {
            note(.unknownNotation(notation))
            return nil
        }
        return notation
    }
}
