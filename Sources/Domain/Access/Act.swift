/// Everything that people can do here.
public enum Act: String, CaseIterable, Hashable, Sendable {
    case seeCatalogue
    // One's own account
    case seeOwnData, manageOwnAccount
    // Organisations
    case createOrganisation, askToJoin, acceptInvitation
    case seeOrganisation, seePrivateData, editOrganisation, linkRecord, verifyOrganisation
    case seeMembers, invite, admitMember, changeRole, removeMember, leaveOrganisation
    case giveMandate, nominateOneself, endMandate
    case editContactPoint
    // What projects bring
    case seeCalculations, keepCalculation
    case seePlan, editPlan, sharePlan
    // Consent
    case giveConsent, revokeConsent, seeDisclosures
    // Assessments
    case seeAnswers, giveAnswers, shareAnswers, freezeResult
    // The catalogue
    case editRecord, reviewRecord, publishRecord
    // What if
    case seeScenario, writeScenario, publishScenario
    case countRegister
    // The platform
    case seeStaffArea, seeAccessTable
    case seeRoles, grantRole, withdrawRole
    case seeAuditLog
    case seeJobs, retryJob
}

extension Act {
    /// The policy of the platform: whose each act is, and on which provisos. `Actor.may` and the table on the page are
    /// both made from it.
    public var permission: Permission {
        switch self {
        case .seeCatalogue: .init(to: .anyone)
        case .seeOwnData, .manageOwnAccount: .init(to: .oneself)

        case .createOrganisation, .askToJoin, .acceptInvitation: .init(to: .signedIn)
        case .seeOrganisation:
            .init(to: .anyMember, .staff([.operator, .editor, .auditor]), .recipients(PlatformRole.helpers))
        case .seePrivateData: .init(to: .oneself, .anyMember, .recipients(PlatformRole.helpers))
        case .editOrganisation: .init(to: .members([.owner, .representative]))
        case .linkRecord: .init(to: .staff([.operator, .editor]))
        case .verifyOrganisation: .init(to: .staff([.operator]), provided: .notOwnOrganisation)
        case .seeMembers: .init(to: .anyMember)
        case .invite: .init(to: .members([.owner, .representative]), provided: .noMoreThanOwnRole)
        case .admitMember: .init(to: .members([.owner]), provided: .noMoreThanOwnRole)
        case .changeRole: .init(to: .members([.owner]), provided: .noMoreThanOwnRole, .anOwnerRemains)
        case .removeMember: .init(to: .members([.owner]), provided: .anOwnerRemains)
        case .leaveOrganisation: .init(to: .oneself, provided: .anOwnerRemains)
        case .giveMandate: .init(to: .members([.owner]))
        case .nominateOneself: .init(to: .anyMember, provided: .forOneself)
        case .endMandate: .init(to: .members([.owner]), .oneself)
        case .editContactPoint: .init(to: .members([.owner, .representative, .editor]))
        case .seePlan: .init(to: .anyMember)
        case .editPlan: .init(to: .members([.owner, .representative, .editor]))
        case .sharePlan: .init(to: .members([.owner, .representative]))

        case .seeCalculations: .init(to: .anyMember)
        case .keepCalculation: .init(to: .members([.owner, .representative, .editor]))

        case .giveConsent, .revokeConsent: .init(to: .oneself, .members([.owner, .representative]))
        case .seeDisclosures: .init(to: .oneself, .members([.owner, .representative]), .staff([.auditor]))

        case .seeAnswers: .init(to: .oneself, .anyMember, .recipients([.adviser]), .guests)
        case .giveAnswers:
            .init(to: .oneself, .members([.owner, .representative, .editor]), .recipients([.adviser]), .guests)
        case .shareAnswers: .init(to: .members([.owner, .representative]))
        case .freezeResult: .init(to: .oneself, .members([.owner, .representative, .editor]))

        case .editRecord: .init(to: .staff([.editor]), .members([.owner, .representative, .editor]))
        case .reviewRecord: .init(to: .staff([.editor, .reviewer]), provided: .notOwnDraft)
        case .publishRecord: .init(to: .staff([.editor]), provided: .notOwnDraft)

        case .seeScenario: .init(to: .staff(PlatformRole.allCases))
        case .writeScenario: .init(to: .staff(PlatformRole.thinkers), provided: .ownScenario)
        case .publishScenario: .init(to: .staff(PlatformRole.thinkers), provided: .notOwnScenario)
        case .countRegister: .init(to: .staff(PlatformRole.thinkers))

        case .seeStaffArea, .seeAccessTable: .init(to: .staffOfAnyScope(PlatformRole.allCases))
        case .seeRoles: .init(to: .staff([.operator, .auditor]))
        case .grantRole, .withdrawRole: .init(to: .staff([.operator]), provided: .notForOneself)
        case .seeAuditLog: .init(to: .staff([.auditor]))
        case .seeJobs: .init(to: .staff([.operator, .auditor]))
        case .retryJob: .init(to: .staff([.operator]))
        }
    }
}

extension PlatformRole {
    /// Those to whom a firm may open its data, so that they can help or decide.
    public static let helpers: [PlatformRole] = [.operator, .programmeOfficer, .reviewer, .adviser, .assessor]
    /// Those who think through what other programmes would do.
    public static let thinkers: [PlatformRole] = [.operator, .analyst]
}

extension Holder {
    static let anyMember = Holder.members(OrganisationRole.allCases)
}
