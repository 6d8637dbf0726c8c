import Actions
import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Store

extension Services {
    /// A page for one person only. A visitor gets the cookie that their form is known by.
    func personal(
        _ page: some Page, at location: Location, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let cache = catalogue
        let catalogue = try await database.read { try cache.catalogue(in: $0) }
        var response = html(page, at: location, catalogue, status: status, isPersonal: true)
        response.headers[.cacheControl] = "no-store"
        if let fresh = location.visit?.formKey.fresh {
            PlatformCookie.visitor.set(fresh, isSecure: settings.isSecure, in: &response)
        }
        return response
    }

    /// The same form again, with what is wrong with it.
    func refused(_ page: FormPage, at location: Location) async throws -> Response {
        try await personal(page, at: location, status: .unprocessableContent)
    }

    /// Goes on to a page with the session that just began.
    func begun(_ new: NewSession, goingTo path: String) -> Response {
        var response = Response.redirect(to: path, type: .normal)
        let seconds = Int(new.session.isProven ? Session.lifetime : Session.proofLimit)
        PlatformCookie.session.set(new.token, for: seconds, isSecure: settings.isSecure, in: &response)
        PlatformCookie.visitor.set(nil, isSecure: settings.isSecure, in: &response)
        return response
    }

    /// Where mails lead: to what the operator set, never to what a request says it asked.
    func accountLinks(_ language: Language, next: ReturnPath? = nil) -> AccountLinks {
        AccountLinks(base: "\(settings.ownAddress)/\(language.rawValue)", onward: Location.query(next.parameters))
    }

    /// Whether it is the person's password, each time they give it anew; guesses are counted.
    func confirms(_ password: String, _ person: Person) async throws -> Bool {
        let now = now()
        let hash = try await database.read { try $0.passwordToConfirm(of: person.id, at: now) }
        let isRight = try await passwords.verify(password, against: hash)
        if !isRight { try await database.write { try $0.refusePassword(of: person.id, at: now) } }
        return isRight
    }
}

extension Location {
    func form(_ path: String, _ button: String, hidden: [Form.HiddenField] = [], _ fields: [Form.Field]) -> Form {
        Form(
            formAction: url(path), formToken: visit?.formKey.token ?? "", formButton: button, hidden: hidden,
            fields: fields)
    }
}

extension Strings {
    /// What is wrong with an address that was typed; nil when it can be one.
    func mistake(inEmail text: String?, field: String = "email") -> FormMistake? {
        EmailAddress(text ?? "") == nil ? FormMistake(field: field, text: self["account.mistake.email"]) : nil
    }

    func mistake(inName text: String) -> FormMistake? {
        if text.isEmpty { return FormMistake(field: "name", text: self["account.mistake.name"]) }
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return text.count > 100 || !isPlain ? FormMistake(field: "name", text: self["account.mistake.longName"]) : nil
    }

    func mistake(inNewPassword password: String, of email: EmailAddress, named name: String) -> FormMistake? {
        PasswordRule.problem(with: password, of: email, named: name).map { problem in
            FormMistake(
                field: "newPassword",
                text: say("account.mistake.password.\(problem.rawValue)", ["count": "\(PasswordRule.shortest)"]))
        }
    }
}
