/// A step that an instrument advises to who stands in a band of a dimension: `smart-sme-1/DATA/low/0`.
public struct AdviceName: Hashable, Sendable, LosslessStringConvertible {
    /// The record of the instrument.
    public let instrument: String
    public let dimension: String
    public let band: String
    /// Its place among the steps of the band, from 0.
    public let number: Int

    public init(instrument: String, dimension: String, band: String, number: Int) {
        self.instrument = instrument
        self.dimension = dimension
        self.band = band
        self.number = number
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let number = Int(parts[3]), number >= 0 else { return nil }
        self.init(instrument: parts[0], dimension: parts[1], band: parts[2], number: number)
    }

    public var description: String { "\(instrument)/\(dimension)/\(band)/\(number)" }
}

extension Instrument {
    /// What is advised, in every language; nil when this instrument advises no such thing.
    public func advice(_ name: AdviceName) -> LocalizedText? {
        let steps = dimensions.first { $0.notation == name.dimension }?
            .interpretations.first { $0.band == name.band }?.steps
        return steps.flatMap { $0.indices.contains(name.number) ? $0[name.number] : nil }
    }
}
