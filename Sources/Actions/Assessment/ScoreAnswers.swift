import Domain
import Store

/// `{answers: {question: value | "unknown" | "notApplicable"}}`
public struct ScoreRequest: Sendable {
    public let answers: [String: Instrument.Answer]

    /// Reads the request and notes every mistake in the reader.
    public init(reading reader: DataReader, to instrument: Instrument) {
        reader.onlyFields(["answers"])
        answers = reader.required("answers").map(instrument.answers) ?? [:]
    }
}

extension Catalogue {
    /// The instrument of a name: `smart-sme-1`, `smart-sme/1`, or `smart-sme` for its newest version.
    public func instrument(named name: String) -> Instrument? {
        if let exact = instruments.first(where: { $0.id == name || $0.name == name }) { return exact }
        return instruments.filter { $0.family == name }.max { left, right in
            (left.core.asOf, left.version.count, left.version) < (right.core.asOf, right.version.count, right.version)
        }
    }
}

/// Nothing is older than any day.
private func < (left: (Day?, Int, String), right: (Day?, Int, String)) -> Bool {
    if left.0 == right.0 { return (left.1, left.2) < (right.1, right.2) }
    guard let first = left.0 else { return true }
    guard let second = right.0 else { return false }
    return first < second
}
