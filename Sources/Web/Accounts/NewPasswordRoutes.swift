import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// A forgotten password: the address, then, from the link in the mail, a new one.
struct NewPasswordRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("new-password", use: show)
        group.post("new-password", use: ask)
        group.get("new-password/:token", use: showLink)
        group.post("new-password/:token", use: set)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.personal(page(at: location), at: location)
    }

    @Sendable private func ask(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let typed = context.visit.form["email"] ?? ""
        guard let email = EmailAddress(typed) else {
            let mistakes = [strings.mistake(inEmail: typed)].compactMap(\.self)
            return try await services.refused(page(at: location, email: typed, mistakes: mistakes), at: location)
        }
        let (language, links, now) = (language, services.accountLinks(language), services.now())
        try await services.database.write { try $0.askForNewPassword(email, in: language, links: links, at: now) }
        return try await services.personal(
            FormPage.mailSent(to: email, strings, at: location, "new-password"), at: location)
    }

    @Sendable private func showLink(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        let person = try await services.database.read { try $0.personOfNewPassword(token, at: now) }
        return try await services.personal(page(at: location, token, person), at: location)
    }

    @Sendable private func set(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        let person = try await services.database.read { try $0.personOfNewPassword(token, at: now) }
        let password = context.visit.form["newPassword"] ?? ""
        if let mistake = strings.mistake(inNewPassword: password, of: person.email, named: person.name) {
            return try await services.refused(page(at: location, token, person, mistakes: [mistake]), at: location)
        }
        let (hash, agent) = (try await services.passwords.hash(password), request.agentName)
        let new = try await services.database.write { db in
            try db.setNewPassword(token, passwordHash: hash, agent: agent, at: services.now())
        }
        return services.begun(new, goingTo: location.url(new.session.isProven ? "my" : "sign-in/code"))
    }

    private func page(at location: Location, email: String = "", mistakes: [FormMistake] = []) -> FormPage {
        let form = location.form("new-password", strings["account.forgotten.button"], [.email(strings, value: email)])
        return FormPage(
            title: strings["account.forgotten.title"], lead: strings["account.forgotten.lead"], form: form,
            mistakes: mistakes)
    }

    private func page(
        at location: Location, _ token: SecretToken, _ person: Person, mistakes: [FormMistake] = []
    ) -> FormPage {
        let form = location.form(
            "new-password/\(token.text)", strings["account.forgotten.set"], hidden: [.username(person.email)],
            [.newPassword(strings)])
        return FormPage(
            title: strings["account.forgotten.lastTitle"],
            lead: strings.say("account.forgotten.lastLead", ["email": person.email.description]), form: form,
            mistakes: mistakes)
    }
}
