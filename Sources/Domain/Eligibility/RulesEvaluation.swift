extension Rules {
    /// The truth of every instruction, in one pass.
    func truths(of firm: FlatFirm) -> [Truth] {
        var truths = [Truth](repeating: .unknown, count: instructions.count)
        for place in instructions.indices {
            let instruction = instructions[place]
            switch instruction.kind {
            case .all: truths[place] = least(of: instruction, truths)
            case .any: truths[place] = greatest(of: instruction, truths)
            case .none: truths[place] = !greatest(of: instruction, truths)
            default: truths[place] = truth(of: instruction, firm)
            }
        }
        return truths
    }

    private func least(of group: Instruction, _ truths: [Truth]) -> Truth {
        var least = Truth.yes
        for place in group.pool { least = min(least, truths[Int(pool[place])]) }
        return least
    }

    private func greatest(of group: Instruction, _ truths: [Truth]) -> Truth {
        var greatest = Truth.no
        for place in group.pool { greatest = max(greatest, truths[Int(pool[place])]) }
        return greatest
    }

    private func truth(of instruction: Instruction, _ firm: FlatFirm) -> Truth {
        let slot = Int(instruction.slot)
        let positive: Truth
        switch firm.states[slot] {
        case .unknown: return .unknown
        case .notApplicable: positive = .no
        case .known: positive = holds(instruction, firm, slot)
        }
        return instruction.isNegative ? !positive : positive
    }

    private func holds(_ instruction: Instruction, _ firm: FlatFirm, _ slot: Int) -> Truth {
        let number = firm.numbers[slot]
        switch instruction.kind {
        case .range: return Truth(instruction.low <= number && number <= instruction.high)
        case .money:
            guard instruction.extra == firm.currency else { return .unknown }
            return Truth(instruction.low <= number && number <= instruction.high)
        case .oneOf: return Truth(numbers[instruction.pool].contains(number))
        case .choice: return Truth(instruction.extra & (1 << Int32(number)) != 0)
        case .notAfterPeriod: return Truth(number <= firm.periodDays[Int(instruction.extra)])
        case .notBeforePeriod: return Truth(number >= firm.periodDays[Int(instruction.extra)])
        case .anyOf:
            var greatest = Truth.no
            for place in instruction.pool { greatest = max(greatest, relation(place, firm, slot)) }
            return greatest
        case .allOf:
            var least = Truth.yes
            for place in instruction.pool { least = min(least, relation(place, firm, slot)) }
            return least
        case .all, .any, .none, .misfit: return .unknown
        }
    }

    private func relation(_ place: Int, _ firm: FlatFirm, _ slot: Int) -> Truth {
        firm.relations[firm.places[slot] + Int(pool[place])]
    }

    /// The outcome of every criterion on a day, nil where it does not apply, and of every programme.
    func outcomes(of truths: [Truth], on day: Day) -> (criteria: [CriterionOutcome?], programmes: [Outcome]) {
        let today = Int32(day.daysSince1970)
        var criteria = [CriterionOutcome?](repeating: nil, count: entries.count)
        var outcomes = [Outcome](repeating: .undetermined, count: programmes.count)
        for programme in outcomes.indices {
            var verdict = Verdict()
            var anyInForce = false
            for place in entries(of: programme) {
                let entry = entries[place]
                guard entry.from <= today, today <= entry.to, entry.kind != .noneInForce || !anyInForce else {
                    continue
                }
                if case .published = entry.kind { anyInForce = true }
                let truth = entry.instruction.map { truths[Int($0)] } ?? entry.fixed
                let outcome = CriterionOutcome(truth, entry.severity)
                criteria[place] = outcome
                verdict.add(outcome)
            }
            outcomes[programme] = verdict.outcome
        }
        return (criteria, outcomes)
    }
}
