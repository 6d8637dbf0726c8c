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
        guard aim != .removed, case .object(let fields) = body else {
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
            mistakes: reader.mistakes + stated.mistakes)
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
        return amount.min == nil && amount.max == nil && assumptions.amount != nil
    }
}
