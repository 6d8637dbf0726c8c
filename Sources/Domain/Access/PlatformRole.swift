/// What someone of the staff is charged with.
public enum PlatformRole: String, CaseIterable, Hashable, Sendable {
    case `operator`, editor, programmeOfficer, reviewer, adviser, assessor, moderator, analyst, auditor
}

/// How far a role reaches.
public enum Scope: Hashable, Sendable {
    /// Over the whole platform.
    case whole
    /// Over what belongs to one organisation.
    case organisation(Identifier<RegisteredOrganisation>)

    /// Nil for the whole.
    public var organisation: Identifier<RegisteredOrganisation>? {
        if case .organisation(let id) = self { id } else { nil }
    }

    /// Nil stands for what belongs to no organisation, which only the whole reaches.
    func reaches(_ organisation: Identifier<RegisteredOrganisation>?) -> Bool {
        switch self {
        case .whole: true
        case .organisation(let own): own == organisation
        }
    }
}

/// A role that was given to someone.
public struct RoleGrant: Hashable, Sendable {
    public let role: PlatformRole
    public let scope: Scope

    public init(_ role: PlatformRole, in scope: Scope = .whole) {
        self.role = role
        self.scope = scope
    }
}
