import Actions
import Domain
import Foundation
import Hummingbird
import Logging
import Outside
import Secrets
import Store

/// Signing in through a provider that the operator named: a national identity, a company's directory.
struct OpenIDRoutes {
    let services: Services
    let provider: OpenIDProvider

    /// One address for all languages, because it is registered with the provider.
    static let answerPath = "sign-in/answer"
    /// Seconds within which a person has to come back.
    private static let patience = 15 * 60

    func add(to router: Router<Context>) {
        for language in Language.allCases {
            router.get("\(language.rawValue)/sign-in/provider") { request, context in
                try await leave(request, context, language)
            }
        }
        router.get("\(Self.answerPath)", use: comeBack)
    }

    /// What goes with the browser, sealed, until it comes back.
    private struct Journey: Codable {
        let way: OpenIDProvider.Way
        let language: String
        let next: String?
        let leftAt: Date
        /// Who was signed in and wants to connect the two.
        let person: String?
    }

    private var answerAddress: String { "\(services.settings.ownAddress)/\(Self.answerPath)" }

    private func leave(_ request: Request, _ context: Context, _ language: Language) async throws -> Response {
        let (location, next) = (
            Location(request, context, language), ReturnPath(try QueryItems(request)[ReturnPath.field])
        )
        let client = request.clientAddress(context, trustedProxies: services.settings.trustedProxies)
        let now = services.now()
        try await services.database.write { try $0.leaveForProvider(from: client, at: now) }
        let journey = Journey(
            way: .init(), language: language.rawValue, next: next?.path, leftAt: now,
            person: location.visit?.person?.id.rawValue)
        let address: String
        do {
            address = try await provider.address(
                for: journey.way, answerAddress: answerAddress, language: language.rawValue)
        } catch {
            tellOperator(error, context)
            return try await answer("account.provider.unreachable", at: location)
        }
        let sealed = services.seal.seal(Array(try JSONEncoder().encode(journey)))
        var response = Response.redirect(to: address, type: .normal)
        PlatformCookie.journey.set(
            text: Base64URL.text(sealed), for: Self.patience, isSecure: services.settings.isSecure, in: &response)
        return response
    }

    @Sendable private func comeBack(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        guard let journey = journey(in: request), let state = query["state"],
            Array(state.utf8).isEqualInConstantTime(to: Array(journey.way.state.utf8)),
            let language = Language(rawValue: journey.language)
        else { throw Refusal.foreignForm }
        var location = Location(language: language, path: "sign-in")
        location.visit = context.visit
        // A person changed their mind, or the provider did not know them.
        guard let code = query["code"] else { return try await answer("account.provider.refused", at: location) }
        let identity: VouchedIdentity
        do {
            identity = try await provider.identity(
                code: code, way: journey.way, answerAddress: answerAddress, at: services.now())
        } catch {
            tellOperator(error, context)
            return try await answer("account.provider.refused", at: location)
        }
        let vouched = VouchedPerson(
            issuer: identity.issuer, subject: identity.subject,
            email: identity.verifiedEmail.flatMap { EmailAddress($0) }, name: String((identity.name ?? "").prefix(100)))
        var response =
            try await journey.person == nil
            ? signIn(vouched, journey, request, at: location) : connect(vouched, journey, context, at: location)
        PlatformCookie.journey.set(text: nil, isSecure: services.settings.isSecure, in: &response)
        return response
    }

    private func signIn(
        _ vouched: VouchedPerson, _ journey: Journey, _ request: Request, at location: Location
    ) async throws -> Response {
        let (agent, now) = (request.agentName, services.now())
        let result = try await services.database.write {
            try $0.signIn(vouched, in: location.language, agent: agent, at: now)
        }
        switch result {
        case .signedIn(let new):
            let goal = journey.next ?? location.url("my")
            return services.begun(
                new, goingTo: new.session.isProven ? goal : location.url("sign-in/code", [(ReturnPath.field, goal)]))
        case .hasAccount(let email):
            return try await answer("account.provider.hasAccount", at: location, ["email": email.description])
        case .noEmail: return try await answer("account.provider.noEmail", at: location)
        }
    }

    private func connect(
        _ vouched: VouchedPerson, _ journey: Journey, _ context: Context, at location: Location
    ) async throws -> Response {
        let (person, now) = (try context.person, services.now())
        guard person.id.rawValue == journey.person else { throw Refusal.foreignForm }
        try await services.database.write { try $0.connect(vouched, to: person, at: now) }
        return .redirect(to: location.done(.provider), type: .normal)
    }

    private func journey(in request: Request) -> Journey? {
        guard
            let text = PlatformCookie.journey.text(in: request, isSecure: services.settings.isSecure),
            let sealed = Base64URL.bytes(text), let opened = services.seal.open(sealed),
            let journey = try? JSONDecoder().decode(Journey.self, from: Data(opened)),
            services.now().timeIntervalSince(journey.leftAt) < Double(Self.patience)
        else { return nil }
        return journey
    }

    /// Why something failed is for the journal; the page says what to do.
    private func tellOperator(_ error: any Error, _ context: Context) {
        context.logger.warning("provider", metadata: ["issuer": "\(provider.issuer)", "error": "\(error)"])
    }

    private func answer(
        _ key: String, at location: Location, _ values: [String: String] = [:]
    ) async throws -> Response {
        let strings = services.pages[location.language]
        let values = values.merging(["provider": provider.name]) { $1 }
        var page = FormPage(title: strings.say("\(key).title", values), lead: strings.say("\(key).text", values))
        page.links = [PageLink(linkTitle: strings["account.signIn.title"], linkURL: location.url("sign-in"))]
        return try await services.personal(page, at: location, status: .conflict)
    }
}
