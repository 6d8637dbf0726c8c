import Actions
import Domain
import Hummingbird
import Outside
import Secrets
import Store

/// What is one's own, and the account: name, address, password, second factor, sessions.
struct MyRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        let my = group.group("my").add(middleware: PeopleOnly(language: language))
        my.get("", use: overview)
        my.get("account", use: account)
        my.post("account", use: rename)
        my.post("password", use: changePassword)
        my.post("email", use: askForNewEmail)
        my.get("new-email/:token", use: showNewEmail)
        my.post("new-email/:token", use: changeEmail)
        my.post("sessions/others/end", use: endOthers)
        my.post("sessions/:id/end", use: end)
        FactorRoutes(services: services, language: language).add(to: my)
        NotificationRoutes(services: services, language: language).add(to: my)
        LeavingRoutes(services: services, language: language).add(to: my)
        ConsentRoutes(services: services, language: language).add(to: my)
    }

    @Sendable private func overview(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        let unread = try await services.database.read { try $0.notifications.unreadCount(of: person.id) }
        return try await services.personal(MyPage(person, unread: unread, location, strings), at: location)
    }

    @Sendable private func account(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let done = try QueryItems(request)["done"].flatMap(AccountChange.init)
        return try await show(at: location, context, done: done)
    }

    private func show(
        at location: Location, _ context: Context, done: AccountChange? = nil, wrong: AccountChange? = nil,
        mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (person, session) = (try context.person, context.visit.session)
        let location = location.at("my/account")
        let (hasFactor, codes, sessions, country) = try await services.database.read { [services] db in
            (
                try db.credentials.factor(of: person.id) != nil,
                try db.credentials.recoveryCodesLeft(of: person.id), try db.sessions.all(of: person.id),
                try services.catalogue.catalogue(in: db).country
            )
        }
        var page = AccountPage(person, hasFactor: hasFactor, codesLeft: codes, location, strings)
        page.list(sessions.filter { $0.isValid(at: services.now()) }, current: session?.id, country, location, strings)
        if let provider = services.settings.provider {
            let issuers = try await services.database.read { try $0.credentials.issuers(of: person.id) }
            page.offer(provider.name, isConnected: issuers.contains(provider.issuer), location, strings)
        }
        if let wrong { page.refuse(wrong, mistakes, typed: context.visit.form) }
        page.notice = done.map { strings["account.done.\($0.rawValue)"] }
        return try await services.personal(page, at: location, status: mistakes.isEmpty ? .ok : .unprocessableContent)
    }

    // MARK: Changes

    @Sendable private func rename(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        let name = (context.visit.form["name"] ?? "").trimmed
        let language = context.visit.form["language"].flatMap(Language.init) ?? person.language
        if let mistake = strings.mistake(inName: name) {
            return try await show(at: location, context, wrong: .name, mistakes: [mistake])
        }
        try await services.database.write { try $0.rename(person.id, to: name, language: language) }
        return .redirect(to: location.done(.name), type: .normal)
    }

    @Sendable private func changePassword(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        guard let session = context.visit.session else { throw Refusal.notAllowed }
        let new = context.visit.form["newPassword"] ?? ""
        var mistakes = [strings.mistake(inNewPassword: new, of: person.email, named: person.name)].compactMap(\.self)
        let old = try await services.database.read { try $0.credentials.passwordHash(of: person.id) }
        if old != nil, try await !services.confirms(context.visit.form["password"] ?? "", person) {
            mistakes.insert(FormMistake(field: "password", text: strings["account.mistake.ownPassword"]), at: 0)
        }
        guard mistakes.isEmpty else {
            return try await show(at: location, context, wrong: .password, mistakes: mistakes)
        }
        let hash = try await services.passwords.hash(new)
        let now = services.now()
        try await services.database.write { db in
            try db.changePassword(of: person, from: old, to: hash, keeping: session, at: now)
        }
        return .redirect(to: location.done(.password), type: .normal)
    }

    @Sendable private func askForNewEmail(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let person = try context.person
        let typed = context.visit.form["newEmail"] ?? ""
        var mistakes = [strings.mistake(inEmail: typed, field: "newEmail")].compactMap(\.self)
        if try await !services.confirms(context.visit.form["password"] ?? "", person) {
            mistakes.append(FormMistake(field: "password", text: strings["account.mistake.ownPassword"]))
        }
        guard let email = EmailAddress(typed), mistakes.isEmpty else {
            return try await show(at: location, context, wrong: .email, mistakes: mistakes)
        }
        let (links, now) = (services.accountLinks(language), services.now())
        try await services.database.write { try $0.askForNewEmail(email, for: person, links: links, at: now) }
        return try await services.personal(
            FormPage.mailSent(to: email, strings, at: location, "my/account"), at: location.at("my/account"))
    }

    /// A link that is only opened changes nothing: mail programs open links, too.
    @Sendable private func showNewEmail(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, person, now) = (try SecretToken(in: context), try context.person, services.now())
        let proof = try await services.database.read { try $0.emailProof(token, .newEmail, at: now) }
        guard proof.person == person.id else { throw Refusal.linkEnded }
        let page = FormPage(
            title: strings["account.newEmail.title"],
            lead: strings.say(
                "account.newEmail.lead", ["old": person.email.description, "new": proof.email.description]),
            form: location.form("my/new-email/\(token.text)", strings["account.newEmail.button"], []))
        return try await services.personal(page, at: location)
    }

    @Sendable private func changeEmail(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, person, now) = (try SecretToken(in: context), try context.person, services.now())
        try await services.database.write { try $0.changeEmail(token, of: person, at: now) }
        return .redirect(to: location.done(.email), type: .normal)
    }

    // MARK: Sessions

    @Sendable private func end(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, now) = (try context.person, services.now())
        let id = Identifier<Session>(rawValue: try context.parameters.require("id"))
        try await services.database.write { try $0.endSession(id, of: person.id, at: now) }
        return .redirect(to: location.done(.session), type: .normal)
    }

    @Sendable private func endOthers(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        guard let session = context.visit.session else { throw Refusal.notAllowed }
        let now = services.now()
        try await services.database.write { try $0.endOtherSessions(than: session, at: now) }
        return .redirect(to: location.done(.session), type: .normal)
    }
}

/// What of an account can be changed on its page.
enum AccountChange: String {
    case name, email, password, factor, session, provider
}

extension Location {
    /// The page of the account, saying what was done.
    func done(_ change: AccountChange) -> String { url("my/account", [("done", change.rawValue)]) }
}

extension Context {
    /// The person who asks; pages for people are reached by people only.
    var person: Person {
        get throws {
            guard let person = visit.person else { throw Refusal.notAllowed }
            return person
        }
    }
}

/// Lets people in, and sends visitors to sign in first; they come back to where they wanted to go.
struct PeopleOnly: RouterMiddleware {
    let language: Language

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if context.visit.person != nil { return try await next(request, context) }
        let location = Location(request, language)
        let wanted = request.method == .get ? location.url(in: language) : location.url("my")
        return .redirect(to: location.url("sign-in", [(ReturnPath.field, wanted)]), type: .normal)
    }
}
