/// The thing that something was done to.
public struct AuditSubject: Hashable, Sendable {
    /// The list only grows: stored entries name these.
    public enum Kind: String, CaseIterable, Sendable {
        case person, session, organisation, invitation, mandate, consent, record, package, job
    }

    public let kind: Kind
    /// An identifier of that kind; of a record, its kind and identifier: `opportunities/efse-loan`.
    public let id: String

    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

extension AuditSubject {
    public static func person(_ id: Identifier<Person>) -> AuditSubject { AuditSubject(.person, id.rawValue) }
}
