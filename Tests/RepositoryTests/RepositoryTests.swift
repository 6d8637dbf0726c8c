import Foundation
import Testing

/// Rules about the repository itself that the compiler cannot check.
struct RepositoryTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    static func files(in folder: String, ending: String) throws -> [(path: String, text: String)] {
        let folder = root.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(ending) }.sorted()
            .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    @Test(arguments: [
        ("Domain", ["FoundationEssentials", "Glibc"]),
        ("DataPackage", ["Domain", "Foundation", "Dispatch", "Synchronization", "Yams"]),
        ("Secrets", ["CSodium", "Dispatch", "Synchronization"]),
        ("Outside", ["CCurl", "Dispatch", "Domain", "FoundationEssentials", "Glibc", "Secrets"]),
        (
            "Store",
            [
                "Domain", "Foundation", "FoundationEssentials", "GRDB", "GRDBSQLite", "CPostgres", "CStemmer",
                "Dispatch",
                "Glibc", "Synchronization",
            ]
        ),
        ("Actions", ["Domain", "DataPackage", "Secrets", "Store", "FoundationEssentials"]),
        (
            "Web",
            [
                "CQRencode", "Domain", "DataPackage", "Secrets", "Store", "Outside", "Actions", "Foundation",
                "FoundationEssentials", "HTTPTypes",
                "Hummingbird", "Logging",
                "Mustache", "NIOCore", "Synchronization", "Yams",
            ]
        ),
    ])
    func `a target imports only what the house allows`(target: String, allowed: [String]) throws {
        for file in try Self.files(in: "Sources/\(target)", ending: ".swift") {
            for match in file.text.matches(
                of: /(?m)^\s*(?:(?:public|internal|package|private) )?import (?:struct |class |enum |func )?(\w+)/)
            {
                #expect(allowed.contains(String(match.1)), "\(target)/\(file.path) imports \(match.1)")
            }
        }
    }

    @Test func `SQL is written in Store only`() throws {
        for folder in [
            "Sources/Domain", "Sources/DataPackage", "Sources/Actions", "Sources/Web", "Sources/SmartIndustry",
        ] {
            for file in try Self.files(in: folder, ending: ".swift") {
                #expect(
                    !file.text.contains(/\b(SELECT \w|INSERT INTO|UPDATE \w+\s+SET|DELETE FROM)\b/),
                    "\(folder)/\(file.path)")
            }
        }
    }

    @Test func `every partial and layout exists`() throws {
        let templates = try Self.files(in: "Sources/Web/Templates", ending: ".mustache")
        let names = Set(templates.map { String($0.path.dropLast(".mustache".count)) })
        #expect(!names.isEmpty)
        for template in templates {
            for match in template.text.matches(of: /\{\{[<>]\s*([\w\/-]+)\s*\}\}/) {
                #expect(names.contains(String(match.1)), "\(template.path) uses \(match.1)")
            }
        }
    }

    @Test func `every page has its template`() throws {
        let names = Set(
            try Self.files(in: "Sources/Web/Templates", ending: ".mustache").map { String($0.path.dropLast(9)) })
        for file in try Self.files(in: "Sources/Web", ending: ".swift") {
            for match in file.text.matches(of: /static let template = "([^"]+)"/) {
                #expect(names.contains(String(match.1)), "\(file.path) shows \(match.1)")
            }
        }
    }

    @Test func `templates never print unescaped, and hold no style or script of their own`() throws {
        for file in try Self.files(in: "Sources/Web/Templates", ending: ".mustache") {
            #expect(!file.text.contains("{{{") && !file.text.contains("{{&"), "\(file.path)")
            #expect(!file.text.contains(/\sstyle="|\son\w+="|<script>|<style>|javascript:/), "\(file.path)")
        }
    }

    @Test func `no file is longer than 400 lines`() throws {
        for file in try Self.files(in: "Sources", ending: ".swift") {
            #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(file.path)")
        }
    }

    @Test func `the documents are as short as they promise`() throws {
        for (path, limit) in [("README.md", 80), ("ARCHITECTURE.md", 150)] {
            let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= limit + 1, "\(path)")
        }
    }
}
