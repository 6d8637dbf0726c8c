import DataPackage
import Domain
import Hummingbird

/// A calculation as CSV: every line of every scenario, year by year, and what they add up to.
struct EffectsTable {
    private let outcome: ProjectOutcome
    private let strings: Strings

    init(_ outcome: ProjectOutcome, _ strings: Strings) {
        self.outcome = outcome
        self.strings = strings
    }

    var response: Response {
        .document(
            text, "text/csv; charset=utf-8; header=present",
            headers: [.contentDisposition: "attachment; filename=\"\(outcome.plan.project.id).csv\""])
    }

    /// Loans can outlive the project, and lives differ between scenarios: missing years stay empty.
    private var text: String {
        let years = outcome.scenarios.map(\.result.flows.amounts.count).max() ?? 0
        let header = ["scenario", "line", "title", "currency"] + (0..<years).map { "t\($0)" }
        let rows = outcome.scenarios.flatMap { scenario in
            scenario.lines.map {
                row(scenario, $0.subject.name, strings.title(of: $0.subject, in: outcome.plan), $0.amounts)
            }
                + [
                    row(scenario, "net", strings["effects.net"], scenario.result.flows.amounts),
                    row(scenario, "balance", strings["effects.balance"], scenario.result.flows.balances),
                ]
        }
        return ([header] + rows.map { $0 + Array(repeating: "", count: header.count - $0.count) })
            .map(CSVText.line).joined()
    }

    private func row(_ scenario: ScenarioOutcome, _ name: String, _ title: String, _ amounts: [Double]) -> [String] {
        [scenario.scenario.rawValue, name, title, outcome.plan.currency] + amounts.map(Self.cents)
    }

    /// To the cent, with a point, as spreadsheets of every language can be told to read it.
    private static func cents(_ amount: Double) -> String {
        guard abs(amount) < 1e15 else { return "\(amount)" }
        let cents = Int((abs(amount) * 100).rounded())
        let rest = String(cents % 100 + 100).dropFirst()
        return (amount < 0 && cents > 0 ? "-" : "") + "\(cents / 100).\(rest)"
    }
}

extension Strings {
    /// The line of a calculation in words.
    func title(of subject: ProjectPayments.Subject, in plan: ProjectPlan) -> String {
        switch subject {
        case .benefit(let lever): self["effects.lever.\(lever.rawValue)"]
        case .cost(let name): plan.title(of: .cost(name))?[language] ?? name
        case .funding: plan.funding?.title[language] ?? self["effects.funding"]
        case .repayment: self["effects.repayment"]
        }
    }
}
