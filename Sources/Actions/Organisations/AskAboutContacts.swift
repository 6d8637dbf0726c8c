import Domain
import FoundationEssentials
import Store

extension PeriodicJob {
    /// Looks once a day for contacts that nobody has confirmed for long. Old ones hide by themselves: what is shown depends
    /// on the day of the confirmation.
    public static let askAboutContacts = PeriodicJob("ask about contacts", every: 86_400) { database, now in
        try await database.write { try $0.queueQuestionsAboutContacts(at: now) }
    }
}

extension Connection {
    /// Queues a question to each organisation whose contacts are to be confirmed.
    func queueQuestionsAboutContacts(at now: Date) throws {
        let day = try lastConfirmedDay(at: now)
        for organisation in try contactPoints.organisationsToAsk(confirmedThrough: day, limit: Self.mostAsked) {
            try jobs.add(.askAboutContacts, about: organisation.rawValue, at: now)
        }
    }

    /// The rest is asked the next day.
    private static var mostAsked: Int { 500 }

    /// Asks the owners of an organisation whether its contacts still hold: once, however many there are.
    public func askAboutContacts(
        of id: Identifier<RegisteredOrganisation>, links: OrganisationLinks, at now: Date
    ) throws {
        let (day, today) = (try lastConfirmedDay(at: now), try country().day(at: now))
        guard let organisation = try organisations.find(id),
            try contactPoints.noteAsked(id, confirmedThrough: day, on: today) > 0
        else { return }
        for owner in try memberships.all(in: id) where owner.role == .owner {
            guard let person = try people.find(owner.person) else { continue }
            try ask(person, about: organisation, links: links, at: now)
        }
    }

    private func ask(
        _ owner: Person, about organisation: RegisteredOrganisation, links: OrganisationLinks, at now: Date
    ) throws {
        let question = NotificationContent.contactToConfirm(
            organisation: organisation.name, path: organisation.id.ownPath)
        let notification = Notification(
            id: .new(at: now), person: owner.id, content: question, createdAt: now, readAt: nil)
        try notifications.add(notification, awaitsDigest: false)
        guard try mailPreferences.find(question.kind, of: owner.id) != .never else { return }
        try mail.add(
            .contactConfirmation(
                organisation: organisation.name, link: links.contactPoints(of: organisation.id, in: owner.language)),
            to: owner.email, in: owner.language, at: now)
    }

    /// A contact that was last confirmed on this day, or before, is to be confirmed again.
    private func lastConfirmedDay(at now: Date) throws -> Day {
        let country = try country()
        return country.day(at: now).minus(Period(months: country.contactAging.askAfter))
    }
}
