import DataPackage
import Domain
import FoundationEssentials
import TestSupport
import Testing

/// Topics, progress, and answers that can be used again, by the instruments of the made-up country.
struct SheetRuleTests {
    private static func instrument(_ id: String) throws -> Instrument {
        try #require(
            try Norland.package().records.lazy.compactMap { $0 as? Instrument }.first { $0.id == id })
    }

    @Test func `topics stand in the order of the questions, and what is not counted is one of its own`() throws {
        let topics = try Self.instrument("workshop-1").topics
        #expect(topics.map { $0.dimension?.notation } == ["TOOLS", "PEOPLE", nil])
        #expect(topics.map(\.questions.count) == [3, 3, 1])
    }

    @Test func `hidden questions are not asked, and not to know is an answer`() throws {
        let workshop = try Self.instrument("workshop-1")
        let (none, some) = (workshop.progress([:]), workshop.progress(["looms": .yes(false), "hands": .unknown]))
        #expect(none.answered == 0 && none.asked == 7 && some.answered == 2 && some.asked == 6)
        #expect(workshop.progress(["rooms": .rows(["hall": .option("warm")])]).answered == 0)
        #expect(workshop.firstOpenTopic(["looms": .yes(false), "hands": .unknown]) == 1)
    }

    @Test func `an answer is offered where another question asks the same`() throws {
        let harbour = try Self.instrument("harbour-1")
        let sheet = AnswerSheet(
            id: Identifier("one"), of: "workshop-1", about: .firm, at: .before, keptBy: .bearer, startedBy: nil,
            startedAt: .morning)
        func offers(_ answers: [String: Instrument.Answer], after own: [String: Instrument.Answer] = [:])
            -> [String: Instrument.Answer]
        {
            let history = AnswerHistory(
                answers.map { question, answer in
                    GivenAnswer(to: question, revision: 1, .init(answer), by: nil, as: .respondent, at: .morning)
                })
            let found = harbour.reusable(from: [(sheet, history)], after: own)
            return Dictionary(uniqueKeysWithValues: found.map { ($0.question, $0.answer) })
        }
        #expect(
            offers(["looms": .yes(true), "loom-age": .option("old")])
                == ["weaves": .yes(true), "condition": .option("poor")])
        #expect(offers(["looms": .unknown, "loom-age": .notApplicable]).isEmpty)
        #expect(offers(["looms": .yes(true)], after: ["weaves": .unknown]).isEmpty)
    }

    @Test func `a share is taken once, and ends`() {
        var share = SheetShare(id: Identifier("share"), of: Identifier("sheet"), invitedBy: .owner, createdAt: .morning)
        #expect(!share.isOpen(at: .morning.later(days: 14)) && share.helper == nil)
        let accepted = [Identifier<Person>.adviser, .rival].map { share.accept(by: $0, at: .morning) }
        #expect(accepted == [true, false])
        #expect(share.helper == .adviser)
        share.end(at: .morning)
        #expect(share.helper == nil)
    }
}
