/// The value of one fact, whatever its kind.
public enum FactValue: Hashable, Sendable {
    case number(Double)
    case money(Money)
    case flag(Bool)
    /// A choice, a notation, or several notations.
    case words([String])
    case day(Day)
}

extension Firm {
    /// The value of a fact in the common form.
    public func value(of fact: Fact) -> Known<FactValue> {
        switch fact {
        case .employees: employees.map { .number(Double($0)) }
        case .turnover: turnover.map(FactValue.money)
        case .ownership: ownership.map { .words([$0.rawValue]) }
        case .stateShare: stateShare.map(FactValue.number)
        case .legalForm: legalForm.map { .words([$0.rawValue]) }
        case .activity: activity.map { .words([$0]) }
        case .region: region.map { .words([$0]) }
        case .founded: founded.map(FactValue.day)
        case .monthsTrading: monthsTrading.map { .number(Double($0)) }
        case .exportShare: exportShare.map(FactValue.number)
        case .womenLed: womenLed.map(FactValue.flag)
        case .needs: needs.map(FactValue.words)
        case .assessmentTotal: assessmentValue { $0.total }
        case .assessmentBand: assessmentValue { $0.band.map(Double.init) }
        case .assessment(let dimension): assessmentValue { $0.dimensions[dimension] ?? .unknown }
        }
    }

    private func assessmentValue(_ score: (Assessment) -> Known<Double>) -> Known<FactValue> {
        switch assessment {
        case .known(let assessment): score(assessment).map(FactValue.number)
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
    }

    /// The same firm with another value of one fact; a value that does not fit the fact changes nothing.
    public func with(_ fact: Fact, _ value: FactValue) -> Firm {
        var firm = self
        switch (fact, value) {
        case (.employees, .number(let number)): firm.employees = .known(Int(number))
        case (.turnover, .money(let money)): firm.turnover = .known(money)
        case (.ownership, .words(let words)): firm.ownership = words.first.flatMap(Ownership.init).known
        case (.stateShare, .number(let number)): firm.stateShare = .known(number)
        case (.legalForm, .words(let words)): firm.legalForm = words.first.flatMap(LegalForm.init).known
        case (.activity, .words(let words)): firm.activity = words.first.known
        case (.region, .words(let words)): firm.region = words.first.known
        case (.founded, .day(let day)): firm.founded = .known(day)
        case (.monthsTrading, .number(let number)): firm.monthsTrading = .known(Int(number))
        case (.exportShare, .number(let number)): firm.exportShare = .known(number)
        case (.womenLed, .flag(let flag)): firm.womenLed = .known(flag)
        case (.needs, .words(let words)): firm.needs = .known(words)
        case (.assessmentTotal, .number(let number)): firm.setAssessment { $0.total = .known(number) }
        case (.assessmentBand, .number(let number)): firm.setAssessment { $0.band = .known(Int(number)) }
        case (.assessment(let dimension), .number(let number)):
            firm.setAssessment { $0.dimensions[dimension] = .known(number) }
        default: break
        }
        return firm
    }

    /// The same firm, to which a fact does not apply.
    public func without(_ fact: Fact) -> Firm {
        var firm = self
        switch fact {
        case .employees: firm.employees = .notApplicable
        case .turnover: firm.turnover = .notApplicable
        case .ownership: firm.ownership = .notApplicable
        case .stateShare: firm.stateShare = .notApplicable
        case .legalForm: firm.legalForm = .notApplicable
        case .activity: firm.activity = .notApplicable
        case .region: firm.region = .notApplicable
        case .founded: firm.founded = .notApplicable
        case .monthsTrading: firm.monthsTrading = .notApplicable
        case .exportShare: firm.exportShare = .notApplicable
        case .womenLed: firm.womenLed = .notApplicable
        case .needs: firm.needs = .notApplicable
        case .assessmentTotal: firm.setAssessment { $0.total = .notApplicable }
        case .assessmentBand: firm.setAssessment { $0.band = .notApplicable }
        case .assessment(let dimension): firm.setAssessment { $0.dimensions[dimension] = .notApplicable }
        }
        return firm
    }

    private mutating func setAssessment(_ change: (inout Assessment) -> Void) {
        var assessment = assessment.value ?? Assessment()
        change(&assessment)
        self.assessment = .known(assessment)
    }
}

extension Optional where Wrapped: Hashable & Sendable {
    fileprivate var known: Known<Wrapped> { map(Known.known) ?? .unknown }
}
