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
        return instruments.filter { $0.family == name }.max { $0.isOlder(than: $1) }
    }
}
