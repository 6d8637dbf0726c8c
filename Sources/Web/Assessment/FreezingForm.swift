import Actions
import Domain
import FoundationEssentials
import Store

/// What is typed to keep a result as it is.
struct FreezingForm: Sendable {
    private let form: QueryItems

    /// Characters of a reason, at most.
    private static let longestReason = 1000

    init(_ form: QueryItems) { self.form = form }

    /// Whoever read another version of the text has not agreed to this one.
    var hasReadText: Bool { !agreesToBeCounted || form["textVersion"] == "\(Purpose.statistics.textVersion)" }

    func result(of sheet: Identifier<AnswerSheet>, _ catalogue: Catalogue, at now: Date) -> ResultToFreeze {
        let facts = FirmFacts(form, catalogue.classification)
        let end = ConsentForm.end(months: ConsentForm.longestTerm, after: now, in: catalogue.country)
        return ResultToFreeze(
            of: sheet, activity: facts.activity, region: facts.region, size: facts.size, reason: reason,
            countedUntil: agreesToBeCounted ? end : nil)
    }

    private var agreesToBeCounted: Bool { form["counted"] != nil }

    private var reason: String? {
        let said = form["reason"]?.prefix(Self.longestReason).filter { !$0.isNewline }
        return said.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : String($0) }
    }
}
