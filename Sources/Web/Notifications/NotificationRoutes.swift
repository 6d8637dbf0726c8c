import Actions
import Domain
import Hummingbird
import Store

/// What the platform told a person, and by which mail they want to hear it.
struct NotificationRoutes {
    let services: Services
    let language: Language

    private static let pageLength = 30

    private var strings: Strings { services.pages[language] }

    func add(to my: RouterGroup<Context>) {
        my.get("notifications", use: list)
        my.post("notifications/read", use: markRead)
        my.get("notifications/mail", use: showPreferences)
        my.post("notifications/mail", use: savePreferences)
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        let before = try QueryItems(request)["before"].map { Identifier<Notification>($0) }
        let (found, names, country) = try await services.database.read { [services] db in
            let found = try db.notifications.of(person.id, before: before, limit: Self.pageLength + 1)
            return (
                found, try db.people.names(of: found.compactMap(\.content.person)),
                try services.catalogue.catalogue(in: db).country
            )
        }
        let page = NotificationsPage(
            Array(found.prefix(Self.pageLength)), names, hasMore: found.count > Self.pageLength, country, location,
            strings)
        return try await services.personal(page, at: location)
    }

    /// What came after the page was made stays unread.
    @Sendable private func markRead(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, now) = (try context.person, services.now())
        if let latest = context.visit.form["through"].map({ Identifier<Notification>($0) }) {
            try await services.database.write { try $0.markRead(through: latest, of: person.id, at: now) }
        }
        return .redirect(to: location.url("my/notifications"), type: .normal)
    }

    @Sendable private func showPreferences(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        let chosen = try await services.database.read { try $0.mailPreferences.all(of: person.id) }
        let fields = NotificationKind.allCases.filter { !$0.isSecurity }.map { kind in
            var field = Form.Field(
                fieldName: kind.rawValue, fieldLabel: strings["notifications.\(kind.rawValue).title"], fieldType: "",
                fieldAutocomplete: "")
            field.isChoice = true
            field.options = MailPreference.allCases.map { preference in
                .init(
                    optionValue: preference.rawValue,
                    optionLabel: strings["notifications.preferences.\(preference.rawValue)"],
                    optionChosen: preference == chosen[kind])
            }
            return field
        }
        let page = FormPage(
            title: strings["notifications.mail.title"], lead: strings["notifications.mail.lead"],
            form: location.form("my/notifications/mail", strings["account.save"], fields))
        return try await services.personal(page, at: location)
    }

    @Sendable private func savePreferences(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        let chosen = NotificationKind.allCases.compactMap { kind in
            context.visit.form[kind.rawValue].flatMap(MailPreference.init).map { (kind, $0) }
        }
        let choices = Dictionary(uniqueKeysWithValues: chosen)
        try await services.database.write { try $0.chooseMail(choices, for: person.id) }
        return .redirect(to: location.url("my/notifications"), type: .normal)
    }
}

/// `account/notifications.mustache`: the latest first, unread ones marked in words.
struct NotificationsPage: Page {
    static let template = "account/notifications"

    let title: String
    let heading: String
    let items: [Line]
    var markRead: Form?
    let links: [PageLink]

    struct Line: Sendable {
        let itemTitle: String
        let itemText: String
        let itemTime: String
        let itemURL: String?
        let itemIsNew: Bool
    }

    init(
        _ notifications: [Notification], _ names: [Identifier<Person>: String], hasMore: Bool, _ country: Country,
        _ location: Location, _ strings: Strings
    ) {
        title = strings["notifications.page.title"]
        heading = title
        items = notifications.map { notification in
            let text = NotificationText(notification.content, names, strings, home: location.url(""))
            return Line(
                itemTitle: text.title, itemText: text.text, itemTime: strings.time(notification.createdAt, in: country),
                itemURL: text.link, itemIsNew: notification.readAt == nil)
        }
        if let latest = notifications.first, notifications.contains(where: { $0.readAt == nil }) {
            markRead =
                location.form(
                    "my/notifications/read", strings["notifications.page.markRead"],
                    hidden: [.init(hiddenName: "through", hiddenValue: latest.id.rawValue)], []
                ).quiet
        }
        let older = notifications.last.flatMap { last in
            hasMore
                ? PageLink(
                    linkTitle: strings["notifications.page.older"],
                    linkURL: location.url("my/notifications", [("before", last.id.rawValue)])) : nil
        }
        links =
            [older].compactMap(\.self) + [
                PageLink(
                    linkTitle: strings["notifications.mail.title"], linkURL: location.url("my/notifications/mail"))
            ]
    }
}
