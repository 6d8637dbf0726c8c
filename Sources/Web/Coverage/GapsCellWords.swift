import Domain

/// One cell of the table of gaps in words.
struct GapsCellWords {
    let figure: String
    let note: String?
    let spoken: String

    init(_ cell: CoverageCell, _ measure: GapsMeasure, _ strings: Strings) {
        let firms = strings.number(cell.firms)
        let perhaps =
            cell.undeterminedSources == 0
            ? nil : strings.say("gaps.cell.perhaps", count: cell.undeterminedSources)
        func share(_ count: Int) -> String { strings.share(count, of: cell.firms) }
        switch measure {
        case .eligible where cell.eligible == 0:
            figure = strings["gaps.cell.nobody"]
            note = perhaps ?? strings["gaps.cell.noSource"]
            spoken = strings.say("gaps.cell.eligible", ["count": "0", "firms": firms])
        case .eligible:
            (figure, note) = (strings.number(cell.eligible), share(cell.eligible))
            spoken = strings.say("gaps.cell.eligible", ["count": figure, "firms": firms])
        case .uncovered:
            let count = cell.firms - cell.eligible
            (figure, note) = (strings.number(count), share(count))
            spoken = strings.say("gaps.cell.uncovered", ["count": figure, "firms": firms])
        case .undetermined:
            (figure, note) = (strings.number(cell.undetermined), share(cell.undetermined))
            spoken = strings.say("gaps.cell.undetermined", ["count": figure, "firms": firms])
        case .sources:
            (figure, note) = (strings.number(cell.sources), perhaps)
            spoken = strings["gaps.cell.sources"]
        case .amount where cell.sources == 0:
            figure = strings[perhaps == nil ? "gaps.cell.noSource" : "gaps.cell.nothing"]
            note = perhaps
            spoken = strings["gaps.cell.amount"]
        case .amount:
            figure = cell.amounts.isEmpty ? strings["gaps.cell.notStated"] : strings.amounts(cell.amounts)
            note =
                cell.sourcesWithoutAmount == 0 || cell.amounts.isEmpty
                ? nil : strings.say("gaps.cell.silent", count: cell.sourcesWithoutAmount)
            spoken = strings["gaps.cell.amount"]
        }
    }
}

/// How dark each cell is: 0 where there is nothing, 1 to 9 by its share.
struct GapsShades {
    private let measure: GapsMeasure
    /// The most of any cell, where cells are compared with each other.
    private let most: Int
    /// Nil where the cells speak of several currencies: nothing is converted.
    private let currency: String?

    init(_ measure: GapsMeasure, _ cells: [CoverageCell]) {
        self.measure = measure
        let currencies = Set(cells.flatMap(\.amounts).map(\.currency))
        let currency = currencies.count == 1 ? currencies.first : nil
        self.currency = currency
        most =
            switch measure {
            case .sources: cells.map(\.sources).max() ?? 0
            case .amount where currency != nil: cells.flatMap(\.amounts).map(\.minorUnits).max() ?? 0
            default: 0
            }
    }

    func shade(_ cell: CoverageCell) -> Int {
        switch measure {
        case .eligible: shade(cell.eligible, of: cell.firms)
        case .uncovered: cell.eligible == 0 ? 0 : shade(cell.firms - cell.eligible, of: cell.firms, least: 1)
        case .undetermined: shade(cell.undetermined, of: cell.firms, least: 1)
        case .sources: shade(cell.sources, of: most)
        case .amount:
            cell.sources == 0 ? 0 : currency == nil ? 1 : shade(cell.amounts.first?.minorUnits ?? 0, of: most, least: 1)
        }
    }

    private func shade(_ part: Int, of whole: Int, least: Int = 0) -> Int {
        guard part > 0, whole > 0 else { return least }
        return min(9, 1 + part * 9 / whole)
    }
}

extension Strings {
    /// "25 %"; what is more than nothing and less than all is never rounded to either.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "" }
        let percent = Double(part) / Double(whole) * 100
        let rounded = part == 0 ? 0 : part == whole ? 100 : min(max(percent.rounded(), 1), 99)
        let isLess = part > 0 && percent < 1
        return (isLess ? "<\u{A0}" : "") + number(rounded) + (language == .en ? "%" : "\u{A0}%")
    }
}
