/// What a scenario changes, in figures: of all firms, of each area and size, and of each programme.
public struct ScenarioFigures: Codable, Hashable, Sendable {
    /// Everyone counted.
    public let firms: Int
    /// Whether any source serves a firm, whatever it is for.
    public let overall: Shift
    /// The schemes of the rows, and those of the columns, with a space between two.
    public let rows: String
    public let columns: String
    /// Rows that the changes can touch, each with every column; all others stay as they are.
    public let cells: [Cell]
    /// The same firms divided by other traits; nil in texts from before these were kept.
    public let further: [Table]?
    /// In the order of the changes.
    public let programmes: [Programme]

    /// Firms by outcome.
    public struct Counts: Codable, Hashable, Sendable {
        public let eligible: Int
        public let undetermined: Int
        public let ineligible: Int
    }

    /// From today to the scenario; firm by firm, not only in sum.
    public struct Shift: Codable, Hashable, Sendable {
        public let before: Counts
        public let after: Counts
        public let gained: Int
        /// Those of the gained who are not ruled out today: it is not known. Nil in texts from before this was counted.
        public let clarified: Int?
        public let lost: Int
    }

    /// One division of the firms.
    public struct Table: Codable, Hashable, Sendable {
        public let rows: String
        public let columns: String
        public let cells: [Cell]
    }

    /// All divisions that are kept.
    public var tables: [Table] { [Table(rows: rows, columns: columns, cells: cells)] + (further ?? []) }

    /// The one with these rows and columns; nil where it was not kept.
    public func table(_ schemes: [CoverageScheme], by trait: PopulationTrait) -> Table? {
        tables.first { $0.rows == Self.name(schemes) && $0.columns == Self.name([trait]) }
    }

    static func name<Part: RawRepresentable>(_ parts: [Part]) -> String where Part.RawValue == String {
        parts.map(\.rawValue).joined(separator: " ")
    }

    public struct Cell: Codable, Hashable, Sendable {
        public let row: String
        public let column: String
        public let shift: Shift
    }

    public struct Programme: Codable, Hashable, Sendable {
        /// The number of the change.
        public let change: Int
        public let shift: Shift
        /// Firms eligible for this programme and for no other.
        public let alone: Int
        /// Those that reach most of the same firms.
        public let overlaps: [Overlap]
        /// All that reach some of the same firms.
        public let overlapCount: Int
        public let limits: [Limit]
        /// At the assumed take-up; nil where that, or the amount, is not stated: unknown is not zero.
        public let cost: Cost?
        /// On top, if all undetermined firms turned out to be eligible.
        public let costOfUndetermined: Cost?
    }

    public struct Overlap: Codable, Hashable, Sendable {
        public let programme: String
        public let title: LocalizedText
        public let firms: Int
    }

    /// Whom one limit of the rule shuts out.
    public struct Limit: Codable, Hashable, Sendable {
        public let words: LocalizedText
        /// Ineligible by this limit only.
        public let outside: Int
        /// The same, as far as is known.
        public let perhapsOutside: Int
        /// The limit 10 % lower and 10 % higher, and what that would change; nil where it cannot be moved that way.
        public let lower: Moved?
        public let higher: Moved?
    }

    public struct Moved: Codable, Hashable, Sendable {
        public let words: LocalizedText
        public let gained: Int
        public let lost: Int
    }

    /// A range, and what is usual; what is not stated is missing.
    public struct Cost: Codable, Hashable, Sendable {
        public let least: Money?
        public let most: Money?
        public let average: Money?
    }
}
