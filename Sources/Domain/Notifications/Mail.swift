import FoundationEssentials

/// A mail that is to be sent: to whom, in which language, about what. Its words are found when it is sent.
public struct Mail: Equatable, Sendable {
    public let id: Identifier<Mail>
    public let recipient: EmailAddress
    public let language: Language
    public let content: MailContent
    /// The people it speaks of, as they are called now; who has closed the account has no name.
    public let names: [Identifier<Person>: String]
    public let createdAt: Date

    public init(
        id: Identifier<Mail>, recipient: EmailAddress, language: Language, content: MailContent,
        names: [Identifier<Person>: String] = [:], createdAt: Date
    ) {
        self.id = id
        self.recipient = recipient
        self.language = language
        self.content = content
        self.names = names
        self.createdAt = createdAt
    }
}

/// What a mail is about. Links are complete addresses; they are secrets.
///
/// Names of cases and values are stored, so they only grow.
public enum MailContent: Codable, Equatable, Sendable {
    /// Someone signed up with this address: is it theirs?
    case confirmEmail(name: String?, link: String, minutes: Int)
    /// Someone signed up with the address of an account that is there.
    case alreadyRegistered(signInLink: String, resetLink: String)
    case resetPassword(link: String, minutes: Int)
    case passwordChanged
    /// To the new address, when a person changes theirs.
    case confirmNewEmail(link: String, minutes: Int)
    /// To the old address. The new one is shown in part: `m…@firm.by`.
    case emailChanged(newEmail: String)
    case secondFactorChanged
    /// The agent as people say it: “Firefox on Linux”. The time where the country is.
    case newSignIn(agent: String, time: String)
    case invitation(organisation: String, inviter: Identifier<Person>, role: String, link: String, days: Int)
    /// Is the contact point of the organisation still right?
    case contactConfirmation(organisation: String, link: String)
    /// The link by which a visitor comes back to an assessment.
    case assessmentLink(title: String, link: String, days: Int)
    /// One notification, at once.
    case notification(NotificationContent)
    /// The notifications of a day, the oldest first.
    case digest([NotificationContent])
    /// An operator tries whether mail arrives.
    case trial

    /// Whose names its words need.
    public var people: [Identifier<Person>] {
        switch self {
        case .invitation(_, let inviter, _, _, _): [inviter]
        case .notification(let news): [news.person].compactMap(\.self)
        case .digest(let news): news.compactMap(\.person)
        case .confirmEmail, .alreadyRegistered, .resetPassword, .passwordChanged, .confirmNewEmail, .emailChanged,
            .secondFactorChanged, .newSignIn, .contactConfirmation, .assessmentLink, .trial:
            []
        }
    }

    /// The stem of its words, `mail.<name>`, and what operators see.
    public var name: String {
        switch self {
        case .confirmEmail: "confirmEmail"
        case .alreadyRegistered: "alreadyRegistered"
        case .resetPassword: "resetPassword"
        case .passwordChanged: "passwordChanged"
        case .confirmNewEmail: "confirmNewEmail"
        case .emailChanged: "emailChanged"
        case .secondFactorChanged: "secondFactorChanged"
        case .newSignIn: "newSignIn"
        case .invitation: "invitation"
        case .contactConfirmation: "contactConfirmation"
        case .assessmentLink: "assessmentLink"
        case .notification: "notification"
        case .digest: "digest"
        case .trial: "trial"
        }
    }
}
