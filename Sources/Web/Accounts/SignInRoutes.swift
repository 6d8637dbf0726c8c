import Actions
import Domain
import Hummingbird
import Outside
import Secrets
import Store

/// Signing in: address and password, then the code of the authenticator where there is one.
struct SignInRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("sign-in", use: show)
        group.post("sign-in", use: signIn)
        group.get("sign-in/code", use: showCode)
        group.post("sign-in/code", use: proveCode)
        group.post("sign-out", use: signOut)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let next = ReturnPath(try QueryItems(request)[ReturnPath.field])
        guard context.visit.person == nil else {
            return .redirect(to: next?.path ?? location.url("my"), type: .normal)
        }
        var page = page(at: location, next: next)
        let hasOperator = try await services.database.read { try $0.roleGrants.isGranted(.operator) }
        if !hasOperator { page.firstStart = strings["account.signIn.firstStart"] }
        return try await services.personal(page, at: location)
    }

    @Sendable private func signIn(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let form = context.visit.form
        let next = ReturnPath(form[ReturnPath.field])
        func again(_ mistakes: [FormMistake]) async throws -> Response {
            let page = page(at: location, next: next, email: form["email"] ?? "", mistakes: mistakes)
            return try await services.refused(page, at: location)
        }
        guard let email = EmailAddress(form["email"] ?? "") else {
            return try await again([strings.mistake(inEmail: form["email"])].compactMap(\.self))
        }
        let now = services.now()
        let address = request.clientAddress(context, trustedProxies: services.settings.trustedProxies)
        let account = try await services.database.read { try $0.accountToSignIn(email, from: address, at: now) }
        let password = String((form["password"] ?? "").prefix(PasswordRule.longest * 2))
        let isRight = try await services.passwords.verify(password, against: account?.passwordHash)
        guard let account, isRight else {
            try await services.database.write { try $0.refuseSignIn(email, from: address, at: now) }
            return try await again([FormMistake(field: "email", text: strings["account.mistake.signIn"])])
        }
        let agent = request.agentName
        let new = try await services.database.write { db in
            try db.signIn(
                account.person, passwordHash: account.passwordHash, from: address, agent: agent, at: services.now())
        }
        let goal = next?.path ?? location.url("my")
        return services.begun(
            new, goingTo: new.session.isProven ? goal : location.url("sign-in/code", [(ReturnPath.field, goal)]))
    }

    @Sendable private func showCode(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        guard context.visit.unprovenPerson != nil else { return .redirect(to: location.url("sign-in"), type: .normal) }
        let next = ReturnPath(try QueryItems(request)[ReturnPath.field])
        return try await services.personal(codePage(at: location, next: next), at: location)
    }

    @Sendable private func proveCode(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        guard let session = context.visit.session, let person = context.visit.unprovenPerson else {
            return .redirect(to: location.url("sign-in"), type: .normal)
        }
        let form = context.visit.form
        let next = ReturnPath(form[ReturnPath.field])
        let (code, seal, now) = (form["code"] ?? "", services.seal, services.now())
        do {
            let new = try await services.database.write {
                try $0.prove(session, person, code: code, seal: seal, at: now)
            }
            return services.begun(new, goingTo: next?.path ?? location.url("my"))
        } catch Refusal.wrongCode {
            try await services.database.write { try $0.refuseCode(person.id, at: now) }
            let mistake = FormMistake(field: "code", text: strings["account.mistake.code"])
            return try await services.refused(codePage(at: location, next: next, mistakes: [mistake]), at: location)
        }
    }

    @Sendable private func signOut(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        if let session = context.visit.session {
            let now = services.now()
            do {
                try await services.database.write { try $0.endSession(session.id, of: session.person, at: now) }
            } catch Refusal.notFound {
                // It was ended meanwhile from elsewhere, which is what is wanted.
            }
        }
        var response = Response.redirect(to: location.url(""), type: .normal)
        PlatformCookie.session.set(nil, isSecure: services.settings.isSecure, in: &response)
        return response
    }

    private func page(
        at location: Location, next: ReturnPath?, email: String = "", mistakes: [FormMistake] = []
    ) -> FormPage {
        let form = location.form(
            "sign-in", strings["account.signIn.button"], hidden: next.hidden,
            [.email(strings, value: email), .password(strings)])
        var page = FormPage(
            title: strings["account.signIn.title"], lead: strings["account.signIn.lead"], form: form,
            mistakes: mistakes)
        let through = services.settings.provider.map { provider in
            PageLink(
                linkTitle: strings.say("account.provider.signIn", ["provider": provider.name]),
                linkURL: location.url("sign-in/provider", next.parameters))
        }
        page.links =
            [through].compactMap(\.self) + [
                PageLink(
                    linkTitle: strings["account.signIn.signUp"], linkURL: location.url("sign-up", next.parameters)),
                PageLink(linkTitle: strings["account.signIn.forgotten"], linkURL: location.url("new-password")),
            ]
        return page
    }

    private func codePage(at location: Location, next: ReturnPath?, mistakes: [FormMistake] = []) -> FormPage {
        let form = location.form(
            "sign-in/code", strings["account.signIn.button"], hidden: next.hidden,
            [.code(strings, hint: strings["account.signIn.codeHint"])])
        return FormPage(title: strings["account.signIn.codeTitle"], form: form, mistakes: mistakes)
    }
}

extension ReturnPath? {
    /// The field that keeps the way through a form.
    var hidden: [Form.HiddenField] { map { [.init(hiddenName: ReturnPath.field, hiddenValue: $0.path)] } ?? [] }

    /// What keeps it through a link.
    var parameters: [(name: String, value: String)] { map { [(ReturnPath.field, $0.path)] } ?? [] }
}
