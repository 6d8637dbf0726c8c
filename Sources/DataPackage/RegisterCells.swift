import Domain

/// Reads the fields of one column of a register. What was read once is known: in most columns few values occur over and over.
struct RegisterCells {
    let fact: Fact
    private let classification: Classification
    private var known: [String: Known<FactValue>] = [:]

    private static let mostKnown = 20_000

    init(_ fact: Fact, _ classification: Classification) {
        self.fact = fact
        self.classification = classification
    }

    struct Refusal: Error {
        let problem: Mistake.Problem
    }

    /// The value of a field, checked as in a request about one firm.
    mutating func read(_ text: String) -> Result<Known<FactValue>, Refusal> {
        if let value = known[text] { return .success(value) }
        let reader = DataReader(request(text == "null" ? .null : value(text)))
        let firm = Firm(reading: reader, classification: classification)
        if let mistake = reader.mistakes.first { return .failure(Refusal(problem: mistake.problem)) }
        let value = firm.value(of: fact)
        if known.count < Self.mostKnown { known[text] = value }
        return .success(value)
    }

    /// The firm of which only this is known, as a request has it.
    private func request(_ value: DataValue) -> DataValue {
        let names: [String] =
            switch fact {
            case .assessmentTotal: ["assessment", "total"]
            case .assessment(let dimension): ["assessment", "dimensions", dimension]
            default: [fact.description]
            }
        return names.reversed().reduce(value) { .object([.init($1, $0)]) }
    }

    private func value(_ text: String) -> DataValue {
        switch fact.kind {
        case .count, .percent, .score: number(text)
        case .flag: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : .text(text)
        case .money: money(text)
        case .notations: .list(text.split(separator: "|").map { .text(String($0.filter { $0 != " " })) })
        case .choice, .notation, .day: .text(text)
        }
    }

    private func number(_ text: String) -> DataValue {
        Int(text).map(DataValue.integer) ?? Double(text).map(DataValue.number) ?? .text(text)
    }

    private func money(_ text: String) -> DataValue {
        let parts = text.split(separator: " ")
        guard parts.count == 2 else { return .text(text) }
        return .object([.init("amount", number(String(parts[0]))), .init("currency", .text(String(parts[1])))])
    }
}
