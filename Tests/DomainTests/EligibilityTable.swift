import FoundationEssentials

/// A table of Tests/Data: the lines of a CSV file (RFC 4180) without its heading.
func table(_ name: String, file: String = #filePath) throws -> [[String]] {
    let folder = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let data = try Data(contentsOf: URL(filePath: "/\(folder)/Data/\(name)"))
    var lines: [[String]] = []
    var (line, field, isQuoted, wasQuote): ([String], String, Bool, Bool) = ([], "", false, false)
    for character in String(decoding: data, as: UTF8.self) {
        switch character {
        case "\"":
            if wasQuote { field.append("\"") }
            wasQuote = isQuoted ? true : false
            isQuoted.toggle()
        case "," where !isQuoted:
            (line, field, wasQuote) = (line + [field], "", false)
        case "\n" where !isQuoted:
            lines.append(line + [field])
            (line, field, wasQuote) = ([], "", false)
        default:
            wasQuote = false
            field.append(character)
        }
    }
    return Array(lines.dropFirst())
}
