/// That a person speaks for an organisation: sent by it, or put forward by themselves.
public struct Mandate: Equatable, Sendable {
    public let id: Identifier<Mandate>
    public let organisation: Identifier<RegisteredOrganisation>
    public let person: Identifier<Person>
    public let origin: Origin
    /// Both days inclusive; without a last day it holds until it is ended. One that ends before it begins never holds.
    public let validFrom: Day
    public private(set) var validThrough: Day?

    public enum Origin: String, CaseIterable, Sendable { case delegated, selfNominated }

    public init(
        id: Identifier<Mandate>, organisation: Identifier<RegisteredOrganisation>, person: Identifier<Person>,
        origin: Origin, validFrom: Day, validThrough: Day? = nil
    ) {
        self.id = id
        self.organisation = organisation
        self.person = person
        self.origin = origin
        self.validFrom = validFrom
        self.validThrough = validThrough
    }

    public func isValid(on day: Day) -> Bool { validFrom <= day && validThrough.map { day <= $0 } ?? true }

    /// Ends it with a day, or leaves the earlier end it has.
    public mutating func end(with day: Day) { validThrough = min(validThrough ?? day, day) }
}
