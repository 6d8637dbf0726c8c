/// Looks through the rules of a programme for what cannot be meant.
public struct RuleCheck: Sendable {
    let classification: Classification
    let day: Day

    /// Comparisons and groups that one look through the rules of a programme may evaluate: a second or so.
    private static let effort = 1_000_000

    public init(classification: Classification, day: Day) {
        self.classification = classification
        self.day = day
    }

    /// All findings, in the order of the criteria. `regions` are those that the programme says it is for; empty when it says
    /// nothing of them.
    public func findings(in criteria: [Criterion], regions: [String] = []) -> [RuleFinding] {
        var search = FirmSearch(classification: classification, day: day, effort: Self.effort)
        let each = criteria.enumerated().flatMap { findings(in: $1, at: "/criteria/\($0)", &search) }
        guard !each.contains(where: { $0.problem == .neverHolds }) else { return each }
        let all = days(of: criteria).flatMap { day in
            let deciding = criteria.enumerated().filter { $1.severity == .blocking && $1.applies(on: day) }
            let rules = deciding.compactMap { place, criterion in criterion.expression.map { (place, $0) } }
            return together(rules, &search) + places(regions, rules.map(\.1), &search)
        }
        return (each + all + (search.isSpent ? [.init(.notDecided, at: "/criteria")] : [])).uniqued
    }

    /// The outcomes that today's rules can have and that no test firm shows, those that they cannot have, and how many firms are
    /// missing besides.
    public func untried(_ criteria: [Criterion], with firms: [TestFirm]) -> [RuleFinding] {
        let deciding = criteria.filter { $0.severity == .blocking && $0.applies(on: day) }
        let rule = Criterion.Expression.all(deciding.compactMap(\.expression))
        guard !deciding.isEmpty else { return [] }
        var search = FirmSearch(classification: classification, day: day, effort: Self.effort)
        func isPossible(_ outcome: Outcome) -> Bool {
            switch outcome {
            case .eligible: search.firm(rule, is: true) != .none
            case .ineligible: search.firm(rule, is: false) != .none
            case .undetermined: rule.truth(for: Firm(), on: day, in: classification) == .unknown
            }
        }
        let open = Outcome.allCases.filter { outcome in !firms.contains { $0.outcome == outcome } }
        var problems = open.compactMap { isPossible($0) ? RuleFinding.Problem.untried($0) : $0.impossible }
        let asked = problems.count { if case .untried = $0 { true } else { false } }
        let missing = TestFirm.fewest - firms.count - asked
        if missing > 0 { problems.append(.tooFewTestFirms(missing: missing)) }
        return problems.map { RuleFinding($0, at: "/testFirms") }
    }

    /// Today and each later day on which a criterion begins or has ended.
    private func days(of criteria: [Criterion]) -> [Day] {
        let turns = criteria.flatMap { [$0.validFrom, $0.validTo?.plus(Period(days: 1))] }.compactMap(\.self)
        return [day] + Set(turns.filter { $0 > day }).sorted()
    }

    private func findings(
        in criterion: Criterion, at pointer: String, _ search: inout FirmSearch
    ) -> [RuleFinding] {
        guard let rule = criterion.expression else { return [] }
        var findings: [RuleFinding] = []
        let place = "\(pointer)/expression"
        switch (search.firm(rule, is: true), search.firm(rule, is: false)) {
        case (.none, _): findings.append(.init(.neverHolds, at: place))
        case (_, .none): findings.append(.init(.alwaysHolds, at: place))
        case (.undecided, _), (_, .undecided): findings.append(.init(.notDecided, at: place))
        case (.firm, .firm): findings += idle(in: rule, at: place, &search)
        }
        if criterion.legalResource == nil, rule.comparisons.contains(where: \.operand.isLimit) {
            findings.append(.init(.noSource, at: "\(pointer)/legalResource"))
        }
        return findings + NumbersInText.findings(in: criterion, at: "\(pointer)/title")
    }

    /// Parts that can be left out: no firm is answered otherwise without them. What lies in such a part is not looked at.
    private func idle(
        in rule: Criterion.Expression, at pointer: String, _ search: inout FirmSearch
    ) -> [RuleFinding] {
        var findings: [RuleFinding] = []
        for path in rule.paths where !findings.contains(where: { "\(pointer)\(path)".hasPrefix("\($0.pointer)/") }) {
            guard let without = rule.removing(path) else { continue }
            let differs = Criterion.Expression.any([
                .all([rule, .none([without])]), .all([without, .none([rule])]),
            ])
            if search.firm(differs, is: true) == .none {
                findings.append(.init(.withoutEffect, at: "\(pointer)\(path)"))
            }
        }
        return findings
    }

    /// What the criteria that decide say together.
    private func together(_ rules: [(Int, Criterion.Expression)], _ search: inout FirmSearch) -> [RuleFinding] {
        guard rules.count > 1 else { return [] }
        switch search.firm(.all(rules.map(\.1)), is: true) {
        case .none: return [.init(.criteriaContradict, at: "/criteria")]
        case .undecided: return [.init(.notDecided, at: "/criteria")]
        case .firm:
            return rules.indices.compactMap { place in
                let others = rules.indices.filter { $0 != place }.map { rules[$0].1 }
                let met = Criterion.Expression.all(others + [.none([rules[place].1])])
                guard search.firm(rules[place].1, is: false) != .none, search.firm(met, is: true) == .none else {
                    return nil
                }
                return .init(.withoutEffect, at: "/criteria/\(rules[place].0)")
            }
        }
    }

    private func places(
        _ regions: [String], _ rules: [Criterion.Expression], _ search: inout FirmSearch
    ) -> [RuleFinding] {
        guard !regions.isEmpty, !rules.isEmpty else { return [] }
        func rule(_ comparator: Comparator, _ regions: [String]) -> Criterion.Expression {
            .all(rules + [.comparison(Comparison(.region, comparator, .words(regions)))])
        }
        let shut = regions.filter { search.firm(rule(.in, [$0]), is: true) == .none }.map {
            RuleFinding(.shutsOutRegion(name(of: $0)), at: "/criteria")
        }
        if !shut.isEmpty { return shut }
        guard case .firm(let elsewhere) = search.firm(rule(.notIn, regions), is: true),
            elsewhere.region != .notApplicable
        else { return [] }
        return [.init(.admitsOtherRegions(than: regions.map(name)), at: "/criteria")]
    }

    /// As people call it.
    private func name(of region: String) -> LocalizedText {
        classification[region]?.prefLabel ?? LocalizedText(be: region, ru: region, en: region)
    }
}

extension Operand {
    /// A number, an amount or a day: somebody decided on it, so it stands somewhere.
    fileprivate var isLimit: Bool {
        switch self {
        case .numbers, .amounts, .day, .before: true
        case .flag, .words: false
        }
    }
}

extension Outcome {
    /// What is said of rules that cannot have it; where nobody is eligible, the rules themselves are wrong.
    fileprivate var impossible: RuleFinding.Problem? {
        switch self {
        case .eligible: nil
        case .undetermined: .alwaysDecided
        case .ineligible: .rulesOutNobody
        }
    }
}
