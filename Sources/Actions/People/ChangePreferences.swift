import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Changes what others see of a person, and the language of mail to them. Their address may have changed since they were read.
    public func rename(_ id: Identifier<Person>, to name: String, language: Language) throws {
        guard var person = try people.find(id) else { throw Refusal.notFound }
        person.name = name
        person.language = language
        try people.update(person)
    }

    /// Chooses about what a person gets mail, and when. What concerns the safety of the account is always mailed at once.
    public func chooseMail(_ choices: [NotificationKind: MailPreference], for person: Identifier<Person>) throws {
        for (kind, preference) in choices where !kind.isSecurity {
            try mailPreferences.save(preference, for: kind, of: person)
        }
    }

    /// Marks what a person has seen as read; what came after `latest` stays unread.
    public func markRead(
        through latest: Identifier<Domain.Notification>, of person: Identifier<Person>, at now: Date
    ) throws {
        try notifications.markRead(through: latest, of: person, at: now)
    }
}
