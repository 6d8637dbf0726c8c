import FoundationEssentials

/// What a firm sets out to do, step by step.
public struct Plan: Hashable, Sendable {
    public let id: Identifier<Plan>
    /// Nil for the plan of a visitor: whoever holds its private link has it.
    public var organisation: Identifier<RegisteredOrganisation>?
    public let createdAt: Date
    public var changedAt: Date

    public static let mostSteps = 100
    /// A plan without a name that nobody changed for so long is forgotten, in seconds.
    public static let namelessLifetime: TimeInterval = 90 * 86_400

    public init(
        id: Identifier<Plan>, organisation: Identifier<RegisteredOrganisation>? = nil, createdAt: Date,
        changedAt: Date? = nil
    ) {
        self.id = id
        self.organisation = organisation
        self.createdAt = createdAt
        self.changedAt = changedAt ?? createdAt
    }
}

/// What someone may do with a plan, from the least to the most.
public enum PlanAccess: Int, Comparable, Hashable, Sendable {
    case read
    /// Read, tick off and remark, as an adviser does.
    case help
    case change
    /// Change, and decide who else sees it.
    case share

    public static func < (left: PlanAccess, right: PlanAccess) -> Bool { left.rawValue < right.rawValue }
}

/// A link by which a plan is shown to someone else until it is taken back.
public struct PlanLink: Hashable, Sendable {
    public let id: Identifier<PlanLink>
    public let plan: Identifier<Plan>
    public let level: Level
    /// For whom it is, in the owner's words; what they write is signed with it.
    public let label: String
    public let createdAt: Date
    public var endedAt: Date?

    public enum Level: String, CaseIterable, Hashable, Sendable {
        case read, help

        public var access: PlanAccess {
            switch self {
            case .read: .read
            case .help: .help
            }
        }
    }

    public static let longestLabel = 80
    /// Links of one plan that can be open at once.
    public static let most = 20

    public init(
        id: Identifier<PlanLink>, plan: Identifier<Plan>, level: Level, label: String, createdAt: Date,
        endedAt: Date? = nil
    ) {
        self.id = id
        self.plan = plan
        self.level = level
        self.label = label
        self.createdAt = createdAt
        self.endedAt = endedAt
    }
}
