import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Tells a person something: in their list, and by mail as they wish. Belongs into the transaction of what is told.
    ///
    /// The mail goes to the address the person has now: tell of a new address before it is saved, so that the owner of the old one hears of it.
    public func notify(_ id: Identifier<Person>, _ content: NotificationContent, at now: Date) throws {
        guard let person = try people.find(id) else { throw Refusal.notFound }
        let preference = try mailPreferences.find(content.kind, of: id)
        let notification = Notification(
            id: .new(at: now), person: id, content: content, createdAt: now, readAt: nil)
        try notifications.add(notification, awaitsDigest: preference == .daily)
        switch preference {
        case .atOnce:
            try mail.add(content.mail, to: person.email, in: person.language, at: now)
        case .daily:
            try jobs.add(.sendDigest, about: id.rawValue, due: try country().morning(after: now), at: now)
        case .never:
            break
        }
    }

    /// Tells a person something that may happen again before they look: once until it is read. Somebody whose account is closed is told nothing.
    func notifyOnce(_ id: Identifier<Person>, at now: Date, _ content: (Person) -> NotificationContent) throws {
        guard let person = try people.find(id) else { return }
        let content = content(person)
        if try !notifications.isUnread(content, of: id) { try notify(id, content, at: now) }
    }

    /// Puts what a person wants to hear once a day into one mail; none when they have read it all meanwhile.
    func sendDigest(to id: Identifier<Person>, at now: Date) throws {
        guard let person = try people.find(id) else { return }
        let news = try notifications.takeForDigest(of: id, limit: 50).map(\.content)
        if !news.isEmpty { try mail.add(.digest(news), to: person.email, in: person.language, at: now) }
    }
}
