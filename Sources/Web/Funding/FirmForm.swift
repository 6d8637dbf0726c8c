import Domain
import Store

/// The answers of the check, as typed into the address: nothing is stored, and the result can be shared or kept as a bookmark.
struct FirmForm: Sendable {
    private(set) var firm: Firm
    private(set) var mistakes: [Mistake]
    /// What was typed, by field, to show it again.
    private(set) var typed: [String: [String]]
    private(set) var skipped: [Fact]
    /// The question the reader asked for.
    let asked: Fact?
    /// The group of results the reader wants to see whole: `yes`, `may` or `no`; and the page of it.
    let group: String?
    let page: Int

    /// The facts a person can be asked for, each with one question.
    static let questions: [Fact] = [
        .employees, .ownership, .activity, .region, .turnover, .legalForm, .founded, .womenLed, .needs, .exportShare,
        .monthsTrading, .stateShare, .assessmentBand, .assessmentTotal,
    ]
    /// What comes along with the result of an assessment takes no question from the others.
    private static let assessed: Set<Fact> = [.assessmentBand, .assessmentTotal]
    static let questionLimit = 8
    static let turnoverCurrency = "turnoverCurrency"

    init(_ query: QueryItems, _ classification: Classification) {
        var values: [(fact: Fact, value: DataValue)] = []
        var typed: [String: [String]] = [:]
        for fact in Self.questions {
            let texts = query.all(fact.description).map { String($0.prefix(200)) }
            guard let first = texts.first else { continue }
            typed[fact.description] = texts
            values.append((fact, Self.value(of: fact, first, texts, query)))
        }
        if let currency = query[Self.turnoverCurrency] { typed[Self.turnoverCurrency] = [String(currency.prefix(3))] }
        let reader = DataReader(Fact.data(values))
        let firm = Firm(reading: reader, classification: classification)
        mistakes = reader.mistakes
        self.firm = reader.mistakes.isEmpty ? firm : Self.firm(values, without: reader.mistakes, classification)
        self.typed = typed
        skipped = query.all("skip").compactMap(Fact.init).filter(Self.questions.contains)
        group = query["group"].flatMap { ["yes", "may", "no"].contains($0) ? $0 : nil }
        page = max(1, min(query["page"].flatMap { Int($0) } ?? 1, 1000))
        asked = query["ask"].flatMap(Fact.init).flatMap { Self.questions.contains($0) ? $0 : nil }
    }

    /// A form that says what is known of the firm, and nothing typed but what is named.
    init(_ firm: Firm, typed: [String: [String]] = [:]) {
        self.firm = firm
        mistakes = []
        self.typed = typed
        skipped = []
        asked = nil
        group = nil
        page = 1
    }

    /// What was said with a result that was kept, as if it were typed again.
    init(_ known: ScoreSnapshot.Subject) {
        var firm = Firm()
        var typed: [String: [String]] = [:]
        for (fact, notation) in [(Fact.activity, known.activity), (.region, known.region)] {
            guard let notation else { continue }
            firm = firm.with(fact, .words([notation]))
            typed[fact.description] = [notation]
        }
        self.init(firm, typed: typed)
    }

    /// The same form with what the result of an assessment says, in place of what was said of one before.
    func saying(_ assessment: Firm.Assessment) -> FirmForm {
        var form = self
        form.firm.assessment = .known(assessment)
        for fact in Self.assessed {
            form.typed[fact.description] = nil
            guard case .known(.number(let number)) = form.firm.value(of: fact) else { continue }
            form.typed[fact.description] = [DataValue(number).plainNumber]
        }
        form.mistakes.removeAll { mistake in Self.assessed.contains { $0.isAt(mistake.pointer) } }
        form.skipped.removeAll(where: Self.assessed.contains)
        return form
    }

    /// A mistyped answer counts as no answer, and is shown as a mistake.
    private static func firm(
        _ values: [(fact: Fact, value: DataValue)], without mistakes: [Mistake], _ classification: Classification
    ) -> Firm {
        let right = values.filter { fact, _ in !mistakes.contains { fact.isAt($0.pointer) } }
        return Firm(reading: DataReader(Fact.data(right)), classification: classification)
    }

    private static func value(of fact: Fact, _ first: String, _ all: [String], _ query: QueryItems) -> DataValue {
        switch fact.kind {
        case .count, .percent, .score, .level: DataValue(typedNumber: first)
        case .money:
            .object([
                .init("amount", DataValue(typedNumber: first)), .init("currency", .text(query[turnoverCurrency] ?? "")),
            ])
        case .flag: first == "yes" ? .boolean(true) : first == "no" ? .boolean(false) : .text(first)
        case .notations: .list(all.map(DataValue.text))
        default: .text(first)
        }
    }

    /// The mistake in the answer to a question, if any.
    func mistake(in fact: Fact) -> Mistake? {
        mistakes.first { fact.isAt($0.pointer) }
    }

    var answered: [Fact] { Self.questions.filter { typed[$0.description] != nil && mistake(in: $0) == nil } }

    /// The answers and skips as parameters, without those of one fact.
    func parameters(without fact: Fact? = nil) -> [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = []
        for other in Self.questions where other != fact && mistake(in: other) == nil {
            parameters += (typed[other.description] ?? []).map { (other.description, $0) }
            if other == .turnover, let currency = typed[Self.turnoverCurrency]?.first, typed[other.description] != nil {
                parameters.append((Self.turnoverCurrency, currency))
            }
        }
        return parameters + skipped.filter { $0 != fact }.map { ("skip", $0.description) }
    }

    /// The question to ask now: the one asked for, the one mistyped, or the one that settles most; nil when nothing is left.
    func next(_ proposed: [Fact]) -> Fact? {
        if let asked { return asked }
        if let mistyped = Self.questions.first(where: { mistake(in: $0) != nil }) { return mistyped }
        guard Set(answered + skipped).subtracting(Self.assessed).count < Self.questionLimit else { return nil }
        return proposed.first { Self.questions.contains($0) && !answered.contains($0) && !skipped.contains($0) }
    }
}
