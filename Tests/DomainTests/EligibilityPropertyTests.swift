import Domain
import Testing

struct EligibilityPropertyTests {
    @Test(arguments: 1...20) func `the compiled rulebook says what the plain evaluator says`(seed: Int) {
        var random = EligibilityGenerator(seed: seed)
        let programmes = (0..<60).map { random.programme($0) }
        let book = Rulebook.sample(programmes)
        for _ in 0..<20 {
            let (firm, day) = (random.firm(), random.chance(70) ? Day.today : random.day())
            let plain = programmes.map { $0.outcome(for: firm, on: day, in: .sample) }
            #expect(book.evaluate(firm, on: day).outcomes == plain)
        }
    }

    @Test(arguments: 1...20) func `an answer never turns eligible into ineligible or back`(seed: Int) {
        var random = EligibilityGenerator(seed: 100 + seed)
        let book = Rulebook.sample((0..<60).map { random.programme($0) })
        for _ in 0..<20 {
            let firm = random.firm()
            let before = book.evaluate(firm, on: .today).outcomes
            for fact in EligibilityGenerator.facts where firm.value(of: fact) == .unknown {
                let after = book.evaluate(firm.with(fact, random.value(of: fact)), on: .today).outcomes
                for (old, new) in zip(before, after) where old != .undetermined { #expect(new == old, "\(fact)") }
            }
        }
    }

    @Test(arguments: 1...10) func `a more precise notation never turns eligible into ineligible or back`(seed: Int) {
        var random = EligibilityGenerator(seed: 200 + seed)
        let book = Rulebook.sample((0..<60).map { random.programme($0) })
        for broad in ["C", "C16", "A"] {
            let firm = random.firm().with(.activity, .words([broad]))
            let before = book.evaluate(firm, on: .today).outcomes
            for narrow in Classification.sample.concepts.map(\.notation) where Classification.sample.isIn(narrow, broad)
            {
                let after = book.evaluate(firm.with(.activity, .words([narrow])), on: .today).outcomes
                for (old, new) in zip(before, after) where old != .undetermined { #expect(new == old) }
            }
        }
    }

    @Test(arguments: 1...10) func `the order of criteria and of parts never matters`(seed: Int) {
        var random = EligibilityGenerator(seed: 300 + seed)
        for number in 0..<100 {
            let (programme, firm) = (random.programme(number), random.firm())
            let shuffled = Programme(
                id: programme.id, title: programme.title, availability: programme.availability,
                criteria: programme.criteria.shuffled(using: &random))
            let evaluation = Rulebook.sample([programme, shuffled]).evaluate(firm, on: .today)
            #expect(evaluation.outcomes[0] == evaluation.outcomes[1])
            let expression = random.expression(depth: 4)
            #expect(
                expression.truth(for: firm, on: .today, in: .sample)
                    == expression.shuffled(using: &random).truth(for: firm, on: .today, in: .sample))
        }
    }

    @Test(arguments: 1...20) func `answering the questions ends in decided outcomes`(seed: Int) throws {
        var random = EligibilityGenerator(seed: 400 + seed)
        let book = Rulebook.sample((0..<30).map { random.programme($0) })
        for _ in 0..<10 {
            var firm = random.firm()
            var evaluation = book.evaluate(firm, on: .today)
            var rounds = 0
            while let question = evaluation.questions.first {
                let before = evaluation.outcomes
                firm = firm.with(question.fact, random.answer(to: question.fact, of: firm))
                evaluation = book.evaluate(firm, on: .today)
                for (old, new) in zip(before, evaluation.outcomes) where old != .undetermined { #expect(new == old) }
                rounds += 1
                try #require(
                    rounds <= EligibilityGenerator.facts.count, "the same fact is asked twice: \(question.fact)")
            }
            for result in evaluation.results where result.outcome == .undetermined {
                #expect(result.stillOpen(firm), "\(result.programme.criteria)")
            }
        }
    }

    @Test(arguments: 1...10) func `only facts that matter are asked, and those surely settled are`(seed: Int) {
        var random = EligibilityGenerator(seed: 500 + seed)
        let book = Rulebook.sample((0..<20).map { random.programme($0) })
        for _ in 0..<10 {
            let firm = random.firm()
            let evaluation = book.evaluate(firm, on: .today)
            let open = evaluation.outcomes.indices.filter { evaluation.outcomes[$0] == .undetermined }
            for question in evaluation.questions {
                let asking = open.filter { programme in
                    evaluation.result(programme).criteria.enumerated().contains { number, criterion in
                        criterion.severity == .blocking
                            && evaluation.missing(programme, number).contains(question.fact)
                    }
                }
                #expect(asking.count == question.programmes)
                #expect(question.settlesSurely <= question.settles && question.settles <= question.programmes)
                let answer = random.answer(to: question.fact, of: firm)
                let after = book.evaluate(firm.with(question.fact, answer), on: .today)
                let decided = open.filter { after.outcomes[$0] != .undetermined }
                #expect(decided.count <= question.settles)
                if question.fact != .turnover { #expect(decided.count >= question.settlesSurely) }
            }
        }
    }

    @Test(arguments: 1...10) func `the outcome stays until the day it is said to change, and then changes`(seed: Int) {
        var random = EligibilityGenerator(seed: 600 + seed)
        let book = Rulebook.sample((0..<20).map { random.programme($0) })
        let evaluation = book.evaluate(random.firm(), on: .today)
        for programme in evaluation.outcomes.indices {
            let change = evaluation.changes(programme)
            for later in 1...400 {
                let day = Day(daysSince1970: Day.today.daysSince1970 + later)
                let isSame = evaluation.outcome(programme, on: day) == evaluation.outcomes[programme]
                if let change, day >= change {
                    #expect(!isSame || day > change)
                    break
                }
                #expect(isSame)
            }
        }
    }

    @Test(arguments: 1...10) func `every reason is a whole text in every language`(seed: Int) {
        var random = EligibilityGenerator(seed: 700 + seed)
        let evaluation = Rulebook.sample((0..<60).map { random.programme($0) }).evaluate(random.firm(), on: .today)
        for language in Language.allCases {
            for (programme, reasons) in evaluation.reasons(in: language).enumerated() {
                #expect(reasons.count == evaluation.result(programme).criteria.count)
                for (number, reason) in reasons.enumerated() {
                    #expect(reason == evaluation.reason(programme, number, in: language))
                    #expect(reason.hasSuffix(".") && reason.count < 1500, "\(reason)")
                    #expect(!reason.contains("{") && !reason.contains("  ") && !reason.contains(".."), "\(reason)")
                    #expect(reason.first?.isLowercase == false, "\(reason)")
                }
            }
        }
    }
}

extension Criterion.Expression {
    fileprivate func shuffled(using random: inout EligibilityGenerator) -> Self {
        switch self {
        case .comparison: self
        case .all(let parts): .all(parts.shuffled(using: &random))
        case .any(let parts): .any(parts.shuffled(using: &random))
        case .none(let parts): .none(parts.shuffled(using: &random))
        }
    }

    fileprivate var comparesTurnover: Bool {
        switch self {
        case .comparison(let comparison): comparison.fact == .turnover
        case .all(let parts), .any(let parts), .none(let parts): parts.contains(where: \.comparesTurnover)
        }
    }
}

extension ProgrammeResult {
    /// Whether something remains that no answer settles: no published condition that decides, or a limit in another currency.
    fileprivate func stillOpen(_ firm: Firm) -> Bool {
        let blocking = criteria.filter { $0.severity == .blocking }
        if blocking.isEmpty { return true }
        return firm.turnover.value != nil
            && blocking.filter { $0.outcome == .unknown }.allSatisfy { open in
                programme.criteria.contains {
                    $0.identifier == open.identifier && $0.expression?.comparesTurnover == true
                }
            }
    }
}
