import Domain

extension Evaluation {
    /// The criteria of a programme, each with its outcome as a sign and a word, and the reason for it.
    func marks(_ programme: Int, _ reasons: [String], _ strings: Strings) -> [CheckPage.Mark] {
        zip(result(programme).criteria, reasons).map { criterion, reason in
            let name = criterion.outcome.rawValue
            return .init(
                markClass: name, markSymbol: criterion.outcome.symbol, markWord: strings["mark.\(name)"],
                markText: reason)
        }
    }
}

extension CriterionOutcome {
    fileprivate var symbol: String {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .unknown: "?"
        case .caveat: "!"
        }
    }
}
