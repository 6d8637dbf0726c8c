/// Whose an act is, and what must hold besides.
public struct Permission: Hashable, Sendable {
    public let holders: [Holder]
    /// All of them must hold, whoever acts.
    public let provisos: [Proviso]

    init(to holders: Holder..., provided provisos: Proviso...) {
        self.holders = holders
        self.provisos = provisos
    }
}

extension Permission {
    /// The roles of the platform among its holders, whatever their scope.
    public var staffRoles: [PlatformRole] {
        holders.flatMap { holder -> [PlatformRole] in
            if case .staff(let roles) = holder { roles } else { [] }
        }
    }
}

/// Who stands to a subject in such a way that an act is theirs.
public enum Holder: Hashable, Sendable {
    case anyone
    case signedIn
    /// The person that it concerns.
    case oneself
    /// Members, in these roles, of the organisation that it concerns.
    case members([OrganisationRole])
    /// Staff in whose scope it lies.
    case staff([PlatformRole])
    /// Staff, wherever their role reaches.
    case staffOfAnyScope([PlatformRole])
    /// Staff to whose scope its owner has consented to show it.
    case recipients([PlatformRole])
    /// Those from outside whom its owner has asked to help with it.
    case guests
}

/// A rule that binds even those whose act it is.
public enum Proviso: String, CaseIterable, Hashable, Sendable {
    /// The last owner neither leaves nor is demoted.
    case anOwnerRemains
    /// Nobody gives a role above their own, and so nobody raises themselves.
    case noMoreThanOwnRole
    /// Nobody puts forward anyone but themselves.
    case forOneself
    /// Nobody gives or takes a role of the platform to or from themselves.
    case notForOneself
    /// Nobody decides as staff about an organisation that they belong to.
    case notOwnOrganisation
    /// Four eyes: nobody reviews or publishes what they wrote.
    case notOwnDraft
    /// A scenario is changed by whoever wrote it; others copy what they need of it.
    case ownScenario
    /// Four eyes: nobody publishes a scenario that they wrote.
    case notOwnScenario
}
