import Domain

/// Firms of which most is known, the same in every run; each number names one firm.
struct SyntheticFirms {
    private let activities: [String]
    private let regions: [String]
    private let needs: [String]

    init(_ classification: Classification) {
        func precise(_ scheme: String) -> [String] {
            classification.concepts(of: scheme).map(\.notation).filter { classification.narrower(than: $0).isEmpty }
        }
        (activities, regions, needs) = (precise("NACE"), precise("REGION"), precise("COSME"))
    }

    func firm(_ number: Int) -> Firm {
        var generator = SeededGenerator(seed: UInt64(number) &* 104_729)
        func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
        func chance(_ percent: Int) -> Bool { draw(100) < percent }
        var firm = Firm()
        firm.employees = .known([draw(10), draw(10), draw(50), draw(250), draw(1000)][draw(5)])
        if chance(90) { firm.ownership = .known(Ownership.allCases[draw(3)]) }
        if chance(80) { firm.activity = .known(activities[draw(activities.count)]) }
        if chance(95) { firm.region = .known(regions[draw(regions.count)]) }
        if chance(60) { firm.turnover = .known(Money(draw(60_000_000), ["EUR", "USD", "BYN"][draw(3)])) }
        if chance(70) { firm.founded = .known(Day(daysSince1970: 20_000 - draw(4000))) }
        if chance(50) { firm.womenLed = .known(chance(30)) }
        if chance(60) { firm.needs = .known(Array(Set((0...draw(3)).map { _ in needs[draw(needs.count)] })).sorted()) }
        if chance(70) { firm.legalForm = .known(LegalForm.allCases[draw(4)]) }
        if chance(50) { firm.exportShare = .known(Double(draw(101))) }
        return firm
    }

    /// The firms as a register.
    func register(_ count: Int) -> String {
        var lines = ["employees,ownership,activity,region,turnover,founded,womenLed,needs,legalForm,exportShare"]
        for number in 0..<count {
            let firm = firm(number)
            let turnover = firm.turnover.value.map { "\($0.minorUnits / 100) \($0.currency)" }
            let fields: [String?] = [
                firm.employees.value.map { "\($0)" }, firm.ownership.value?.rawValue, firm.activity.value,
                firm.region.value,
                turnover, firm.founded.value?.description, firm.womenLed.value.map { "\($0)" },
                firm.needs.value?.joined(separator: "|"), firm.legalForm.value?.rawValue,
                firm.exportShare.value.map { "\($0)" },
            ]
            lines.append(fields.map { $0 ?? "" }.joined(separator: ","))
        }
        return lines.joined(separator: "\n")
    }
}
