import Domain
import FoundationEssentials
import Store

/// The firms of a register that an operator has. They did not agree to be looked at: they are only counted, by staff who may, and
/// each look is noted.
public struct BusinessRegister: Sendable {
    public let desk: CoverageDesk
    public let firms: Int
    /// As of when it is.
    public let day: Day

    public init(_ firms: FactColumns, day: Day) {
        desk = CoverageDesk(registered: firms)
        self.firms = firms.count
        self.day = day
    }
}

extension Connection {
    /// Notes which counts of a register somebody looks at; for whoever may not there is none.
    public func lookAtCounts(
        of register: BusinessRegister, _ details: [String: String], by actor: Actor, at now: Date
    ) throws {
        guard actor.may(.countRegister, on: .platform) else { throw Refusal.notFound }
        try note(.registerCounted, AuditSubject(.register, register.day.description), by: actor, details, at: now)
    }
}
