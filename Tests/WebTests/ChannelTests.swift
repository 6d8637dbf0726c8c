import DataPackage
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The page, the API and the rules give the same outcome for the same firm.
struct ChannelTests {
    @Test func `the page and the API agree on every firm of the table`() async throws {
        let visitor = try await Belarus.visitor()
        for row in try Belarus.table("eligibility") {
            let id = row["opportunity"] ?? ""
            let firm = row["firm"] ?? "{}"
            let answer = try await visitor.post(
                "/api/v1/eligibility",
                json: "{\"firm\": \(firm), \"opportunities\": [\"\(id)\"], \"at\": \"2026-03-01\"}")
            #expect(answer.status == 200, "\(answer.text)")
            let value = try DataValue(json: answer.text)
            guard case .list(let results) = value["results"], let first = results.first else {
                Issue.record("no result for \(id)")
                continue
            }
            #expect(first["outcome"] == .text(row["expected"] ?? ""), "\(id) \(firm)")
            if let query = Self.query(try DataValue(json: firm)) {
                let page = try await visitor.get("/en/funding/check?\(query)")
                #expect(Self.outcome(of: id, in: page.text) == row["expected"], "\(id) \(query)")
            }
        }
    }

    /// The facts as the form sends them; nil for what a form cannot say.
    private static func query(_ firm: DataValue) -> String? {
        guard case .object(let fields) = firm else { return nil }
        var pairs: [String] = []
        for field in fields {
            switch field.value {
            case .integer(let number): pairs.append("\(field.name)=\(number)")
            case .number(let number): pairs.append("\(field.name)=\(number)")
            case .text(let text) where field.name != "name": pairs.append("\(field.name)=\(text)")
            case .boolean(let flag): pairs.append("\(field.name)=\(flag ? "yes" : "no")")
            case .list(let values):
                for case .text(let text) in values { pairs.append("\(field.name)=\(text)") }
            default: return nil
            }
        }
        return pairs.joined(separator: "&")
    }

    /// The group whose results link to the programme.
    private static func outcome(of id: String, in page: String) -> String? {
        let link = [#"""#, "?"].compactMap { page.firstRange(of: "/en/funding/\(id)\($0)") }.min {
            $0.lowerBound < $1.lowerBound
        }
        guard let link else { return nil }
        let before = page[..<link.lowerBound]
        let classes = [("result yes", "eligible"), ("result may", "undetermined"), ("result no", "ineligible")]
        return classes.compactMap { name, outcome in
            before.ranges(of: name).last.map { (place: $0.lowerBound, outcome: outcome) }
        }.max { $0.place < $1.place }?.outcome
    }
}
