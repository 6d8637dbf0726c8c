import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Secrets
import Store

/// The second factor: an authenticator that shows six digits, and codes on paper for the day it is lost.
struct FactorRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to my: RouterGroup<Context>) {
        my.get("factor", use: show)
        my.post("factor", use: add)
        my.get("factor/codes", use: showRenewal)
        my.post("factor/codes", use: renew)
        my.get("factor/removal", use: showRemoval)
        my.post("factor/removal", use: remove)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let next = ReturnPath(try QueryItems(request)[ReturnPath.field])
        let page = page(at: location, try context.person, secret: Random.bytes(20), next: next)
        return try await services.personal(page, at: location)
    }

    @Sendable private func add(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, form, seal, now) = (try context.person, context.visit.form, services.seal, services.now())
        guard let secret = Self.secret(form["secret"], of: person, seal) else { throw Refusal.foreignForm }
        let next = ReturnPath(form[ReturnPath.field])
        do {
            let codes = try await services.database.write {
                try $0.addFactor(secret, code: form["code"] ?? "", to: person, seal: seal, at: now)
            }
            return try await services.personal(codesPage(codes, at: location, next: next), at: location)
        } catch Refusal.wrongCode {
            let mistake = FormMistake(field: "code", text: strings["account.mistake.code"])
            return try await services.refused(
                page(at: location, person, secret: secret, next: next, mistakes: [mistake]), at: location)
        }
    }

    @Sendable private func showRenewal(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.personal(confirmation(.renew, at: location), at: location)
    }

    @Sendable private func renew(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, now) = (try context.person, services.now())
        if let refused = try await refusal(of: .renew, context, at: location) { return refused }
        let codes = try await services.database.write { try $0.renewRecoveryCodes(of: person, at: now) }
        return try await services.personal(codesPage(codes, at: location), at: location)
    }

    @Sendable private func showRemoval(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.personal(confirmation(.remove, at: location), at: location)
    }

    @Sendable private func remove(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (person, now) = (try context.person, services.now())
        if let refused = try await refusal(of: .remove, context, at: location) { return refused }
        try await services.database.write { try $0.removeFactor(of: person, at: now) }
        return .redirect(to: location.done(.factor), type: .normal)
    }

    // MARK: Pages

    /// What asks for the password before it is done.
    private enum Step: String {
        case renew, remove

        var path: String { self == .renew ? "my/factor/codes" : "my/factor/removal" }
    }

    private func confirmation(_ step: Step, at location: Location, mistakes: [FormMistake] = []) -> FormPage {
        FormPage(
            title: strings["account.factor.\(step.rawValue)"], lead: strings["account.factor.\(step.rawValue)Lead"],
            form: location.form(step.path, strings["account.factor.\(step.rawValue)"], [.password(strings)]),
            mistakes: mistakes)
    }

    /// The form again, when the password is not right.
    private func refusal(of step: Step, _ context: Context, at location: Location) async throws -> Response? {
        if try await services.confirms(context.visit.form["password"] ?? "", try context.person) { return nil }
        let mistake = FormMistake(field: "password", text: strings["account.mistake.ownPassword"])
        return try await services.refused(confirmation(step, at: location, mistakes: [mistake]), at: location)
    }

    private func page(
        at location: Location, _ person: Person, secret: [UInt8], next: ReturnPath?, mistakes: [FormMistake] = []
    ) -> FormPage {
        let sealed = Data(services.seal.seal(Array(person.id.rawValue.utf8) + secret)).base64EncodedString()
        let typed = Base32.text(secret)
        let form = location.form(
            "my/factor", strings["account.factor.add"],
            hidden: [.init(hiddenName: "secret", hiddenValue: sealed)] + next.hidden,
            [.code(strings, hint: strings["account.factor.codeHint"])])
        var page = FormPage(
            title: strings["account.factor.title"], lead: strings["account.factor.lead"], form: form,
            mistakes: mistakes)
        let groups = stride(from: 0, to: typed.count, by: 4).map { typed.dropFirst($0).prefix(4) }
        page.codes = [.init(codeText: groups.joined(separator: " "))]
        let address =
            "otpauth://totp/" + Location.escaped("\(services.lastCountry.title[language]):\(person.email)")
            + Location.query([("secret", typed), ("issuer", services.lastCountry.title[language])])
        page.codesLink = .init(linkTitle: strings["account.factor.open"], linkURL: address)
        page.qrCode = QRCode(of: address, label: strings["account.factor.picture"])
        return page
    }

    private func codesPage(
        _ codes: [RecoveryCode], at location: Location, next: ReturnPath? = nil
    ) -> FormPage {
        var page = FormPage(title: strings["account.factor.codes"], lead: strings["account.factor.codesLead"])
        page.codes = codes.map { .init(codeText: $0.text) }
        page.links = [
            PageLink(linkTitle: strings["account.factor.kept"], linkURL: next?.path ?? location.done(.factor))
        ]
        return page
    }

    /// The secret that a page of ours showed to this person; it went through their form, sealed.
    private static func secret(_ text: String?, of person: Person, _ seal: Seal) -> [UInt8]? {
        let owner = Array(person.id.rawValue.utf8)
        guard let sealed = text.flatMap({ Data(base64Encoded: $0) }), let opened = seal.open(Array(sealed)),
            opened.starts(with: owner)
        else { return nil }
        return Array(opened.dropFirst(owner.count))
    }
}
