/// Overall equipment effectiveness: which part of the planned time makes good pieces at full speed. All are fractions of one.
///
/// Source: S. Nakajima, Introduction to TPM (1988); ISO 22400-2:2014 names the same indicator.
public struct EquipmentEffectiveness: Hashable, Sendable {
    public let availability: Double
    public let performance: Double
    public let quality: Double

    public init(availability: Double, performance: Double, quality: Double) {
        self.availability = availability
        self.performance = performance
        self.quality = quality
    }

    /// Not rounded: rounded factors would make a product of their own.
    public var value: Double { availability * performance * quality }
}
