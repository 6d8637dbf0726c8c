/// A firm, and what the rules of a programme are meant to say of it: written before a rule is published, and checked whenever it is
/// read.
public struct TestFirm: Hashable, Sendable {
    /// For whoever keeps the rule: why this firm was chosen.
    public let title: String
    public let firm: Firm
    /// The day of the evaluation.
    public let day: Day
    public let outcome: Outcome

    public init(title: String, firm: Firm, day: Day, outcome: Outcome) {
        self.title = title
        self.firm = firm
        self.day = day
        self.outcome = outcome
    }

    /// So many show what changed rules mean, whichever outcomes these can have.
    public static let fewest = 3
}

extension DataReader {
    /// Reads the test firms of a programme; one of which its rules say something else is a mistake, once all of them can be read.
    /// Whether it takes applications yet is not asked.
    func testFirms(of programme: Programme, _ classification: Classification?) -> [TestFirm] {
        let rules = Programme(id: programme.id, title: programme.title, criteria: programme.criteria)
        let isRuleRead = !mistakes.contains { $0.pointer.hasPrefix("/criteria") }
        return list(limit: 100).compactMap { item in
            let before = item.mistakes.count
            item.onlyFields(["title", "firm", "day", "outcome"])
            let firm = item.required("firm").map { Firm(reading: $0, classification: classification) }
            guard let title = item.required("title")?.words(limit: 300), let firm,
                let day = item.required("day")?.day(), let outcome = item.required("outcome")?.choice(Outcome.self),
                item.mistakes.count == before
            else { return nil }
            if let classification, isRuleRead {
                let computed = rules.outcome(for: firm, on: day, in: classification)
                if computed != outcome {
                    item.note(.differs(expected: outcome.rawValue, computed: computed.rawValue), at: "outcome")
                }
            }
            return TestFirm(title: title, firm: firm, day: day, outcome: outcome)
        }
    }
}

extension TestFirm {
    var dataValue: DataValue {
        .object([
            .init("title", .text(title)), .init("firm", firm.dataValue), .init("day", .text(day.description)),
            .init("outcome", .text(outcome.rawValue)),
        ])
    }
}
