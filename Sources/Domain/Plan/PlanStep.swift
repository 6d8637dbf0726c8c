import FoundationEssentials

/// One thing to be done: a record of the catalogue to take up, what an assessment advises, or the firm's own words.
public struct PlanStep: Hashable, Sendable {
    public let id: Identifier<PlanStep>
    public let plan: Identifier<Plan>
    /// Steps are done in the order of these; they may have gaps.
    public let position: Int
    public let content: Content
    public var due: Month?
    public var note: String
    public var done: Done?
    /// Counts the changes of note and month, so that nobody overwrites what they have not seen.
    public let version: Int

    public struct Content: Hashable, Sendable {
        /// As it was when it was added; the firm's own words are the same in every language.
        public let title: LocalizedText
        public let record: RecordName?
        /// The gap it closes, by notation.
        public let gap: String?
        /// The figures of a kind of project, as the address of the calculator has them.
        public let figures: String?

        public init(title: LocalizedText, record: RecordName? = nil, gap: String? = nil, figures: String? = nil) {
            self.title = title
            self.record = record
            self.gap = gap
            self.figures = figures
        }

        public init(ownWords words: String) {
            self.init(title: LocalizedText(be: words, ru: words, en: words))
        }
    }

    public struct RecordName: Hashable, Sendable {
        public let kind: Kind
        public let id: String

        public init(_ kind: Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }

        /// `services/loom-trial`
        public init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
                RecordCore.isIdentifier(String(parts[1]))
            else { return nil }
            self.init(kind, String(parts[1]))
        }
    }

    public struct Done: Hashable, Sendable {
        public let on: Day
        /// The label of the link by which it was ticked off; nil when its owner did.
        public let by: String?

        public init(on day: Day, by: String? = nil) {
            self.on = day
            self.by = by
        }
    }

    public enum Direction: String, Sendable { case up, down }

    public static let longestWords = 300
    public static let longestNote = 2000
    public static let longestFigures = 8000

    public init(
        id: Identifier<PlanStep>, plan: Identifier<Plan>, position: Int, content: Content, due: Month? = nil,
        note: String = "", done: Done? = nil, version: Int = 1
    ) {
        self.id = id
        self.plan = plan
        self.position = position
        self.content = content
        self.due = due
        self.note = note
        self.done = done
        self.version = version
    }
}

extension [PlanStep] {
    /// The step that changes places with this one when it moves; nil at the end.
    public func neighbour(of id: Identifier<PlanStep>, _ direction: PlanStep.Direction) -> PlanStep? {
        guard let place = firstIndex(where: { $0.id == id }) else { return nil }
        let other = direction == .up ? place - 1 : place + 1
        return indices.contains(other) ? self[other] : nil
    }
}

/// What someone wrote about a step.
public struct PlanRemark: Hashable, Sendable {
    public let id: Identifier<PlanRemark>
    public let step: Identifier<PlanStep>
    /// The label of the link by which it was written; nil for the owner of the plan.
    public let author: String?
    public let text: String
    public let writtenAt: Date

    public static let longest = 1000
    /// Remarks on one step.
    public static let most = 50

    public init(
        id: Identifier<PlanRemark>, step: Identifier<PlanStep>, author: String?, text: String, writtenAt: Date
    ) {
        self.id = id
        self.step = step
        self.author = author
        self.text = text
        self.writtenAt = writtenAt
    }
}
