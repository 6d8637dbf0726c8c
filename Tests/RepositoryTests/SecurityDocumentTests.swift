import Foundation
import Testing

/// `docs/security.md` names tests; a promise whose test is gone is none.
struct SecurityDocumentTests {
    @Test func `every test that the security document names exists`() throws {
        let document = try String(
            contentsOf: RepositoryTests.root.appending(path: "docs/security.md"), encoding: .utf8)
        #expect(document.split(separator: "\n", omittingEmptySubsequences: false).count <= 81)
        let swift = try RepositoryTests.files(in: "Tests", ending: ".swift").map(\.text)
        let python = try RepositoryTests.files(in: "Tests", ending: ".py")
        let named = document.matches(of: /`(\w+Tests|test_\w+\.py): ([^`]+)`/)
        #expect(named.count > 50)
        for match in named {
            let (place, name) = (String(match.1), String(match.2))
            let isThere =
                place.hasSuffix(".py")
                ? python.contains { $0.path.hasSuffix("/\(place)") && $0.text.contains("def \(name)(") }
                : swift.contains { $0.contains("struct \(place) {") && $0.contains("func `\(name)`(") }
            #expect(isThere, "\(place): \(name)")
        }
    }
}
