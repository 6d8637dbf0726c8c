/// How a formula is written: `scoring: weightedMean`, with what else it needs beside it.
extension Instrument.Formula {
    static let dataFields = ["scoring", "items", "rescaled", "atLeast", "gate"]

    /// The names of the kinds of scoring in files.
    fileprivate enum Name: String, CaseIterable { case sum, mean, weightedMean, minimum, count, gate }

    /// Reads the formula from an object that may hold other fields, too.
    init?(reading reader: DataReader, others: [String] = []) {
        reader.onlyFields(Self.dataFields + others)
        guard let name = reader.required("scoring")?.choice(Name.self),
            let scoring = Instrument.Scoring(name, reader)
        else { return nil }
        if case .count = scoring {} else { reader.field("atLeast")?.note(.unknownField(name: "atLeast")) }
        if case .gate = scoring {} else { reader.field("gate")?.note(.unknownField(name: "gate")) }
        self.init(
            scoring, basis: reader.field("items")?.choice(Instrument.Basis.self),
            isRescaled: reader.field("rescaled")?.boolean() ?? false)
    }

    var dataFields: [DataValue.Field] {
        var fields = scoring.dataFields
        if basis != scoring.usualBasis { fields.append(.init("items", .text(basis.rawValue))) }
        if isRescaled { fields.append(.init("rescaled", .boolean(true))) }
        return fields
    }
}

extension Instrument.Scoring {
    fileprivate init?(_ name: Instrument.Formula.Name, _ reader: DataReader) {
        switch name {
        case .sum: self = .sum
        case .mean: self = .mean
        case .weightedMean: self = .weightedMean
        case .minimum: self = .minimum
        case .count: self = .count(atLeast: reader.field("atLeast")?.points())
        case .gate:
            guard let gate = reader.required("gate"), let (rule, inside) = Self.gate(gate) else { return nil }
            self = .gate(rule, inside: inside)
        }
    }

    /// `{parts: [q1], atLeast: 50, closed: 0, inside: mean}`
    private static func gate(_ reader: DataReader) -> (Instrument.Gate, Self)? {
        reader.onlyFields(["parts", "atLeast", "closed", "inside"])
        let parts = reader.required("parts")?.unique { $0.text(limit: 60) } ?? []
        if parts.isEmpty { reader.note(.empty, at: "parts") }
        guard let atLeast = reader.required("atLeast")?.points(), let closed = reader.required("closed")?.points(),
            let name = reader.required("inside")?.choice(Instrument.Formula.Name.self)
        else { return nil }
        let inside: Self? =
            switch name {
            case .sum: .sum
            case .mean: .mean
            case .weightedMean: .weightedMean
            case .minimum: .minimum
            case .count: .count(atLeast: nil)
            case .gate: nil
            }
        guard let inside else {
            reader.note(.tooDeep(limit: 1), at: "inside")
            return nil
        }
        return (Instrument.Gate(parts: parts, atLeast: atLeast, closed: closed), inside)
    }

    private var name: Instrument.Formula.Name {
        switch self {
        case .sum: .sum
        case .mean: .mean
        case .weightedMean: .weightedMean
        case .minimum: .minimum
        case .count: .count
        case .gate: .gate
        }
    }

    fileprivate var dataFields: [DataValue.Field] {
        let scoring = DataValue.Field("scoring", .text(name.rawValue))
        switch self {
        case .count(let limit?): return [scoring, .init("atLeast", DataValue(limit))]
        case .gate(let gate, let inside):
            let rule: [DataValue.Field] = [
                .init("parts", .list(gate.parts.map(DataValue.text))), .init("atLeast", DataValue(gate.atLeast)),
                .init("closed", DataValue(gate.closed)), .init("inside", .text(inside.name.rawValue)),
            ]
            return [scoring, .init("gate", .object(rule))]
        default: return [scoring]
        }
    }
}
