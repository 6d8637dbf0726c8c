import FoundationEssentials

/// What the platform tells a person: in a list of theirs, and by mail as they wish.
public struct Notification: Equatable, Sendable {
    public let id: Identifier<Notification>
    public let person: Identifier<Person>
    public let content: NotificationContent
    public let createdAt: Date
    public let readAt: Date?

    public init(
        id: Identifier<Notification>, person: Identifier<Person>, content: NotificationContent, createdAt: Date,
        readAt: Date?
    ) {
        self.id = id
        self.person = person
        self.content = content
        self.createdAt = createdAt
        self.readAt = readAt
    }
}

/// What happened, with what its words need. Paths have no language: `organisations/01h…`. Of people it keeps who they are, not
/// their names, so that nothing names somebody who has closed the account.
///
/// Names of cases and values are stored, so they only grow.
public enum NotificationContent: Codable, Equatable, Sendable {
    case newSignIn(agent: String, time: String)
    case passwordChanged
    /// The new address is shown in part: `m…@firm.by`.
    case emailChanged(newEmail: String)
    case secondFactorChanged
    case invitationAccepted(person: Identifier<Person>, organisation: String, path: String)
    case roleChanged(organisation: String, path: String)
    case memberLeft(person: Identifier<Person>, organisation: String, path: String)
    case mandateGiven(organisation: String, giver: Identifier<Person>, path: String)
    case contactToConfirm(organisation: String, path: String)
    /// To the owners.
    case joinRequested(person: Identifier<Person>, organisation: String, path: String)
    case memberAdmitted(organisation: String, path: String)
    case joiningDeclined(organisation: String)
    case memberRemoved(organisation: String)
    case organisationVerified(organisation: String, path: String)
    /// To those who may review it.
    case draftHandedIn(author: Identifier<Person>, record: String, path: String)
    /// These four to the author of the draft; `words` are the reviewer's.
    case changesAsked(record: String, words: String, path: String)
    case draftPublished(record: String, path: String)
    case draftDeclined(record: String, words: String, path: String)
    /// Another draft of the record was published: theirs was made from what it said before.
    case recordChanged(record: String, path: String)
    /// To those who may publish it.
    case scenarioProposed(author: Identifier<Person>, scenario: String, path: String)
    /// To its author.
    case scenarioPublished(scenario: String, path: String)
    /// To who invited: somebody from outside helps with an assessment now.
    case shareTaken(helper: Identifier<Person>, organisation: String, path: String)
    /// To those who answer: an adviser has answered in an assessment, once a day.
    case adviserAnswered(adviser: Identifier<Person>, organisation: String, path: String)

    public var kind: NotificationKind {
        switch self {
        case .newSignIn: .newSignIn
        case .passwordChanged: .passwordChanged
        case .emailChanged: .emailChanged
        case .secondFactorChanged: .secondFactorChanged
        case .invitationAccepted: .invitationAccepted
        case .roleChanged: .roleChanged
        case .memberLeft: .memberLeft
        case .mandateGiven: .mandateGiven
        case .contactToConfirm: .contactToConfirm
        case .joinRequested: .joinRequested
        case .memberAdmitted: .memberAdmitted
        case .joiningDeclined: .joiningDeclined
        case .memberRemoved: .memberRemoved
        case .organisationVerified: .organisationVerified
        case .draftHandedIn: .draftHandedIn
        case .changesAsked: .changesAsked
        case .draftPublished: .draftPublished
        case .draftDeclined: .draftDeclined
        case .recordChanged: .recordChanged
        case .scenarioProposed: .scenarioProposed
        case .scenarioPublished: .scenarioPublished
        case .shareTaken: .shareTaken
        case .adviserAnswered: .adviserAnswered
        }
    }

    /// Where a person can do something about it; nil where nothing is to be done.
    public var path: String? {
        switch self {
        case .newSignIn, .passwordChanged, .emailChanged, .secondFactorChanged, .joiningDeclined, .memberRemoved: nil
        case .invitationAccepted(_, _, let path), .roleChanged(_, let path), .memberLeft(_, _, let path),
            .mandateGiven(_, _, let path), .contactToConfirm(_, let path), .joinRequested(_, _, let path),
            .memberAdmitted(_, let path), .organisationVerified(_, let path), .draftHandedIn(_, _, let path),
            .changesAsked(_, _, let path), .draftPublished(_, let path), .draftDeclined(_, _, let path),
            .recordChanged(_, let path), .scenarioProposed(_, _, let path), .scenarioPublished(_, let path),
            .shareTaken(_, _, let path), .adviserAnswered(_, _, let path):
            path
        }
    }

    /// Whose name its words need.
    public var person: Identifier<Person>? {
        switch self {
        case .invitationAccepted(let person, _, _), .memberLeft(let person, _, _), .joinRequested(let person, _, _),
            .mandateGiven(_, let person, _), .draftHandedIn(let person, _, _), .scenarioProposed(let person, _, _),
            .shareTaken(let person, _, _), .adviserAnswered(let person, _, _):
            person
        case .newSignIn, .passwordChanged, .emailChanged, .secondFactorChanged, .roleChanged, .contactToConfirm,
            .memberAdmitted, .joiningDeclined, .memberRemoved, .organisationVerified, .changesAsked, .draftPublished,
            .draftDeclined, .recordChanged, .scenarioPublished:
            nil
        }
    }

    /// The mail that tells it at once.
    public var mail: MailContent {
        switch self {
        case .newSignIn(let agent, let time): .newSignIn(agent: agent, time: time)
        case .passwordChanged: .passwordChanged
        case .emailChanged(let newEmail): .emailChanged(newEmail: newEmail)
        case .secondFactorChanged: .secondFactorChanged
        case .invitationAccepted, .roleChanged, .memberLeft, .mandateGiven, .contactToConfirm, .joinRequested,
            .memberAdmitted, .joiningDeclined, .memberRemoved, .organisationVerified, .draftHandedIn, .changesAsked,
            .draftPublished, .draftDeclined, .recordChanged, .scenarioProposed, .scenarioPublished, .shareTaken,
            .adviserAnswered:
            .notification(self)
        }
    }
}

/// What a person can choose mail for.
public enum NotificationKind: String, CaseIterable, Sendable {
    case newSignIn, passwordChanged, emailChanged, secondFactorChanged
    case invitationAccepted, roleChanged, memberLeft, mandateGiven, contactToConfirm
    case joinRequested, memberAdmitted, joiningDeclined, memberRemoved, organisationVerified
    case draftHandedIn, changesAsked, draftPublished, draftDeclined, recordChanged
    case scenarioProposed, scenarioPublished
    case shareTaken, adviserAnswered

    /// Whether it may be the first sign that someone else is in the account: always told at once.
    public var isSecurity: Bool {
        switch self {
        case .newSignIn, .passwordChanged, .emailChanged, .secondFactorChanged: true
        case .invitationAccepted, .roleChanged, .memberLeft, .mandateGiven, .contactToConfirm, .joinRequested,
            .memberAdmitted, .joiningDeclined, .memberRemoved, .organisationVerified, .draftHandedIn, .changesAsked,
            .draftPublished, .draftDeclined, .recordChanged, .scenarioProposed, .scenarioPublished, .shareTaken,
            .adviserAnswered:
            false
        }
    }
}

/// When a person gets mail about a kind of notification. The list on the platform shows all of them always.
public enum MailPreference: String, CaseIterable, Sendable {
    case atOnce, daily, never
}
