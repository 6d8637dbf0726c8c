import Domain
import Foundation
import Mustache
import Yams

/// The words of the interface in one language, by dotted key: `search.heading`.
struct Strings: Sendable {
    let language: Language
    private let texts: [String: String]

    /// Reads `Locales/<language>.yaml`.
    init(language: Language, folder: URL) throws {
        self.language = language
        let text = try String(contentsOf: folder.appending(path: "\(language.rawValue).yaml"), encoding: .utf8)
        var texts: [String: String] = [:]
        if let root = try Yams.compose(yaml: text) { Self.collect(root, prefix: "", into: &texts) }
        self.texts = texts
    }

    /// The words of every language, below the folder of templates, words and assets.
    static func all(in root: URL) throws -> [Language: Strings] {
        Dictionary(
            uniqueKeysWithValues: try Language.allCases.map {
                ($0, try Strings(language: $0, folder: root.appending(path: "Locales")))
            })
    }

    private static func collect(_ node: Node, prefix: String, into texts: inout [String: String]) {
        if let scalar = node.scalar { texts[prefix] = scalar.string }
        for (key, value) in node.mapping ?? [:] {
            let name = key.scalar?.string ?? ""
            collect(value, prefix: prefix.isEmpty ? name : "\(prefix).\(name)", into: &texts)
        }
    }

    func has(_ key: String) -> Bool { texts[key] != nil }

    /// The text of a key. A missing key is a mistake of ours: it stops a debug build, and shows as itself in release.
    subscript(key: String) -> String {
        if let text = texts[key] { return text }
        assertionFailure("no text \(key) in \(language)")
        return key
    }

    /// The text with its `{placeholders}` filled.
    func say(_ key: String, _ values: [String: String]) -> String {
        values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// The form that goes with the number, by the plural rules of Unicode CLDR; `{count}` is the number.
    func say(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
        let form = "\(key).\(pluralForm(count))"
        var values = values
        values["count"] = number(count)
        return say(texts[form] == nil ? "\(key).other" : form, values)
    }

    private func pluralForm(_ count: Int) -> String {
        guard language != .en else { return count == 1 ? "one" : "other" }
        switch (count % 10, count % 100) {
        case (_, 11...14): return "many"
        case (1, _): return "one"
        case (2...4, _): return "few"
        default: return "many"
        }
    }

    /// `12 500`, `12,500`.
    func number(_ number: Int) -> String {
        let separator = language == .en ? "," : "\u{A0}"
        let digits = String(abs(number))
        guard digits.count > (language == .en ? 3 : 4) else { return String(number) }
        var groups: [Substring] = []
        var rest = Substring(digits)
        while !rest.isEmpty {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return (number < 0 ? "−" : "") + groups.joined(separator: separator)
    }

    /// At most two decimals, with the comma of the language.
    func number(_ value: Double) -> String {
        // Beyond what whole hundredths can hold, the number as it is.
        guard abs(value) < 1e15 else { return "\(value)" }
        let hundredths = Int((abs(value) * 100).rounded())
        var text = number(hundredths / 100)
        if hundredths % 100 != 0 {
            let decimals = String(100 + hundredths % 100).dropFirst()
            text += (language == .en ? "." : ",") + (decimals.hasSuffix("0") ? decimals.dropLast() : decimals)
        }
        return value < 0 ? "−" + text : text
    }

    /// `10 000 EUR`: the code after the number, the same in each language.
    func money(_ units: Int, _ currency: String) -> String { "\(number(units))\u{A0}\(currency)" }

    func date(_ day: Day) -> String {
        say("date.format", ["day": "\(day.day)", "month": self["date.months.\(day.month)"], "year": "\(day.year)"])
    }

    /// Day and time where the country is: `1 March 2026, 14:05`.
    func time(_ instant: Date, in country: Country) -> String {
        "\(date(country.day(at: instant))), \(country.time(at: instant).suffix(5))"
    }

    func period(_ period: Period) -> String {
        var parts: [String] = []
        if period.years > 0 { parts.append(say("period.years", count: period.years)) }
        if period.months > 0 { parts.append(say("period.months", count: period.months)) }
        if period.days > 0 || parts.isEmpty { parts.append(say("period.days", count: period.days)) }
        return parts.joined(separator: " ")
    }
}

/// Lets a template say `{{t.search.heading}}`.
struct StringsInTemplates: MustacheParent {
    let strings: Strings
    var prefix = ""

    func child(named name: String) -> Any? {
        let key = prefix.isEmpty ? name : "\(prefix).\(name)"
        return strings.has(key) ? strings[key] : StringsInTemplates(strings: strings, prefix: key)
    }
}
