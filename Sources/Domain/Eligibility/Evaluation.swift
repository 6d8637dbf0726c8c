/// What the rules say of one firm on one day: of every programme and every criterion. Reasons, questions and hints are made when asked for.
public struct Evaluation: Sendable {
    public let rulebook: Rulebook
    public let firm: Firm
    public let day: Day
    /// By instruction.
    let truths: [Truth]
    /// By entry; nil where it does not apply on the day.
    let criteria: [CriterionOutcome?]
    /// By programme, in the order of the rulebook.
    public let outcomes: [Outcome]

    var rules: Rules { rulebook.rules }

    /// The results in the order of the programmes of the rulebook.
    public var results: [ProgrammeResult] { outcomes.indices.map(result) }

    public func result(_ programme: Int) -> ProgrammeResult {
        ProgrammeResult(
            programme: rules.programmes[programme], outcome: outcomes[programme],
            criteria: applying(to: programme).map { criterion($0, of: programme) })
    }

    /// The entries of a programme that apply on the day.
    func applying(to programme: Int) -> [Int] { rules.entries(of: programme).filter { criteria[$0] != nil } }

    private func criterion(_ place: Int, of programme: Int) -> CriterionResult {
        let entry = rules.entries[place]
        let outcome = criteria[place] ?? .caveat
        guard case .published(let number) = entry.kind else {
            let isAvailability = entry.kind == .availability
            return CriterionResult(
                identifier: isAvailability ? "availability" : "conditions",
                title: isAvailability ? .availability : .conditions, severity: entry.severity, legalResource: nil,
                outcome: outcome)
        }
        let criterion = rules.programmes[programme].criteria[number]
        return CriterionResult(
            identifier: criterion.identifier, title: criterion.title, severity: criterion.severity,
            legalResource: criterion.legalResource, outcome: outcome)
    }
}

/// The result of one programme.
public struct ProgrammeResult: Hashable, Sendable {
    public let programme: Programme
    public let outcome: Outcome
    /// Those that apply on the day, and implied ones: `availability` first, `conditions` last.
    public let criteria: [CriterionResult]
}

/// The result of one criterion.
public struct CriterionResult: Hashable, Sendable {
    public let identifier: String
    public let title: LocalizedText
    public let severity: Criterion.Severity
    public let legalResource: String?
    public let outcome: CriterionOutcome
}

extension LocalizedText {
    fileprivate static let availability = LocalizedText(be: "Даступнасць", ru: "Доступность", en: "Availability")
    fileprivate static let conditions = LocalizedText(be: "Умовы", ru: "Условия", en: "Conditions")
}
