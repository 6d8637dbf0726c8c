import Domain
import Foundation
import Testing

/// The steps of a scenario, and how what was typed is read.
struct ScenarioTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)
    private static let heading = PolicyScenario.Heading(
        title: "Lower limit", question: "Whom would it help?", day: Day("2020-06-30") ?? Day(daysSince1970: 0))

    private func scenario() -> PolicyScenario {
        PolicyScenario(
            id: .init("0scenario"), Self.heading, in: .en, by: .init("analyst"), of: nil, at: Self.now)
    }

    private static func body(_ title: String) throws -> DataValue {
        try .json(
            #"{"title": {"be": "\#(title)", "ru": "\#(title)", "en": "\#(title)"}, "criteria": []}"#)
    }

    @Test func `each change is written by itself: two windows at different ones lose nothing`() throws {
        var scenario = scenario()
        let one = try scenario.add(.altered, of: "loan", saying: Self.body("Loan"), at: Self.now)
        let two = try scenario.add(.altered, of: "grant", saying: Self.body("Grant"), at: Self.now)
        let (seenOne, seenTwo) = (scenario[one]?.revision ?? 0, scenario[two]?.revision ?? 0)
        try scenario.write(Self.body("Loan 2"), in: one, seen: seenOne, at: Self.now)
        try scenario.write(Self.body("Grant 2"), in: two, seen: seenTwo, at: Self.now)
        #expect(scenario[one]?.body == (try Self.body("Loan 2").ordered))
        #expect(scenario[two]?.body == (try Self.body("Grant 2").ordered))
    }

    @Test func `the second of two at one change sees the first's, and the same text again is no conflict`() throws {
        var scenario = scenario()
        let number = try scenario.add(.altered, of: "loan", saying: Self.body("Loan"), at: Self.now)
        let seen = scenario[number]?.revision ?? 0
        try scenario.write(Self.body("Mine"), in: number, seen: seen, at: Self.now)
        #expect(throws: PolicyScenario.Refused.changedMeanwhile) {
            try scenario.write(Self.body("Yours"), in: number, seen: seen, at: Self.now)
        }
        try scenario.write(Self.body("Mine"), in: number, seen: seen, at: Self.now)
        #expect(throws: PolicyScenario.Refused.changedMeanwhile) {
            try scenario.removeChange(number, seen: seen, at: Self.now)
        }
        try scenario.removeChange(number, seen: scenario[number]?.revision ?? 0, at: Self.now)
        try scenario.removeChange(number, seen: seen, at: Self.now)
        #expect(scenario.changes.isEmpty)
        #expect(throws: PolicyScenario.Refused.changedMeanwhile) {
            try scenario.write(Self.body("Late"), in: number, seen: seen, at: Self.now)
        }
    }

    @Test func `a programme is changed once, numbers are not used twice, and there is an end`() throws {
        var scenario = scenario()
        let first = try scenario.add(.removed, of: "loan", saying: .object([]), at: Self.now)
        #expect(try scenario.add(.removed, of: "loan", saying: .object([]), at: Self.now) == first)
        #expect(throws: PolicyScenario.Refused.isChangedAlready) {
            try scenario.add(.altered, of: "loan", saying: Self.body("Loan"), at: Self.now)
        }
        try scenario.removeChange(first, seen: scenario[first]?.revision ?? 0, at: Self.now)
        let new = try scenario.addNew(at: Self.now)
        #expect(new > first)
        #expect(try scenario.addNew(at: Self.now) == new, "a button pressed twice")
        for number in scenario.changes.count..<PolicyScenario.mostChanges {
            _ = try scenario.add(.altered, of: "p\(number)", saying: Self.body("P"), at: Self.now)
        }
        #expect(throws: PolicyScenario.Refused.isFull) {
            try scenario.add(.altered, of: "more", saying: Self.body("P"), at: Self.now)
        }
    }

    @Test func `a published scenario never changes`() throws {
        var scenario = scenario()
        #expect(throws: PolicyScenario.Refused.isNotReady) { try scenario.publish(seen: 1, at: Self.now) }
        let number = try scenario.add(.removed, of: "loan", saying: .object([]), at: Self.now)
        #expect(throws: PolicyScenario.Refused.changedMeanwhile) { try scenario.publish(seen: 1, at: Self.now) }
        #expect(throws: PolicyScenario.Refused.isNotReady) {
            try scenario.publish(seen: scenario.revision, at: Self.now)
        }
        try scenario.propose(seen: scenario.revision, at: Self.now)
        try scenario.publish(seen: scenario.revision, at: Self.now)
        let published = scenario
        let other = PolicyScenario.Heading(title: "Other", question: "?", day: Self.heading.day)
        let steps: [(inout PolicyScenario) throws -> Void] = [
            { try $0.say(other, seen: 1, at: Self.now) }, { _ = try $0.addNew(at: Self.now) },
            { try $0.removeChange(number, seen: published.revision, at: Self.now) },
            { try $0.write(.object([]), in: number, seen: published.revision, at: Self.now) },
            { try $0.share(false, at: Self.now) }, { try $0.propose(seen: published.revision, at: Self.now) },
            { try $0.publish(seen: published.revision, at: Self.now) },
        ]
        for step in steps {
            #expect(throws: PolicyScenario.Refused.isPublished) { try step(&scenario) }
        }
        #expect(scenario == published)
    }

    @Test func `a proposal holds for what its author saw, until anything changes`() throws {
        var scenario = scenario()
        #expect(throws: PolicyScenario.Refused.isNotReady) { try scenario.propose(seen: 1, at: Self.now) }
        _ = try scenario.add(.removed, of: "loan", saying: .object([]), at: Self.now)
        #expect(throws: PolicyScenario.Refused.changedMeanwhile) { try scenario.propose(seen: 1, at: Self.now) }
        try scenario.propose(seen: scenario.revision, at: Self.now)
        #expect(scenario.isProposed && scenario.state == .shared)
        try scenario.propose(seen: 1, at: Self.now)
        #expect(scenario.isProposed, "a button pressed twice")
        _ = try scenario.addNew(at: Self.now)
        #expect(!scenario.isProposed && scenario.state == .shared)
        try scenario.propose(seen: scenario.revision, at: Self.now)
        try scenario.share(true, at: Self.now)
        #expect(!scenario.isProposed && scenario.state == .shared, "taken back")
    }

    @Test func `what is longer than rules of people are is not kept`() throws {
        var scenario = scenario()
        let number = try scenario.addNew(at: Self.now)
        let before = scenario
        let long = try Self.body(String(repeating: "я", count: PolicyScenario.longestChange / 6))
        #expect(throws: PolicyScenario.Refused.isTooLong) {
            try scenario.write(long, in: number, seen: scenario.revision, at: Self.now)
        }
        #expect(scenario == before)
        try scenario.write(
            Self.body(String(repeating: "я", count: PolicyScenario.longestChange / 7)), in: number,
            seen: scenario.revision, at: Self.now)
    }

    @Test func `a stored scenario is read as it was`() throws {
        var scenario = scenario()
        _ = try scenario.add(.altered, of: "loan", saying: Self.body("Loan"), at: Self.now)
        _ = try scenario.addNew(at: Self.now)
        try scenario.propose(seen: scenario.revision, at: Self.now)
        let read = PolicyScenario(
            id: scenario.id, body: scenario.body, in: .en, by: scenario.author, of: nil, state: scenario.state,
            isProposed: scenario.isProposed, revision: scenario.revision, createdAt: scenario.createdAt,
            changedAt: scenario.changedAt)
        #expect(read == scenario)
        #expect(
            PolicyScenario(
                id: scenario.id, body: .object([]), in: .en, by: scenario.author, of: nil, state: .alone,
                isProposed: false, revision: 1, createdAt: Self.now, changedAt: Self.now) == nil)
    }

    @Test(arguments: [
        (#"{}"#, ["/title", "/question", "/day"]),
        (#"{"title": " ", "question": "?", "day": "2020-06-30"}"#, ["/title"]),
        (#"{"title": "a", "question": "?", "day": "2020-02-30"}"#, ["/day"]),
        (#"{"title": "a", "question": "?", "day": "1999-12-31"}"#, ["/day"]),
        (#"{"title": "a", "question": "?", "day": "2101-01-01"}"#, ["/day"]),
        (#"{"title": "a", "question": "?", "day": "2020-06-30", "author": "me"}"#, ["/author"]),
    ])
    func `a heading says all it has to`(json: String, pointers: [String]) throws {
        let reader = DataReader(try .json(json))
        #expect(PolicyScenario.Heading(typed: reader) == nil)
        #expect(reader.mistakes.map(\.pointer) == pointers)
    }

    @Test(arguments: [
        (#""criteria": []"#, ["/title"]), (#""title": {"be": "a", "ru": "a", "en": "a"}"#, ["/criteria"]),
        (
            #""title": {"be": "a", "ru": "a", "en": "a"}, "criteria": [], "assumptions": {"takeUp": 101}"#,
            ["/assumptions/takeUp"]
        ),
        (
            #""title": {"be": "a", "ru": "a", "en": "a"}, "criteria": [], "assumptions": {"takeUp": "many", "amount": 5}"#,
            ["/assumptions/takeUp", "/assumptions/currency"]
        ),
        (#""title": {"be": "a", "ru": "a", "en": "a"}, "criteria": [], "secret": 1"#, ["/secret"]),
        (
            #"""
            "title": {"be": "a", "ru": "a", "en": "a"}, "criteria": [{"identifier": "size", "severity": "blocking",
            "title": {"be": "a", "ru": "a", "en": "a"}, "expression": {"all": [{"fact": "employees", "lessThan": 10},
            {"fact": "employees", "moreThan": 20}]}}]
            """#, ["/criteria/0/expression"]
        ),
    ])
    func `what keeps a change from being counted is named, with its place`(json: String, pointers: [String]) throws {
        let change = PolicyScenario.Change(
            number: 1, aim: .altered, programme: "loan", body: try .json("{\(json)}"), revision: 1)
        let read = change.read(.sample, on: Self.heading.day)
        #expect(read.mistakes.map(\.pointer) == pointers)
    }

    @Test func `a thought in one language is counted; to be published it is to be in all`() throws {
        func read(_ json: String) throws -> ReadChange {
            PolicyScenario.Change(number: 1, aim: .new, programme: "new-1", body: try .json(json), revision: 1)
                .read(.sample, on: Self.heading.day)
        }
        let one = try read(
            """
            {"title": {"ru": "Ссуда"}, "criteria": [{"severity": "blocking", "title": {"en": "Small", "be": "Малыя"},
             "expression": {"fact": "employees", "lessThan": 10}}]}
            """)
        #expect(one.mistakes == [] && !one.isReady)
        #expect(Set(one.untranslated.map(\.pointer)) == ["/title/be", "/title/en", "/criteria/0/title/ru"])
        #expect(one.opportunity?.core.title == LocalizedText(be: "Ссуда", ru: "Ссуда", en: "Ссуда"))
        #expect(one.opportunity?.criteria.map(\.identifier) == ["criterion-1"])
        #expect(one.opportunity?.criteria.map(\.title.ru) == ["Малыя"])
        let whole = try read(#"{"title": {"be": "Пазыка", "ru": "Ссуда", "en": "Loan"}, "criteria": []}"#)
        #expect(whole.isReady)
        // No language at all is a mistake.
        let none = try read(#"{"title": {}, "criteria": []}"#)
        #expect(none.mistakes.map(\.pointer) == ["/title/be", "/title/ru", "/title/en"] && none.untranslated == [])
    }

    @Test func `an assumed amount counts only where the programme states none`() throws {
        func read(_ amount: String) throws -> ReadChange {
            let json = """
                {"title": {"be": "a", "ru": "a", "en": "a"}, "criteria": []\(amount),
                 "assumptions": {"takeUp": 12.5, "amount": 1000, "currency": "EUR"}}
                """
            return PolicyScenario.Change(
                number: 1, aim: .new, programme: "new-1", body: try .json(json), revision: 1
            ).read(.sample, on: Self.heading.day)
        }
        let (assumed, stated) = (try read(""), try read(#", "amount": {"max": 50, "currency": "EUR"}"#))
        #expect(assumed.mistakes == [] && stated.mistakes == [])
        #expect(assumed.assumptions.takeUp == 12.5)
        guard case .put(let one) = assumed.sourceChange, case .put(let other) = stated.sourceChange else {
            return #expect(Bool(false), "both stand on offer")
        }
        #expect(one.least == Money(1000, "EUR") && one.most == Money(1000, "EUR") && one.programme.id == "new-1")
        #expect(other.least == nil && other.most == Money(50, "EUR"))
        #expect(assumed.isAmountAssumed && !stated.isAmountAssumed)
        #expect(try !read(#", "amount": {"average": 50, "currency": "EUR"}"#).isAmountAssumed)
    }
}
