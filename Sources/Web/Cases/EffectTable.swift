import Domain

/// What cases measured, as open data.
extension EffectStatistics {
    static let columns = [
        "metric", "title", "unit", "cases", "change_lower", "change_median", "change_upper", "after_lower",
        "after_median", "after_upper",
    ]

    /// Changes are shares of the value before. Empty where there are too few cases.
    func row(in language: Language) -> [String] {
        func cells(_ range: MeasuredRange?) -> [String] {
            guard let quartiles = range?.quartiles else { return ["", "", ""] }
            return [quartiles.lower, quartiles.median, quartiles.upper].map { DataValue($0).plainNumber }
        }
        return [metric, title[language], unit, "\(count)"] + cells(change) + cells(after)
    }
}
