/// Writes XML: an element with its attributes and content, everything escaped.
struct XMLText {
    private(set) var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"

    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        text += "<\(name)\(Self.written(attributes))>\n"
    }

    mutating func close(_ name: String) { text += "</\(name)>\n" }

    mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String? = nil) {
        let head = "<\(name)\(Self.written(attributes))"
        text += content.map { "\(head)>\(Self.escaped($0))</\(name)>\n" } ?? "\(head)/>\n"
    }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    /// Control characters, which XML 1.0 has no way to write, are left out.
    static func escaped(_ text: String) -> String {
        var writable = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r": writable.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
            default: writable.append(scalar)
            }
        }
        return EscapedHTML().escapeText(String(writable))
    }
}
