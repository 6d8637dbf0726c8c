import FoundationEssentials

/// Whose data they are.
public enum DataSubject: Hashable, Sendable {
    case person(Identifier<Person>)
    case organisation(Identifier<RegisteredOrganisation>)

    /// Nil when they are a person's.
    public var organisation: Identifier<RegisteredOrganisation>? {
        if case .organisation(let id) = self { id } else { nil }
    }

    /// As the rules see it.
    public func subject(consentedTo: Set<Scope> = []) -> Subject {
        switch self {
        case .person(let id): .person(id, consentedTo: consentedTo)
        case .organisation(let id): .organisation(id, consentedTo: consentedTo)
        }
    }
}

/// What data may be used for: one purpose a consent.
public enum Purpose: String, CaseIterable, Hashable, Sendable {
    case advice, funding, referral, certification, statistics

    /// The version of the text that people are shown today. A changed text is a new version; consents keep theirs.
    public var textVersion: Int {
        switch self {
        case .advice, .funding, .referral, .certification: 1
        case .statistics: 2
        }
    }

    /// Whether staff see data for it. Statistics are made by the program alone.
    public var opensToStaff: Bool { self != .statistics }
}

/// What data, in groups that people can tell apart.
public enum DataGroup: String, CaseIterable, Hashable, Sendable {
    case identity, contact, profile, assessments, applications
}

/// That someone lets the staff of the platform, or of one organisation, see data for one purpose. It is never changed;
/// taking it back is an entry of its own.
public struct Consent: Equatable, Sendable {
    public let id: Identifier<Consent>
    public let subject: DataSubject
    public let purpose: Purpose
    /// Whose staff: that of the whole platform, or of one organisation.
    public let recipient: Scope
    public let dataGroups: Set<DataGroup>
    /// The version of the text that was agreed to.
    public let textVersion: Int
    public let givenBy: Identifier<Person>
    public let givenAt: Date
    public let expiresAt: Date
    public let revocation: Revocation?

    public struct Revocation: Equatable, Sendable {
        public let by: Identifier<Person>
        public let at: Date

        public init(by: Identifier<Person>, at: Date) {
            self.by = by
            self.at = at
        }
    }

    public init(
        id: Identifier<Consent>, subject: DataSubject, purpose: Purpose, recipient: Scope, dataGroups: Set<DataGroup>,
        textVersion: Int, givenBy: Identifier<Person>, givenAt: Date, expiresAt: Date, revocation: Revocation? = nil
    ) {
        self.id = id
        self.subject = subject
        self.purpose = purpose
        self.recipient = recipient
        self.dataGroups = dataGroups
        self.textVersion = textVersion
        self.givenBy = givenBy
        self.givenAt = givenAt
        self.expiresAt = expiresAt
        self.revocation = revocation
    }

    public func isInForce(at now: Date) -> Bool { revocation == nil && givenAt <= now && now < expiresAt }

    /// Whether it lets these data be shown for this purpose now.
    public func covers(_ groups: Set<DataGroup>, for purpose: Purpose, at now: Date) -> Bool {
        isInForce(at: now) && self.purpose == purpose && groups.isSubset(of: dataGroups)
    }

    /// Whether results of assessments are counted in the index by it. Texts before the second said nothing of that.
    public func letsCount(at now: Date) -> Bool {
        recipient == .whole && textVersion >= Self.firstTextOnCounting
            && covers([.assessments], for: .statistics, at: now)
    }

    public static let firstTextOnCounting = 2
}

/// That data were shown: to whom, for what, on the ground of which consent.
public struct Disclosure: Equatable, Sendable {
    public let id: Identifier<Disclosure>
    public let consent: Identifier<Consent>
    public let subject: DataSubject
    public let purpose: Purpose
    public let recipient: Scope
    public let dataGroups: Set<DataGroup>
    public let seenBy: Identifier<Person>
    public let seenAt: Date

    public init(
        id: Identifier<Disclosure>, on consent: Consent, of dataGroups: Set<DataGroup>, to seenBy: Identifier<Person>,
        at seenAt: Date
    ) {
        self.id = id
        self.consent = consent.id
        subject = consent.subject
        purpose = consent.purpose
        recipient = consent.recipient
        self.dataGroups = dataGroups
        self.seenBy = seenBy
        self.seenAt = seenAt
    }
}
