import FoundationEssentials

/// A scenario as everybody may read it: its changes in words, what was assumed, how it was counted, and the figures. Published, its text
/// never changes; a digest names it.
public struct ScenarioText: Codable, Hashable, Sendable {
    /// Tells the form of the text from later ones.
    public let form: String
    public let id: String
    public let title: String
    public let question: String
    /// Of title and question.
    public let language: Language
    /// Rules are judged as they are on this day.
    public let day: Day
    /// Whether firms come from a register or were drawn from published figures.
    public let population: Population
    /// Of the catalogue that it was counted with.
    public let catalogueVersion: Int
    public let changes: [Change]
    public let figures: ScenarioFigures
    public let method: LocalizedText
    /// `2026-11-22T05:00:00Z`; nil before it is published.
    public let publishedAt: String?

    private static let currentForm = "scenario/1"

    public enum Population: String, Codable, Hashable, Sendable {
        case drawn, registered

        /// How the figures came about.
        var method: LocalizedText {
            switch self {
            case .drawn: ScenarioMethod.drawn
            case .registered: ScenarioMethod.registered
            }
        }
    }

    public struct Change: Codable, Hashable, Sendable {
        public let number: Int
        public let aim: PolicyScenario.Change.Aim
        public let programme: String
        public let title: LocalizedText
        /// Nil for a programme that nobody has yet.
        public let before: Terms?
        /// Nil for one that goes.
        public let after: Terms?
        /// Percent of the firms that can have it.
        public let takeUp: Double?
        /// What a firm gets, where the programme does not say.
        public let assumedAmount: Money?
    }

    /// What a programme says here.
    public struct Terms: Codable, Hashable, Sendable {
        public let title: LocalizedText
        public let rules: [Rule]
        public let least: Money?
        public let most: Money?
        public let average: Money?
        /// Notations.
        public let areas: [String]
        public let costs: [String]
        public let instruments: [String]
        /// The fields of the record, for programs.
        public let record: DataValue
    }

    public struct Rule: Codable, Hashable, Sendable {
        public let title: LocalizedText
        /// What is decided by; nil where a person has to check.
        public let words: LocalizedText?
        /// Where it comes from.
        public let source: String?
    }

    /// As it is now. `changes` are those of the scenario, without mistakes.
    public init(
        _ scenario: PolicyScenario, _ changes: [ReadChange], _ figures: ScenarioFigures, of population: Population,
        among opportunities: [Opportunity], catalogueVersion: Int, _ words: RuleWords, publishedAt: Date?
    ) {
        form = Self.currentForm
        id = scenario.id.rawValue
        title = scenario.heading.title
        question = scenario.heading.question
        language = scenario.language
        day = scenario.heading.day
        self.population = population
        self.catalogueVersion = catalogueVersion
        self.changes = changes.map { change in
            Change(change, from: opportunities.first { $0.id == change.change.programme }, words)
        }
        self.figures = figures
        method = population.method
        self.publishedAt = publishedAt?.formatted(.iso8601)
    }

    /// The bytes whose digest names it.
    public func text() throws -> String {
        let data = try JSONEncoder().encode(self)
        return try JSONDecoder().decode(DataValue.self, from: data).canonicalText
    }

    /// Reads what `text` wrote; throws for anything else.
    public init(text: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }
}

extension ScenarioText.Change {
    init(_ change: ReadChange, from opportunity: Opportunity?, _ words: RuleWords) {
        number = change.change.number
        aim = change.change.aim
        programme = change.change.programme
        before = opportunity.map { .init($0, PolicyScenario.Change.copy(of: $0), words) }
        after = change.opportunity.map { .init($0, change.change.body, words) }
        title = after?.title ?? before?.title ?? LocalizedText(be: programme, ru: programme, en: programme)
        takeUp = change.assumptions.takeUp
        assumedAmount = change.isAmountAssumed ? change.assumptions.amount : nil
    }
}

extension ScenarioText.Terms {
    init(_ opportunity: Opportunity, _ record: DataValue, _ words: RuleWords) {
        let source = FundingSource(opportunity)
        title = opportunity.core.title
        rules = words.of(opportunity.criteria)
        least = source.least
        most = source.most
        average = source.average
        areas = opportunity.areas
        costs = opportunity.costsCovered
        instruments = opportunity.instruments
        self.record = record
    }
}
