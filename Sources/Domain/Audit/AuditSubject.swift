/// The thing that something was done to.
public struct AuditSubject: Hashable, Sendable {
    /// The list only grows: stored entries name these.
    public enum Kind: String, CaseIterable, Sendable {
        case person, session, organisation, invitation, mandate, consent, record, package, job, contactPoint, auditLog
        case scoreSnapshot, calculation, plan, sheet, scenario, register
    }

    public let kind: Kind
    /// An identifier of that kind; of a record, its kind and identifier: `opportunities/efse-loan`; of a register, its day.
    public let id: String

    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

extension AuditSubject {
    public static func person(_ id: Identifier<Person>) -> Self { Self(.person, id.rawValue) }
    public static func organisation(_ id: Identifier<RegisteredOrganisation>) -> Self {
        Self(.organisation, id.rawValue)
    }
    public static func invitation(_ id: Identifier<Invitation>) -> Self { Self(.invitation, id.rawValue) }
    public static func mandate(_ id: Identifier<Mandate>) -> Self { Self(.mandate, id.rawValue) }
    public static func consent(_ id: Identifier<Consent>) -> Self { Self(.consent, id.rawValue) }
    public static func scoreSnapshot(_ digest: String) -> Self { Self(.scoreSnapshot, digest) }
    public static func plan(_ id: Identifier<Plan>) -> Self { Self(.plan, id.rawValue) }
    public static func contactPoint(_ id: Identifier<ContactPoint>) -> Self { Self(.contactPoint, id.rawValue) }
    public static func calculation(_ id: Identifier<KeptCalculation>) -> Self { Self(.calculation, id.rawValue) }
    public static func scenario(_ id: Identifier<PolicyScenario>) -> Self { Self(.scenario, id.rawValue) }
    public static func sheet(_ id: Identifier<AnswerSheet>) -> Self { Self(.sheet, id.rawValue) }
}
