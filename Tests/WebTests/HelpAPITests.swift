import Domain
import Foundation
import Store
import TestSupport
import Testing
import Web

/// What a program is told of help is what the page shows.
struct HelpAPITests {
    private static func ask(_ json: String) async throws -> (status: Int, value: DataValue) {
        let answer = try await Belarus.visitor().post("/api/v1/help", json: json)
        return (answer.status, try DataValue(json: answer.text))
    }

    private static func list(_ value: DataValue?) -> [DataValue] {
        if case .list(let items)? = value { items } else { [] }
    }

    @Test(arguments: Language.allCases)
    func `help comes with the same points and reasons as on the page, in the same order`(
        language: Language
    ) async throws {
        let (status, value) = try await Self.ask(
            #"{"gaps": ["PROBLEM-downtime"], "firm": {"employees": 38, "region": "BY-BR"}, "language": "\#(language)"}"#
        )
        #expect(status == 200)
        let groups = Self.list(Self.list(value["gaps"]).first?["groups"])
        #expect(groups.contains { $0["kind"] == .text("projects") } && groups.count >= 3)
        let page = try await Belarus.visitor().get("/\(language)/help?gap=PROBLEM-downtime&employees=38&region=BY-BR")
        let shown = page.text.matches(of: /name="record" value="([^"]+)"/).map { String($0.1) }
        let best = groups.flatMap { Self.list($0["best"]) }
        #expect(
            shown
                == best.compactMap { help in
                    guard case .text(let kind)? = help["kind"], case .text(let id)? = help["id"] else { return nil }
                    return "\(kind)/\(id)"
                })
        for help in best {
            let parts = Self.list(help["parts"])
            let sum = parts.compactMap { $0["points"]?.double }.reduce(0, +)
            #expect(!parts.isEmpty && help["points"]?.double == sum)
            guard case .text(let text)? = parts.first?["text"] else { return #expect(Bool(false), "no reason") }
            #expect(page.text.contains(EscapedText.of(text)))
        }
    }

    @Test func `kinds, how many and the day can be asked for`() async throws {
        let (status, value) = try await Self.ask(
            #"{"gaps": ["DT-9", "PROBLEM-scrap", "DT-9"], "kinds": ["courses"], "limit": 1, "at": "2026-01-31"}"#)
        #expect(status == 200 && value["at"] == .text("2026-01-31"))
        let gaps = Self.list(value["gaps"])
        #expect(gaps.map { $0["notation"] } == [.text("DT-9"), .text("PROBLEM-scrap")])
        for gap in gaps {
            for group in Self.list(gap["groups"]) {
                #expect(group["kind"] == .text("courses") && Self.list(group["best"]).count == 1)
            }
        }
    }

    @Test(arguments: [
        ("{}", "/gaps"), (#"{"gaps": []}"#, "/gaps"), (#"{"gaps": ["no-such"]}"#, "/gaps/0"),
        (#"{"gaps": ["DT-9"], "kinds": ["policies"]}"#, "/kinds/0"), (#"{"gaps": ["DT-9"], "limit": 61}"#, "/limit"),
        (#"{"gaps": ["DT-9"], "firm": {"employees": -1}}"#, "/firm/employees"),
        (#"{"gaps": ["DT-9"], "who": 1}"#, "/who"), (#"{"gaps": "DT-9"}"#, "/gaps"),
    ])
    func `a wrong question is a problem document with its place`(body: String, pointer: String) async throws {
        let (status, value) = try await Self.ask(body)
        #expect(status == 422)
        #expect(Self.list(value["errors"]).contains { $0["pointer"] == .text(pointer) })
    }
}
