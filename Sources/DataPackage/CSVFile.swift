import Domain

/// A CSV file with a header, a comma between fields and one line a row, so that a row's number is its line's.
struct CSVFile {
    let path: String
    let rows: [Row]

    struct Row {
        let line: Int
        let fields: [String: String]
    }

    /// Reads the text, noting what is wrong; `columns` is the header the file must have, in this order.
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

    /// The fields of one line (RFC 4180); nil when a quote is not closed or stands inside a field.
    static func values(of line: String) -> [String]? {
        guard line.utf8.contains(34) else {
            return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        var values: [String] = []
        var rest = line[...]
        while true {
            if rest.first == "\"" {
                guard let (value, end) = quoted(rest.dropFirst()) else { return nil }
                values.append(value)
                rest = end
                guard let next = rest.first else { return values }
                guard next == "," else { return nil }
                rest = rest.dropFirst()
            } else {
                let value = rest.prefix { $0 != "," }
                guard !value.contains("\"") else { return nil }
                values.append(String(value))
                rest = rest[value.endIndex...]
                guard rest.first == "," else { return values }
                rest = rest.dropFirst()
            }
        }
    }

    /// The text up to the closing quote, and what follows it.
    private static func quoted(_ text: Substring) -> (value: String, rest: Substring)? {
        var value = ""
        var rest = text
        while let end = rest.firstIndex(of: "\"") {
            value += rest[..<end]
            rest = rest[rest.index(after: end)...]
            guard rest.first == "\"" else { return (value, rest) }
            value += "\""
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Rows as CSV text, with quotes only where a field needs them.
    static func text(columns: [String], rows: [[String]]) -> String {
        ([columns] + rows).map { CSVText.line($0, end: "\n") }.joined()
    }
}
