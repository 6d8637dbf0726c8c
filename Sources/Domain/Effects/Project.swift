/// A kind of project whose effects can be calculated: what it asks for, what is known of it, and from where.
public struct Project: CatalogueRecord {
    public static let kind = Kind.projects

    public var core: RecordCore
    public var levers: [Lever] = []
    public var inputs: [Input] = []
    public var costs: [Cost] = []

    public init(core: RecordCore) { self.core = core }

    /// A figure the firm is asked for.
    public struct Input: Hashable, Sendable {
        public let name: InputName
        public let title: LocalizedText
        /// Where the firm finds it, and what belongs to it.
        public let help: LocalizedText
        /// What one of it is, where the kind does not say: pieces a year, kWh.
        public let unit: LocalizedText?
        /// Nil where no source is known: then the figure is asked for, never assumed.
        public let `default`: Default?
        /// What may be entered.
        public let range: ClosedRange<Double>
        /// The name under which cases report the same figure as measured.
        public let metric: String?
    }

    /// What a source says of an input.
    public struct Default: Hashable, Sendable {
        public let typical: Double
        /// Nil where the source gives no range.
        public let low: Double?
        public let high: Double?
        public let sources: [Citation]
        public let year: Int
        /// What the spread is of, and what of it is ours.
        public let note: LocalizedText
    }

    /// Money to be spent.
    public struct Cost: Hashable, Sendable {
        /// Lower-case Latin letters and hyphens, unique in the project; an input of no formula has it.
        public let name: String
        public let title: LocalizedText
        public let help: LocalizedText
        public let timing: Timing
        /// The notation of the kind of cost (scheme COST), by which a source of funding covers it or does not.
        public let covered: String?
    }

    public enum Timing: String, CaseIterable, Codable, Hashable, Sendable { case once, yearly }

    public func input(_ name: InputName) -> Input? { inputs.first { $0.name == name } }

    /// The inputs its formulas need, each once.
    public static func needed(for levers: [Lever]) -> [InputName] {
        (levers.flatMap(\.inputs) + InputName.common).uniqued
    }
}
