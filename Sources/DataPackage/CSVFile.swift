import Domain
import SwiftCSV

/// A CSV file with a header, a comma between fields and one line a row, so that a row's number is its line's.
struct CSVFile {
    let path: String
    let rows: [Row]

    struct Row {
        let line: Int
        let fields: [String: String]
    }

    /// - Parameter columns: the header the file must have, in this order.
    init(_ text: String, path: String, columns: [String], mistakes: inout [FileMistake]) {
        self.path = path
        var text = text
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        func note(_ line: Int, _ problem: Mistake.Problem) {
            mistakes.append(FileMistake(path: path, line: line, pointer: "", problem: problem))
        }
        guard lines.first.map({ $0.split(separator: ",").map(String.init) }) == columns else {
            note(1, .notOneOf([columns.joined(separator: ",")]))
            rows = []
            return
        }
        var rows: [Row] = []
        rows.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
            guard let values = Self.values(of: String(line)) else {
                note(index + 1, .unreadable("CSV: \""))
                continue
            }
            guard values.count == columns.count else {
                note(index + 1, .outOfRange(low: "\(columns.count)", high: "\(columns.count)"))
                continue
            }
            rows.append(Row(line: index + 1, fields: Dictionary(uniqueKeysWithValues: zip(columns, values))))
        }
        self.rows = rows
    }

    /// The fields of one line; nil when a quote is not closed.
    private static func values(of line: String) -> [String]? {
        guard line.utf8.contains(34) else {
            return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard line.utf8.count(where: { $0 == 34 }).isMultiple(of: 2) else { return nil }
        return (try? EnumeratedCSV(string: line + "\n" + line, delimiter: .comma, loadColumns: false))?.rows.first
    }

    /// Rows as CSV text, with quotes only where a field needs them.
    static func text(columns: [String], rows: [[String]]) -> String {
        ([columns] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
