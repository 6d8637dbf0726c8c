import Actions
import Domain
import Store
import TestSupport
import Testing

struct VerifyPageTests {
    private static func frozen(
        _ answers: [String: Instrument.Answer], because reason: String? = nil, in database: any Database
    ) async throws -> String {
        let instrument = try Instrument.formulas()
        return try await database.write { db in
            try db.freeze(
                ScoreToFreeze(
                    instrument: instrument, answers: answers, timePoint: .before,
                    subject: .init(name: "Sawmill <b>", activity: "C16", region: "BY-HR"), sheet: "sheet",
                    organisation: nil, reason: reason), by: .visitor, at: .morning)
        }
    }

    @Test(arguments: Language.allCases)
    func `whoever has the address sees that a result is genuine, but not what was answered`(language: Language)
        async throws
    {
        let database = try await belarusDatabase()
        let digest = try await Self.frozen(["g1": .number(1), "s1": .yes(true)], in: database)
        let page = try await Visitor(database).get("/\(language)/verify/\(digest)")
        #expect(page.status == 200)
        #expect(page.text.contains("Sawmill &lt;b&gt;") && page.text.contains(digest))
        #expect(page.text.matches(of: /mark-passed/).count == 3 && !page.text.contains("mark-failed"))
        #expect(!page.text.contains("item-measured"))
        #expect(page.text.contains("href=\"/\(language)/instruments/formulas-1\""))
    }

    @Test func `a corrected result says that it no longer holds, and what took its place`() async throws {
        let database = try await belarusDatabase()
        let first = try await Self.frozen(["s1": .yes(true)], in: database)
        let second = try await Self.frozen(["s1": .yes(false)], because: "A slip.", in: database)
        let visitor = try Visitor(database)
        let page = try await visitor.get("/en/verify/\(first)").text
        #expect(page.contains("no longer holds") && page.contains("/en/verify/\(second)"))
        #expect(try await visitor.get("/en/verify/\(second)").text.contains("A slip."))
    }

    @Test func `a result that was corrected twice leads to both, with the reasons, and to the one that holds`()
        async throws
    {
        let database = try await belarusDatabase()
        let first = try await Self.frozen(["s1": .yes(true)], in: database)
        let second = try await Self.frozen(["s1": .yes(false)], because: "A slip.", in: database)
        let third = try await Self.frozen(["s1": .unknown], because: "We do <i>not</i> know.", in: database)
        let visitor = try Visitor(database)
        let page = try await visitor.get("/en/verify/\(first)").text
        #expect(page.contains("A slip. <a href=\"/en/verify/\(second)\">See the result that corrected it"))
        #expect(
            page.contains(
                "We do &lt;i&gt;not&lt;/i&gt; know. <a href=\"/en/verify/\(third)\">See the result that holds"))
        let middle = try await visitor.get("/en/verify/\(second)").text
        #expect(middle.contains("no longer holds") && !middle.contains("/en/verify/\(first)"))
        #expect(middle.contains(">What it means</h2>"))
        let last = try await visitor.get("/en/verify/\(third)").text
        #expect(last.contains("genuine and holds") && !last.contains("seal-corrections"))
    }

    @Test func `a result that was tampered with is not confirmed`() async throws {
        let database = try await belarusDatabase()
        let digest = try await Self.frozen(["s1": .yes(true)], in: database)
        try await database.write { try $0.tamperWithSnapshots() }
        let page = try await Visitor(database).get("/en/verify/\(digest)").text
        #expect(page.contains("not confirmed") && page.contains("mark-failed"))
    }

    @Test(arguments: ["", "x", String(repeating: "0", count: 64), String(repeating: "G", count: 64), "..%2F..%2Fetc"])
    func `what is no digest of ours is not found`(digest: String) async throws {
        let visitor = try await Belarus.visitor()
        #expect(try await visitor.get("/en/verify/\(digest)").status == 404)
    }
}

extension Connection {
    fileprivate func tamperWithSnapshots() throws {
        try execute("UPDATE score_snapshots SET body = replace(body, 'Sawmill', 'Windmill')")
    }
}
