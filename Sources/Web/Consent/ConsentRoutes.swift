import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// One's own data, or those of an organisation: what is known, what was consented to, who has seen what.
struct ConsentRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    /// Looks that a page shows; the file to take along has all of them.
    private static let shownLooks = 100

    /// The group is that of a person, `my`, or of one of their organisations, `my/organisations/:id`.
    func add(to group: RouterGroup<Context>) {
        group.get("data", use: show)
        group.get("consents/new", use: showPurposes)
        group.get("consents/new/:purpose", use: showForm)
        group.post("consents/new/:purpose", use: give)
        group.post("consents/:consent/revocation", use: revoke)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let (subject, now, cache) = (try context.dataSubject, services.now(), services.catalogue)
        let location = Location(context, language, "\(subject.ownPath)/data")
        let (strings, person) = (strings, try context.person)
        let done = try QueryItems(request)["done"].flatMap(ConsentChange.init)
        let page = try await services.look(for: context) { db, actor in
            let writer = ConsentWriter(
                subject: subject,
                organisation: try subject.organisation.map { try db.organisation($0, for: actor, at: now) },
                ledger: try db.consentLedger(of: subject, for: actor, looks: Self.shownLooks), actor: actor,
                country: try cache.catalogue(in: db).country, now: now, location: location, strings: strings)
            return writer.page(of: person, memberships: try db.organisations.all(of: person.id), done: done)
        }
        return try await services.personal(page, at: location)
    }

    @Sendable private func showPurposes(_ request: Request, context: Context) async throws -> Response {
        let subject = try context.dataSubject
        let location = Location(context, language, "\(subject.ownPath)/consents/new")
        try await requireGiving(subject, context)
        var page = SheetPage(title: strings["consent.new"], heading: strings["consent.new"])
        page.back = [back(to: subject, location)]
        page.lead = strings["consent.newLead"]
        page.sections = [
            SheetPage.Section(
                sectionID: "purposes", sectionTitle: strings["consent.purposes"],
                items: Purpose.allCases.map { purpose in
                    var item = SheetPage.Item(
                        itemTitle: strings.purpose(purpose),
                        itemURL: location.url("\(subject.ownPath)/consents/new/\(purpose.rawValue)"))
                    item.say(strings["consent.purposeText.\(purpose.rawValue)"])
                    return item
                })
        ]
        return try await services.personal(page, at: location)
    }

    @Sendable private func showForm(_ request: Request, context: Context) async throws -> Response {
        try await showForm(try context.purpose, context)
    }

    @Sendable private func give(_ request: Request, context: Context) async throws -> Response {
        let (subject, purpose, now, cache) = (
            try context.dataSubject, try context.purpose, services.now(), services.catalogue
        )
        let form = ConsentForm(context.visit.form, purpose)
        guard form.mistakes.isEmpty else {
            return try await showForm(
                purpose, context,
                mistakes: form.mistakes.map { FormMistake(field: $0, text: strings["consent.mistake.\($0)"]) })
        }
        try await services.act(for: context) { db, actor in
            let country = try cache.catalogue(in: db).country
            _ = try db.giveConsent(
                form.given(by: subject, until: form.end(at: now, in: country)), by: actor, at: now)
        }
        return .redirect(to: Location(context, language, "").done(.given, of: subject), type: .normal)
    }

    @Sendable private func revoke(_ request: Request, context: Context) async throws -> Response {
        let (subject, now) = (try context.dataSubject, services.now())
        let consent = Identifier<Consent>(try context.parameters.require("consent"))
        try await services.act(for: context) { db, actor in
            guard try db.consents.find(consent)?.subject == subject else { throw Refusal.notFound }
            try db.revokeConsent(consent, by: actor, at: now)
        }
        return .redirect(to: Location(context, language, "").done(.revoked, of: subject), type: .normal)
    }

    // MARK: The form

    private func showForm(
        _ purpose: Purpose, _ context: Context, mistakes: [FormMistake] = []
    ) async throws -> Response {
        let subject = try context.dataSubject
        let location = Location(context, language, "\(subject.ownPath)/consents/new/\(purpose.rawValue)")
        try await requireGiving(subject, context)
        let recipients = try await services.database.read { try $0.consentRecipients() }
        let blank = location.form(
            location.path, strings["consent.give"],
            hidden: [.init(hiddenName: "textVersion", hiddenValue: "\(purpose.textVersion)")],
            ConsentForm.fields(purpose, recipients, strings))
        let title = strings.say("consent.giveTitle", ["purpose": strings.purpose(purpose)])
        var page = FormPage(
            title: title, lead: strings[purpose.opensToStaff ? "consent.giveLead" : "consent.giveLeadCounted"],
            form: mistakes.isEmpty ? blank : blank.typed(context.visit.form), mistakes: mistakes)
        page.points = strings.consentText(purpose, version: purpose.textVersion).map(FormPage.Point.init)
        page.links = [back(to: subject, location)]
        return mistakes.isEmpty
            ? try await services.personal(page, at: location) : try await services.refused(page, at: location)
    }

    /// Who may not give a consent is not asked for one.
    private func requireGiving(_ subject: DataSubject, _ context: Context) async throws {
        let now = services.now()
        try await services.look(for: context) { db, actor in
            if let id = subject.organisation { _ = try db.organisation(id, for: actor, at: now) }
            guard actor.may(.giveConsent, on: subject.subject()) else { throw Refusal.notAllowed }
        }
    }

    private func back(to subject: DataSubject, _ location: Location) -> PageLink {
        PageLink(linkTitle: strings["consent.title"], linkURL: location.url("\(subject.ownPath)/data"))
    }
}

/// What was done with consents, for the page to say so.
enum ConsentChange: String, CaseIterable {
    case given, revoked
}

extension Location {
    func done(_ change: ConsentChange, of subject: DataSubject) -> String {
        url("\(subject.ownPath)/data", [("done", change.rawValue)])
    }
}

extension DataSubject {
    /// Where its people find what is theirs, without a language.
    var ownPath: String { organisation?.ownPath ?? "my" }
}

extension Context {
    /// Whose data the address is about: the person's who asks, or those of the organisation that it names.
    fileprivate var dataSubject: DataSubject {
        get throws {
            if let id = parameters.get("id") { return .organisation(Identifier(id)) }
            return .person(try person.id)
        }
    }

    fileprivate var purpose: Purpose {
        get throws {
            guard let purpose = Purpose(rawValue: try parameters.require("purpose")) else { throw Refusal.notFound }
            return purpose
        }
    }
}
