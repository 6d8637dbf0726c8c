import Domain
import Testing

struct RuleLimitTests {
    @Test(arguments: 1...10) func `who is just outside is who fails by one limit only`(seed: Int) {
        var scene = CoverageScene(seed: 420 + seed, firms: 300)
        let source = scene.random.source(0)
        let shown = EffectScene([], [.put(source)], scene.population, scene.table([], []))
        for limit in shown.effect.sources[0].limits {
            let others = source.programme.setting(limit.limit, to: .all([]))
            let never = source.programme.setting(limit.limit, to: .any([]))
            let outside = shown.firms.filter { source.programme.answer($0) == .ineligible }
            let answers = outside.map { [others.answer($0), never.answer($0)] }
            #expect(limit.outside == answers.count { $0.contains(.eligible) })
            #expect(
                limit.perhapsOutside == answers.count { !$0.contains(.eligible) && $0.contains(.undetermined) })
            for moved in [limit.lower, limit.higher].compactMap(\.self) {
                let programme = source.programme.setting(limit.limit, to: .comparison(moved.comparison))
                #expect(moved.shift == shown.plainShift(from: source.programme, to: programme))
            }
        }
    }

    @Test func `a firm that one limit alone shuts out is counted there, and only there`() throws {
        let rule = Criterion.Expression.all([
            .comparison(Comparison(.employees, .between, .numbers([10, 50]))),
            .comparison(Comparison(.exportShare, .atLeast, .numbers([20]))),
        ])
        // Too small; too small and exporting too little; just too large; fitting; unknown export; too large, unknown export.
        let firms = [
            firm(9, export: 30), firm(9, export: 5), firm(52, export: 30), firm(20, export: 30), firm(20),
            firm(60),
        ]
        let limits = try limits(.asking(rule), firms)
        #expect(limits.map(\.limit.path) == ["/all/0", "/all/0", "/all/1"])
        #expect(limits.map(\.limit.comparison.comparator) == [.atLeast, .atMost, .atLeast])
        #expect(limits.map(\.outside) == [1, 1, 0])
        #expect(limits.map(\.perhapsOutside) == [0, 1, 0])
        #expect(limits[0].lower?.comparison.operand == .numbers([9]) && limits[0].lower?.shift.gained == 1)
        #expect(limits[0].higher?.shift.isNone == true)
        #expect(limits[1].higher?.comparison.operand == .numbers([55]) && limits[1].higher?.shift.gained == 1)
        #expect(limits[1].lower?.shift.isNone == true)
    }

    @Test func `a limit in a group of none counts whom it lets in`() throws {
        let rule = Criterion.Expression.none([.comparison(Comparison(.employees, .atLeast, .numbers([100])))])
        let limits = try limits(.asking(rule), [firm(95), firm(105), firm(109), firm(200), Firm()])
        #expect(limits.map(\.outside) == [3])
        #expect(limits[0].higher?.shift.gained == 2 && limits[0].higher?.shift.lost == 0)
        #expect(limits[0].lower?.shift.lost == 1)
    }

    @Test func `limits move by a tenth, whole where they count, and not where they cannot`() throws {
        func moved(_ fact: Fact, _ operand: Operand) throws -> [Operand?] {
            let limit = try limits(.asking(.comparison(Comparison(fact, .atMost, operand))), [Firm()])[0]
            return [limit.lower?.comparison.operand, limit.higher?.comparison.operand]
        }
        #expect(try moved(.employees, .numbers([250])) == [.numbers([225]), .numbers([275])])
        #expect(try moved(.employees, .numbers([3])) == [.numbers([2]), .numbers([4])])
        #expect(try moved(.employees, .numbers([0])) == [nil, nil])
        #expect(try moved(.assessmentBand, .numbers([2])) == [.numbers([1]), .numbers([3])])
        #expect(try moved(.assessmentBand, .numbers([1])) == [nil, .numbers([2])])
        #expect(try moved(.exportShare, .numbers([95])) == [.numbers([85.5]), .numbers([100])])
        #expect(try moved(.exportShare, .numbers([100])) == [.numbers([90]), nil])
        #expect(
            try moved(.turnover, .amounts([Money(1000, "BYN")])) == [
                .amounts([Money(900, "BYN")]), .amounts([Money(1100, "BYN")]),
            ])
    }

    @Test func `single values, criteria that people check and those of other days are no limits`() throws {
        let limit = Criterion.Expression.comparison(Comparison(.employees, .atLeast, .numbers([5])))
        let exact = Criterion.Expression.comparison(Comparison(.employees, .equals, .numbers([5])))
        let title = LocalizedText.plain("Rule")
        let programme = Programme(
            id: "fund", title: title,
            criteria: [
                .init(identifier: "exact", title: title, expression: exact),
                .init(identifier: "checked", title: title, severity: .manualCheck, expression: limit),
                .init(identifier: "past", title: title, validTo: .today.minus(Period(days: 1)), expression: limit),
                .init(identifier: "now", title: title, validTo: .today, expression: limit),
            ])
        #expect(programme.limits(on: .today).map(\.criterion) == [3])
    }

    @Test func `a rule of very many limits is told in part, and says so`() throws {
        let many = (1...50).map { (number: Int) in
            Criterion.Expression.comparison(Comparison(.employees, .atLeast, .numbers([Double(number)])))
        }
        let population = Population.sample([firm(20)])
        let table = CoverageTable(rows: [], columns: [], of: population, in: CoverageScene.classification)
        let effect = EffectScene(
            [], [.put(FundingSource(.asking(.all(many)), purposes: [:]))], population, table
        ).effect.sources[0]
        #expect(effect.limits.count == EffectQuestion.mostLimits && effect.limitsLeftOut == 10)
    }

    private func limits(_ programme: Programme, _ firms: [Firm]) throws -> [LimitEffect] {
        let population = Population.sample(firms)
        let table = CoverageTable(rows: [], columns: [], of: population, in: CoverageScene.classification)
        let source = FundingSource(programme, purposes: [:])
        return try #require(EffectScene([], [.put(source)], population, table).effect.sources.first).limits
    }

    private func firm(_ employees: Int, export: Double? = nil) -> Firm {
        let firm = Firm().with(.employees, .number(Double(employees)))
        return export.map { firm.with(.exportShare, .number($0)) } ?? firm
    }
}

