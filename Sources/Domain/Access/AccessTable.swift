/// Role × act, for people to read: made from the permissions that `Actor.may` enforces.
public struct AccessTable: Sendable {
    public let rows: [Row]

    public init() {
        rows = Act.allCases.map { act in
            Row(
                act: act, provisos: act.permission.provisos,
                cells: Column.all.map { column in act.permission.holders.compactMap { $0.extent(for: column) } })
        }
    }

    public struct Row: Sendable {
        public let act: Act
        /// What binds all who may.
        public let provisos: [Proviso]
        /// How far each column may, in the order of `Column.all`; empty for those who may not.
        public let cells: [[Extent]]
    }

    /// Someone with one role and no other.
    public enum Column: Hashable, Sendable {
        case visitor, person
        case member(OrganisationRole)
        case staff(PlatformRole)

        public static let all =
            [.visitor, .person] + OrganisationRole.allCases.reversed().map(member) + PlatformRole.allCases.map(staff)
    }

    /// On what of all there is.
    public enum Extent: String, CaseIterable, Hashable, Sendable {
        case everything
        /// What is their own as a person.
        case own
        /// What belongs to their organisation.
        case ownOrganisation
        /// What lies in the scope that the role was given for.
        case scope
        /// What its owner has consented to show.
        case consented
        /// What its owner has shared with them.
        case shared
    }
}

extension Holder {
    fileprivate func extent(for column: AccessTable.Column) -> AccessTable.Extent? {
        switch (self, column) {
        case (.anyone, _): .everything
        case (_, .visitor): nil
        case (.guests, _): .shared
        case (.signedIn, _): .everything
        case (.oneself, _): .own
        case (.members(let roles), .member(let role)): roles.contains(role) ? .ownOrganisation : nil
        case (.staff(let roles), .staff(let role)): roles.contains(role) ? .scope : nil
        case (.staffOfAnyScope(let roles), .staff(let role)): roles.contains(role) ? .everything : nil
        case (.recipients(let roles), .staff(let role)): roles.contains(role) ? .consented : nil
        case (.members, _), (.staff, _), (.staffOfAnyScope, _), (.recipients, _): nil
        }
    }
}
