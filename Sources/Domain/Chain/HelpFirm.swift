/// What the ranking asks of a firm; what is unknown is nil, and neither helps nor harms.
public struct HelpFirm: Hashable, Sendable {
    /// The region directly below the country.
    public let region: String?
    public let size: String?
    /// The activity and what is above it, nearest first; without the section, unless no more is known.
    public let activities: [String]

    public init(_ firm: Firm, in country: Country, _ classification: Classification) {
        let regions = firm.region.value.map(classification.path) ?? []
        region = regions.last { $0 != country.code && classification[$0]?.broader == country.code }
        size = firm.employees.value.flatMap { employees in
            country.sizeClasses.first { $0.below.map { employees < $0 } ?? true }?.notation
        }
        let path = firm.activity.value.map(classification.path) ?? []
        activities = path.count > 1 ? path.dropLast() : path
    }

    /// What it has in common with records.
    public var notations: Set<String> { Set([region, size].compactMap(\.self) + activities) }
}
