import Domain

/// Reads the fields of one column of a register. What was read once is known: in most columns few values occur over and over.
struct RegisterCells {
    private(set) var column: FactColumn
    private let classification: Classification
    private var known: [String: FactColumn.Entry] = [:]

    private static let mostKnown = 20_000

    init(_ fact: Fact, _ classification: Classification) {
        column = FactColumn(fact)
        self.classification = classification
    }

    /// Notes the value of a field, checked as in a request about one firm, and says what is wrong with it.
    mutating func read(_ text: String, of firm: Int) -> Mistake.Problem? {
        if let entry = known[text] {
            column.set(entry, at: firm)
            return nil
        }
        let value: Known<FactValue>
        switch checked(text == "null" ? .null : self.value(text)) {
        case .success(let checked): value = checked
        case .failure(let refusal): return refusal.problem
        }
        let entry = column.entry(for: value)
        if known.count < Self.mostKnown { known[text] = entry }
        column.set(entry, at: firm)
        return nil
    }

    private struct Refusal: Error { let problem: Mistake.Problem }

    private func checked(_ value: DataValue) -> Result<Known<FactValue>, Refusal> {
        // Amounts seldom occur twice: they are read without all that a firm could have.
        let isAmount = column.fact.kind == .money && value != .null
        let reader = DataReader(isAmount ? value : Fact.data([(column.fact, value)]))
        let checked =
            isAmount
            ? reader.money().map { .known(.money($0)) } ?? .unknown
            : Firm(reading: reader, classification: classification).value(of: column.fact)
        return reader.mistakes.first.map { .failure(Refusal(problem: $0.problem)) } ?? .success(checked)
    }

    private func value(_ text: String) -> DataValue {
        switch column.fact.kind {
        case .count, .percent, .score, .level: number(text)
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
        let parts = text.utf8.split(separator: UInt8(ascii: " "))
        guard parts.count == 2 else { return .text(text) }
        return .object([
            .init("amount", number(String(Substring(parts[0])))), .init("currency", .text(String(Substring(parts[1])))),
        ])
    }
}
