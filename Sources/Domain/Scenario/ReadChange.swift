/// A change as far as what was typed can be read, and what is wrong with it.
public struct ReadChange: Sendable {
    public let change: PolicyScenario.Change
    /// The programme as it would be; nil for one that goes.
    public let opportunity: Opportunity?
    public let assumptions: Assumptions
    /// They keep its effect from being computed.
    public fileprivate(set) var mistakes: [Mistake]
    /// They do not: somebody should look again.
    public fileprivate(set) var doubts: [Mistake] = []
    /// Texts that are missing in a language, and that another language stands in for. They keep it from being published.
    public fileprivate(set) var untranslated: [Mistake] = []

    /// Whether it can be published as it is.
    public var isReady: Bool { mistakes.isEmpty && untranslated.isEmpty }

    /// What nobody knows yet.
    public struct Assumptions: Hashable, Sendable {
        /// Of the firms that can have it, how many take it: percent.
        public var takeUp: Double?
        /// What a firm gets where the programme does not say.
        public var amount: Money?
    }
}

extension PolicyScenario.Change {
    /// Reads what was typed, by the rules of records; of criteria also what they cannot mean on a day.
    public func read(_ classification: Classification, on day: Day) -> ReadChange {
        var read = read(classification)
        guard read.mistakes.isEmpty, let opportunity = read.opportunity else { return read }
        for finding in RuleCheck(classification: classification, day: day).findings(in: opportunity.criteria) {
            let mistake = Mistake(pointer: finding.pointer, problem: .rule(finding.problem))
            if finding.weight == .error { read.mistakes.append(mistake) } else { read.doubts.append(mistake) }
        }
        return read
    }

    /// Reads what was typed without looking through its rules, which takes a while.
    public func read(_ classification: Classification) -> ReadChange {
        let (typed, untranslated) = body.standingIn
        guard aim != .removed, case .object(let fields) = typed else {
            return ReadChange(change: self, opportunity: nil, assumptions: .init(), mistakes: [])
        }
        let context = ReadingContext(
            classification: classification, identifiers: nil, places: nil, documents: nil)
        let reader = DataReader(
            .object([.init("id", .text(programme))] + fields.filter { $0.name != Self.assumptions }))
        let opportunity = Opportunity(drafting: reader, context)
        if body["title"] == nil { reader.note(.missing, at: "title") }
        let stated = DataReader(.object(fields.filter { $0.name == Self.assumptions }))
        let assumptions = stated.field(Self.assumptions).map(ReadChange.Assumptions.init) ?? .init()
        return ReadChange(
            change: self, opportunity: opportunity, assumptions: assumptions,
            mistakes: reader.mistakes + stated.mistakes, untranslated: untranslated)
    }
}

extension DataValue {
    /// A programme with what a first thought needs not have: each text in every language, and a name for each criterion. And the
    /// texts that are missing.
    fileprivate var standingIn: (whole: DataValue, missing: [Mistake]) {
        guard case .object(let fields) = self else { return (self, []) }
        var missing: [Mistake] = []
        let whole = fields.map { field -> Field in
            switch (field.name, field.value) {
            case ("title", let text): return Field("title", text.inAllLanguages(at: "/title", &missing))
            case ("criteria", .list(let criteria)):
                let titled = criteria.enumerated().map { $1.withTitle(at: "/criteria/\($0)/title", &missing) }
                return Field("criteria", .list(titled.named))
            default: return field
            }
        }
        return (.object(whole), missing)
    }

    private func withTitle(at pointer: String, _ missing: inout [Mistake]) -> DataValue {
        guard case .object(let fields) = self else { return self }
        return .object(
            fields.map { $0.name == "title" ? Field("title", $0.value.inAllLanguages(at: pointer, &missing)) : $0 })
    }

    /// Where a language is missing, the first that is there stands in.
    private func inAllLanguages(at pointer: String, _ missing: inout [Mistake]) -> DataValue {
        guard case .object(let fields) = self,
            let standIn = Language.allCases.compactMap({ self[$0.rawValue] }).first
        else { return self }
        let open = Language.allCases.filter { self[$0.rawValue] == nil }
        missing += open.map { Mistake(pointer: "\(pointer)/\($0)", problem: .missing) }
        return .object(fields + open.map { Field($0.rawValue, standIn) })
    }
}

extension [DataValue] {
    /// Criteria, each with a name of its own.
    fileprivate var named: [DataValue] {
        let names = Set(
            compactMap { criterion in if case .text(let name)? = criterion["identifier"] { name } else { nil } })
        var free = (1...).lazy.map { "criterion-\($0)" }.filter { !names.contains($0) }.makeIterator()
        return map { criterion in
            guard case .object(let fields) = criterion, criterion["identifier"] == nil, let name = free.next() else {
                return criterion
            }
            return .object([DataValue.Field("identifier", .text(name))] + fields)
        }
    }
}

extension ReadChange.Assumptions {
    init(_ reader: DataReader) {
        reader.onlyFields(["takeUp", "amount", "currency"])
        takeUp = reader.field("takeUp")?.number(0...100)
        let units = reader.field("amount")?.number(0...9_999_999_999_999)
        let currency = units == nil ? reader.field("currency")?.currency() : reader.required("currency")?.currency()
        if let units, let currency, (0..<1e13).contains(units) {
            amount = Money(minorUnits: Int((units * 100).rounded()), currency: currency)
        }
    }
}

extension ReadChange {
    /// What it does to the sources of funding; an amount that the programme does not state is the assumed one.
    public var sourceChange: SourceChange {
        guard let opportunity else { return .removed(change.programme) }
        let source = FundingSource(opportunity)
        guard isAmountAssumed else { return .put(source) }
        return .put(
            FundingSource(
                source.programme, purposes: source.purposes, least: assumptions.amount, most: assumptions.amount))
    }

    /// Whether what a firm gets is assumed, not stated.
    public var isAmountAssumed: Bool {
        guard let amount = opportunity?.amount else { return false }
        return amount.min == nil && amount.max == nil && amount.average == nil && assumptions.amount != nil
    }
}
