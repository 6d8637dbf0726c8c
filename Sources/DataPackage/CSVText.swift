/// Writes CSV (RFC 4180): a field is quoted where it must be.
public enum CSVText {
    /// One line, with the end that the standard asks for.
    public static func line(_ fields: [String]) -> String { line(fields, end: "\r\n") }

    static func line(_ fields: [String], end: String) -> String { fields.map(quoted).joined(separator: ",") + end }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
