import FoundationEssentials

/// The answers of a firm, a sector or a region to one instrument, at one point in time.
public struct AnswerSheet: Equatable, Sendable {
    /// Not to be guessed.
    public let id: Identifier<AnswerSheet>
    /// The record of the instrument: `smart-sme-1`.
    public let instrument: String
    public let subject: Subject
    public private(set) var timePoint: TimePoint
    public private(set) var keeper: Keeper
    /// Nil when a visitor began it.
    public let startedBy: Identifier<Person>?
    public let startedAt: Date
    /// When an answer was last given, or the sheet began.
    public let changedAt: Date

    /// Who is assessed.
    public enum Subject: Hashable, Sendable {
        /// The organisation that keeps the sheet, or a firm that was not named.
        case firm
        /// By their notations in the classification.
        case sector(String)
        case region(String)

        /// The schemes that sectors and regions stand in.
        public static let (sectors, regions) = ("NACE", "REGION")

        /// Of the sector or the region.
        public var notation: String? {
            switch self {
            case .firm: nil
            case .sector(let notation), .region(let notation): notation
            }
        }

        /// Whether it is one that the country knows.
        public func isKnown(in classification: Classification) -> Bool {
            switch self {
            case .firm: true
            case .sector(let notation): classification[notation]?.scheme == Self.sectors
            case .region(let notation): classification[notation]?.scheme == Self.regions
            }
        }
    }

    /// Whose the sheet is.
    public enum Keeper: Hashable, Sendable {
        /// Of whoever holds the secret in its link.
        case bearer
        case person(Identifier<Person>)
        case organisation(Identifier<RegisteredOrganisation>)

        /// Nil when it is no organisation's.
        public var organisation: Identifier<RegisteredOrganisation>? {
            if case .organisation(let id) = self { id } else { nil }
        }
    }

    /// Days without an answer after which a sheet that nobody keeps is forgotten.
    public static let daysKept = 90

    public init(
        id: Identifier<AnswerSheet>, of instrument: String, about subject: Subject, at timePoint: TimePoint,
        keptBy keeper: Keeper, startedBy: Identifier<Person>?, startedAt: Date, changedAt: Date? = nil
    ) {
        self.id = id
        self.instrument = instrument
        self.subject = subject
        self.timePoint = timePoint
        self.keeper = keeper
        self.startedBy = startedBy
        self.startedAt = startedAt
        self.changedAt = changedAt ?? startedAt
    }

    /// Makes it someone's own: its link ends with that.
    public mutating func keep(by keeper: Keeper, at timePoint: TimePoint) {
        self.keeper = keeper
        self.timePoint = timePoint
    }
}

extension Instrument.Subject {
    public init(_ subject: AnswerSheet.Subject) {
        self =
            switch subject {
            case .firm: .firm
            case .sector: .sector
            case .region: .region
            }
    }
}
