import Domain

/// The payments of each year as bars above and below a line, and the balance as a curve.
struct CashFlowDrawing: Sendable {
    let drawingTitle: String
    let flowBars: [Bar]
    let axisY: String
    let balancePoints: String
    let yearLabels: [Label]

    struct Bar: Sendable {
        let barClass: String
        let barX: String
        let barY: String
        let barWidth: String
        let barHeight: String
        let barTitle: String
    }

    struct Label: Sendable {
        let labelX: String
        let labelText: String
    }

    private static let (width, height, edge) = (1000.0, 360.0, 12.0)
    /// More years than this are not all named.
    private static let mostLabels = 12

    /// Nil where nothing is paid, or more than a drawing can show.
    init?(_ flows: CashFlows, title: String, barTitle: (Int, Double) -> String) {
        let (amounts, balances) = (flows.amounts, flows.balances)
        let (low, high) = ((amounts + balances).min() ?? 0, (amounts + balances).max() ?? 0)
        let top = max(high, 0)
        let span = top - min(low, 0)
        guard span > 0, span.isFinite else { return nil }
        func y(_ amount: Double) -> Double { Self.edge + (top - amount) / span * (Self.height - 2 * Self.edge) }
        let step = Self.width / Double(amounts.count)
        func middle(_ year: Int) -> Double { (Double(year) + 0.5) * step }
        drawingTitle = title
        axisY = Self.text(y(0))
        flowBars = amounts.enumerated().map { year, amount in
            Bar(
                barClass: amount < 0 ? "flow-out" : "flow-in", barX: Self.text(middle(year) - step * 0.3),
                barY: Self.text(min(y(amount), y(0))), barWidth: Self.text(step * 0.6),
                barHeight: Self.text(abs(y(amount) - y(0))), barTitle: barTitle(year, amount))
        }
        balancePoints = balances.enumerated().map { "\(Self.text(middle($0))),\(Self.text(y($1)))" }
            .joined(separator: " ")
        let stride = max(1, (amounts.count + Self.mostLabels - 1) / Self.mostLabels)
        yearLabels = amounts.indices.filter { $0.isMultiple(of: stride) }.map {
            Label(labelX: Self.text(middle($0)), labelText: "\($0)")
        }
    }

    /// To a tenth of a unit.
    static func text(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
