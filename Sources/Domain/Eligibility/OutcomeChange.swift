extension Evaluation {
    /// The first later day on which the outcome of a programme would be another with the same facts; nil when time changes nothing.
    ///
    /// Such days are the first day of a window, the day after its last, and the days on which the firm becomes as old as a rule asks.
    public func changes(_ programme: Int) -> Day? {
        let rule = rules.programmes[programme]
        return turningDays(of: rule).first {
            rule.outcome(for: firm, on: $0, in: rulebook.classification) != outcomes[programme]
        }
    }

    /// The outcome of a programme for the same firm on another day.
    public func outcome(_ programme: Int, on day: Day) -> Outcome {
        rules.programmes[programme].outcome(for: firm, on: day, in: rulebook.classification)
    }

    private func turningDays(of programme: Programme) -> [Day] {
        var days: Set<Day> = []
        for criterion in programme.criteria {
            if let first = criterion.validFrom { days.insert(first) }
            if let last = criterion.validTo, last.daysSince1970 < Day.last {
                days.insert(Day(daysSince1970: last.daysSince1970 + 1))
            }
            for comparison in criterion.expression?.comparisons ?? [] {
                guard comparison.fact == .founded, case .known(let founded) = firm.founded,
                    case .before(let period) = comparison.operand
                else { continue }
                days.formUnion(turningDays(founded, period))
            }
        }
        return days.filter { $0 > day }.sorted()
    }

    /// The first days on which `period` ago is `founded` or later, and after `founded`. Months differ in length, so that
    /// `founded.plus(period)` may be some days off.
    private func turningDays(_ founded: Day, _ period: Period) -> [Day] {
        let near = founded.plus(period).daysSince1970
        guard near + 5 <= Day.last else { return [] }
        let days = (-5...5).map { Day(daysSince1970: near + $0) }
        return [days.first { $0.minus(period) >= founded }, days.first { $0.minus(period) > founded }].compactMap(
            \.self)
    }
}

extension Day {
    /// 9999-12-31
    fileprivate static let last = 2_932_896
}
