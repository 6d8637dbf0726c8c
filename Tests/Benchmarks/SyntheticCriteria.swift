import Domain

/// Criteria as programmes publish them: limits that many share, groups now and then.
struct SyntheticCriteria {
    private let activities: [String]
    private let regions: [String]
    private let needs: [String]

    init(_ classification: Classification) {
        activities = ["A", "C", "G", "J"] + classification.narrower(than: "C")
        regions = ["BY"] + classification.narrower(than: "BY")
        needs = classification.concepts(of: "COSME").map(\.notation)
    }

    /// Three to eight, the same for the same seed.
    func criteria(seed: UInt64) -> [Criterion] {
        var generator = SeededGenerator(seed: seed)
        return (1...Int.random(in: 3...8, using: &generator)).map { number in
            Criterion(
                identifier: "c\(number)",
                title: LocalizedText(be: "Умова \(number)", ru: "Условие \(number)", en: "Condition \(number)"),
                expression: expression(&generator))
        }
    }

    private func expression(_ generator: inout SeededGenerator) -> Criterion.Expression {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: .all([comparison(&generator), comparison(&generator)])
        case 1: .any([comparison(&generator), comparison(&generator)])
        case 2: .none([comparison(&generator)])
        default: comparison(&generator)
        }
    }

    private func comparison(_ generator: inout SeededGenerator) -> Criterion.Expression {
        func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        func some(_ words: [String], _ most: Int) -> Operand {
            .words((0..<Int.random(in: 1...most, using: &generator)).map { _ in one(words) })
        }
        let comparison: Comparison =
            switch Int.random(in: 0..<11, using: &generator) {
            case 0: Comparison(.employees, .lessThan, .numbers([one([10, 16, 50, 100, 101, 250, 251, 500])]))
            case 1: Comparison(.employees, .atLeast, .numbers([one([1, 2, 5, 10, 50])]))
            case 2:
                Comparison(
                    .turnover, .atMost,
                    .amounts([Money(one([2_000_000, 10_000_000, 25_000_000, 50_000_000]), one(["EUR", "USD", "BYN"]))]))
            case 3: Comparison(.ownership, .in, .words(one([["private"], ["private", "mixed"], ["state"]])))
            case 4: Comparison(.activity, one([.in, .notIn]), some(activities, 4))
            case 5: Comparison(.region, one([.in, .notIn]), some(regions, 2))
            case 6: Comparison(.founded, .onOrBefore, .before(Period(months: one([6, 12, 24, 36, 60]))))
            case 7: Comparison(.exportShare, .atLeast, .numbers([one([5, 10, 25, 50])]))
            case 8: Comparison(.needs, .containsAny, some(needs, 2))
            case 9: Comparison(.womenLed, .equals, .flag(true))
            default:
                Comparison(.legalForm, .in, .words(one([["company"], ["soleTrader"], ["company", "cooperative"]])))
            }
        return .comparison(comparison)
    }
}
