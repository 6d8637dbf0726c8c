/// One published condition of a programme (CCCEV: Criterion).
public struct Criterion: Hashable, Sendable {
    /// Unique within the programme.
    public let identifier: String
    public let title: LocalizedText
    public let severity: Severity
    /// Where the rule comes from.
    public let legalResource: String?
    /// The first day on which it applies; nil: always before.
    public let validFrom: Day?
    /// The last day on which it applies; nil: without end.
    public let validTo: Day?
    /// Nil only where a person has to check.
    public let expression: Expression?

    public enum Severity: String, CaseIterable, Codable, Hashable, Sendable {
        /// Decides: who fails it is not eligible.
        case blocking
        /// Never decides: always shown as a caveat.
        case manualCheck
    }

    public init(
        identifier: String, title: LocalizedText, severity: Severity = .blocking, legalResource: String? = nil,
        validFrom: Day? = nil, validTo: Day? = nil, expression: Expression? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.severity = severity
        self.legalResource = legalResource
        self.validFrom = validFrom
        self.validTo = validTo
        self.expression = expression
    }

    /// Whether the day lies in the window; both ends belong to it.
    public func applies(on day: Day) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validTo, day > validTo { return false }
        return true
    }
}

/// What evaluation needs to know of a source of funding, or of another record with a rule about firms.
public struct Programme: Hashable, Sendable {
    public let id: String
    public let title: LocalizedText
    public let availability: Availability?
    /// Empty when no conditions are published.
    public let criteria: [Criterion]

    public init(id: String, title: LocalizedText, availability: Availability? = nil, criteria: [Criterion]) {
        self.id = id
        self.title = title
        self.availability = availability
        self.criteria = criteria
    }
}
