import Domain
import Store

/// One firm against all programmes, in this process.
struct EligibilityBench {
    let classification: Classification
    private static let day = Day(daysSince1970: 20_000)
    private let clock = ContinuousClock()

    init(_ classification: Classification) { self.classification = classification }

    func run(into table: inout FigureTable) {
        let catalogue = SyntheticCatalogue(entries: SyntheticCatalogue.programmes, classification: classification)
        let programmes = catalogue.opportunities.map(\.programme)
        let rulebook = Rulebook(
            programmes, classification: classification, countryOf: LocalizedText(be: "", ru: "", en: "of Belarus"))
        let firms = (0..<64).map(firm)
        let data = "\(programmes.count) programmes, \(programmes.reduce(0) { $0 + $1.criteria.count }) criteria"
        let outcomes = measure(1000) { rulebook.evaluate(firms[$0 % 64], on: Self.day).outcomes.count }
        table.add(
            "one firm, outcome of every criterion", data, budget: "≤ 0.5 ms", outcomes.text,
            isWithin: outcomes.median <= 0.5)
        let results = measure(300) { number in
            rulebook.evaluate(firms[number % 64], on: Self.day).results.reduce(0) { $0 + $1.criteria.count }
        }
        table.add("with the results laid out", data, results.text)
        let reasons = measure(300) { number in
            rulebook.evaluate(firms[number % 64], on: Self.day).reasons(in: .en).reduce(0) { $0 + $1.count }
        }
        table.add("with every reason in words", data, reasons.text)
    }

    /// The sum keeps the compiler from leaving the work out.
    private func measure(_ runs: Int, _ body: (Int) -> Int) -> Figures {
        var figures = Figures()
        var sum = 0
        for number in 0..<50 { sum &+= body(number) }
        for number in 0..<runs {
            let start = clock.now
            sum &+= body(number)
            figures.add(clock.now - start)
        }
        precondition(sum > 0)
        return figures
    }

    private func firm(_ number: Int) -> Firm {
        let activities = classification.narrower(than: "C")
        let regions = classification.narrower(than: "BY")
        var firm = Firm()
        firm.employees = .known(3 + number * 7)
        firm.ownership = number % 5 == 0 ? .unknown : .known([.private, .mixed, .state][number % 3])
        firm.activity = number % 7 == 0 ? .unknown : .known(activities[number % activities.count])
        firm.region = .known(regions[number % regions.count])
        firm.turnover = number % 3 == 0 ? .unknown : .known(Money(500_000 * number, "EUR"))
        firm.founded = .known(Day(daysSince1970: 19_000 - number * 100))
        firm.womenLed = number % 4 == 0 ? .unknown : .known(number % 2 == 0)
        firm.needs = number % 6 == 0 ? .unknown : .known(["COSME-A", "COSME-C"])
        firm.legalForm = .known(.company)
        firm.exportShare = number % 2 == 0 ? .unknown : .known(Double(number))
        return firm
    }
}
