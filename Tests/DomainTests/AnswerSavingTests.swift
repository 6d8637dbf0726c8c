import Domain
import FoundationEssentials
import TestSupport
import Testing

/// Two tabs, two people, one answer: what counts, and what is only kept.
struct AnswerSavingTests {
    typealias Said = GivenAnswer.Said

    private static let (yes, no) = (Said(.yes(true)), Said(.yes(false)))
    private static let earlier = Date.morning
    private static let later = Date.morning.addingTimeInterval(60)

    /// Typed, shown, stored, and what becomes of it when it was typed last.
    private static let cases: [(Said, Said, Said, AnswerSaving)] = [
        (yes, .nothing, .nothing, .saved(yes)),
        (yes, yes, yes, .unchanged),
        (yes, yes, no, .unchanged),
        (yes, no, no, .saved(yes)),
        (yes, .nothing, yes, .unchanged),
        (yes, .nothing, no, .replaced(yes)),
        (.nothing, yes, yes, .saved(.nothing)),
        (.nothing, yes, no, .replaced(.nothing)),
        (.nothing, .nothing, no, .unchanged),
    ]

    @Test(arguments: cases)
    func `what a form did not change never overwrites`(typed: Said, shown: Said, stored: Said, expected: AnswerSaving) {
        #expect(AnswerSaving(typed, at: Self.later, shown: shown, stored: stored, at: Self.earlier) == expected)
    }

    @Test func `what was typed before the stored answer comes too late`() {
        let saving = AnswerSaving(Self.yes, at: Self.earlier, shown: .nothing, stored: Self.no, at: Self.later)
        #expect(saving == .late(Self.yes))
        let alone = AnswerSaving(Self.yes, at: Self.earlier, shown: Self.no, stored: Self.no, at: Self.later)
        #expect(alone == .saved(Self.yes))
    }

    @Test func `a note of one and an answer of another are both kept`() {
        let typed = Said(nil, note: "ask Anna")
        let saving = AnswerSaving(typed, at: Self.later, shown: .nothing, stored: Self.yes, at: Self.earlier)
        #expect(saving == .saved(Said(.yes(true), note: "ask Anna")))
    }

    @Test func `two people may fill in different rows of a matrix`() {
        let (warm, cold) = (Instrument.Answer.option("warm"), Instrument.Answer.option("cold"))
        let (hall, attic) = (Said(.rows(["hall": warm])), Said(.rows(["attic": cold])))
        let saving = AnswerSaving(attic, at: Self.later, shown: .nothing, stored: hall, at: Self.earlier)
        #expect(saving == .saved(Said(.rows(["hall": warm, "attic": cold]))))
        let other = AnswerSaving(
            Said(.rows(["hall": cold])), at: Self.later, shown: .nothing, stored: hall, at: Self.earlier)
        #expect(other == .replaced(Said(.rows(["hall": cold]))))
    }

    @Test func `a late entry does not count, and the newest of the others does`() {
        let entries = [
            GivenAnswer(to: "q", revision: 1, Self.no, by: nil, as: .respondent, at: Self.earlier),
            GivenAnswer(to: "q", revision: 2, Self.yes, by: nil, as: .respondent, at: Self.later),
            GivenAnswer(to: "q", revision: 3, Self.no, by: nil, as: .respondent, at: Self.earlier, isLate: true),
        ]
        let history = AnswerHistory(entries.reversed())
        #expect(history.current("q")?.revision == 2 && history.nextRevision(of: "q") == 4)
        #expect(history.answers == ["q": .yes(true)] && history.said("q", at: 1) == Self.no)
    }
}