extension Programme {
    fileprivate func answer(_ firm: Firm) -> Outcome { outcome(for: firm, on: .today, in: .sample) }

    /// The same with something else for a limit, found by walking through the rule, not by its path.
    fileprivate func setting(_ limit: RuleLimit, to part: Criterion.Expression) -> Programme {
        let changed = criteria.enumerated().map { place, criterion in
            guard place == limit.criterion, let rule = criterion.expression else { return criterion }
            let steps = limit.path.split(separator: "/").compactMap { Int($0) }
            return Criterion(
                identifier: criterion.identifier, title: criterion.title, severity: criterion.severity,
                validFrom: criterion.validFrom, validTo: criterion.validTo,
                expression: Self.setting(steps[...], in: rule, limit.comparison, to: part))
        }
        return Programme(id: id, title: title, availability: availability, criteria: changed)
    }

    private static func setting(
        _ steps: ArraySlice<Int>, in rule: Criterion.Expression, _ limit: Comparison, to part: Criterion.Expression
    ) -> Criterion.Expression {
        func inside(_ parts: [Criterion.Expression]) -> [Criterion.Expression] {
            parts.enumerated().map {
                $0 == steps.first ? setting(steps.dropFirst(), in: $1, limit, to: part) : $1
            }
        }
        switch rule {
        case .all(let parts): return .all(inside(parts))
        case .any(let parts): return .any(inside(parts))
        case .none(let parts): return .none(inside(parts))
        case .comparison(let comparison):
            guard comparison.comparator == .between, case .numbers(let ends) = comparison.operand else {
                guard comparison.comparator == .between, case .amounts(let ends) = comparison.operand else {
                    return part
                }
                let other =
                    limit.comparator == .atLeast
                    ? Comparison(comparison.fact, .atMost, .amounts([ends[1]]))
                    : Comparison(comparison.fact, .atLeast, .amounts([ends[0]]))
                return .all([part, .comparison(other)])
            }
            let other =
                limit.comparator == .atLeast
                ? Comparison(comparison.fact, .atMost, .numbers([ends[1]]))
                : Comparison(comparison.fact, .atLeast, .numbers([ends[0]]))
            return .all([part, .comparison(other)])
        }
    }
}
