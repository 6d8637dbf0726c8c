import FoundationEssentials

/// Something to be done later, queued in the transaction that made it necessary.
public struct Job: Equatable, Sendable {
    public let id: Identifier<Job>
    public let kind: JobKind
    /// What it is about: the identifier of a mail, of a person. A kind has at most one job a subject.
    public let subject: String
    /// Which attempt this is, from 1. One that ended with its process counts.
    public let attempt: Int

    public init(id: Identifier<Job>, kind: JobKind, subject: String, attempt: Int) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.attempt = attempt
    }
}

/// Everything that happens later. Names are stored, so they only grow.
public enum JobKind: String, CaseIterable, Sendable {
    /// Sends a mail of the outbox; the subject is the mail.
    case sendMail
    /// Puts what a person wants to hear once a day into one mail; the subject is the person.
    case sendDigest
    /// Asks the owners of an organisation whether its contacts still hold; the subject is the organisation.
    case askAboutContacts
}

/// Why an attempt failed.
public struct JobFailure: Error, Equatable {
    /// For operators; without secrets.
    public let reason: String
    /// Whether another attempt would fail as well.
    public let isPermanent: Bool

    public init(_ reason: String, isPermanent: Bool) {
        self.reason = reason
        self.isPermanent = isPermanent
    }
}
