import Foundation
import Testing

/// The words of the interface: the same keys in each language, and every key that templates and code use.
struct LocaleTests {
    /// Dotted keys of a locale file, read by indentation: these files hold nested maps of texts only.
    static func keys(_ language: String) throws -> [String: String] {
        let text = try String(
            contentsOf: RepositoryTests.root.appending(path: "Sources/Web/Locales/\(language).yaml"), encoding: .utf8)
        var keys: [String: String] = [:]
        var path: [(indent: Int, name: String)] = []
        for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("#") {
            let indent = line.prefix { $0 == " " }.count
            guard let match = line.firstMatch(of: /^\s*"?([\w-]+)"?:\s*(.*)$/) else { continue }
            path.removeAll { $0.indent >= indent }
            let name = (path.map(\.name) + [String(match.1)]).joined(separator: ".")
            let value = String(match.2)
            if value.isEmpty {
                path.append((indent, String(match.1)))
            } else if value.hasPrefix("{"), !value.hasPrefix("{{"), value.hasSuffix("}") {
                for pair in value.matches(of: /"?(\w+)"?:\s*("(?:[^"\\]|\\.)*"|[^,}]+)/) {
                    keys["\(name).\(pair.1)"] = String(pair.2)
                }
            } else {
                keys[name] = value
            }
        }
        return keys
    }

    private static let plurals = ["one", "few", "many", "other"]

    private static func names(_ language: String) throws -> Set<String> {
        Set(
            try keys(language).keys.map { key in
                let parts = key.split(separator: ".")
                return plurals.contains(String(parts.last ?? "")) ? parts.dropLast().joined(separator: ".") : key
            })
    }

    @Test(arguments: ["be", "ru"])
    func `each language has the same keys as English`(language: String) throws {
        let (theirs, english) = (try Self.names(language), try Self.names("en"))
        #expect(theirs.subtracting(english).isEmpty)
        #expect(english.subtracting(theirs).isEmpty)
    }

    @Test(arguments: ["be", "ru"])
    func `each plural has the forms of its language`(language: String) throws {
        let keys = try Self.keys(language)
        for key in keys.keys where key.hasSuffix(".one") {
            for form in ["few", "many"] {
                #expect(keys[key.dropLast(3) + form] != nil, "\(language): \(key.dropLast(3))\(form)")
            }
        }
    }

    @Test func `a translation keeps the placeholders of the English`() throws {
        let english = try Self.keys("en")
        for language in ["be", "ru"] {
            let theirs = try Self.keys(language)
            for (key, text) in english {
                guard let other = theirs[key] else { continue }
                func names(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
                #expect(names(text) == names(other), "\(language): \(key)")
            }
        }
    }

    @Test func `Belarusian and Russian keep their own letters`() throws {
        for (key, text) in try Self.keys("be") where key != "languageName" {
            #expect(!text.contains(/[ищъИЩЪ]/), "be: \(key): \(text)")
        }
        for (key, text) in try Self.keys("ru") { #expect(!text.contains(/[іўІЎ]/), "ru: \(key): \(text)") }
    }

    @Test func `every word a template shows exists`() throws {
        let names = try Self.names("en")
        for file in try RepositoryTests.files(in: "Sources/Web/Templates", ending: ".mustache") {
            for match in file.text.matches(of: /\{\{[#^]?\s*t\.([\w.]+)\s*\}\}/) {
                #expect(names.contains(String(match.1)), "\(file.path) says \(match.1)")
            }
        }
    }

    @Test func `every word the code says exists`() throws {
        let names = try Self.names("en")
        for file in try RepositoryTests.files(in: "Sources/Web", ending: ".swift") {
            for match in file.text.matches(of: /(?:strings\[|say\()"([\w.]+)"/) {
                #expect(names.contains(String(match.1)), "\(file.path) says \(match.1)")
            }
        }
    }
}
