import Foundation

/// What the whole run found, one row a figure.
struct FigureTable {
    struct Row {
        let what: String
        let data: String
        let budget: String
        let measured: String
        /// What this machine does without us: an empty route, the bare query.
        let floor: String
        /// Nil where there is no budget.
        let isWithin: Bool?
    }

    private(set) var rows: [Row] = []

    mutating func add(
        _ what: String, _ data: String, budget: String = "", _ measured: String, floor: String = "",
        isWithin: Bool? = nil
    ) {
        rows.append(
            Row(what: what, data: data, budget: budget, measured: measured, floor: floor, isWithin: isWithin))
        say("  \(what), \(data): \(measured)")
    }

    /// A row whose budget is the slowest of a hundred, in milliseconds.
    mutating func add(_ what: String, _ data: String, p99 limit: Double, _ figures: Figures, floor: String = "") {
        add(
            what, data, budget: "p99 ≤ \(Figures.rounded(limit)) ms", figures.text, floor: floor,
            isWithin: figures.p99 <= limit)
    }

    var text: String {
        let head = ["what", "data", "budget", "measured", "floor of this machine", ""]
        let lines =
            [head]
            + rows.map { row in
                [
                    row.what, row.data, row.budget, row.measured, row.floor,
                    row.isWithin.map { $0 ? "ok" : "OVER" } ?? "",
                ]
            }
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

/// Prints a line at once, also into a file.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
