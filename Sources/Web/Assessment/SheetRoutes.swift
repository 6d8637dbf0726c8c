import Actions
import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Store

/// One sheet of answers: its topics, its summary, its result. What a reader may not know of is not found.
struct SheetRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get(":topic", use: show)
        group.post(":topic", use: save)
        group.get("summary", use: summary)
        SheetResultRoutes(services: services, language: language).add(to: group)
        SheetPeopleRoutes(services: services, language: language).add(to: group)
    }

    /// Whether a request brings typed answers, which are kept even when the session is over: `/be/assessment/at/…/3`.
    static func isSaving(_ request: Request) -> Bool {
        let parts = request.uri.path.split(separator: "/")
        return request.method == .post && parts.count == 5 && parts[1] == "assessment" && parts[2] == "at"
            && Int(parts[4]) != nil
    }

    // MARK: Topics

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let met = try QueryItems(request).all("met")
        let topic = try context.topic
        return try await services.sheetPage(request, context, language) { sheet, db, reader in
            guard sheet.instrument.topics.indices.contains(topic) else { throw Refusal.notFound }
            let reusable = try db.reusableAnswers(for: sheet.open, in: sheet.catalogue, for: reader)
            return TopicWriter(sheet: sheet, topic: topic, reusable: reusable, met: met).page()
        }
    }

    /// What was typed is saved first, whichever button was pressed.
    @Sendable private func save(_ request: Request, context: Context) async throws -> Response {
        let (topic, isScript) = (try context.topic, request.isFromScript)
        let saving = SheetSaving(services, request, context, language)
        guard let saved = try await saving.save(topic) else {
            return isScript ? Response(status: .forbidden) : try await held(request, context)
        }
        if isScript { return saved.json(in: services.catalogue.last?.country ?? Country()) }
        if !saved.form.mistakes.isEmpty {
            return try await services.sheetPage(request, context, language, status: .unprocessableContent) {
                sheet, db, reader in
                let reusable = try db.reusableAnswers(for: sheet.open, in: sheet.catalogue, for: reader)
                return TopicWriter(sheet: sheet, topic: topic, reusable: reusable, wrong: saved.form).page()
            }
        }
        var response = Response.redirect(to: saved.next(context.visit.form), type: .normal)
        services.sheetKeys(request, context).keep(in: &response)
        return response
    }

    /// The session ended while somebody typed: everything typed stands in a form that waits until they are back.
    private func held(_ request: Request, _ context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let page = HeldPage(context.visit.form, at: location, isSignedIn: context.visit.person != nil, strings)
        return try await services.personal(page, at: location, status: .forbidden)
    }

    // MARK: Summary

    @Sendable private func summary(_ request: Request, context: Context) async throws -> Response {
        let done = try QueryItems(request)["done"].flatMap(SheetChange.init)
        return try await services.sheetPage(request, context, language) { sheet, db, reader in
            try SummaryWriter(sheet: sheet, reader: reader, in: db).page(done: done)
        }
    }
}

extension Context {
    /// The sheet that the address names, whether it is there or not.
    var sheet: Identifier<AnswerSheet> { get throws { Identifier(try parameters.require("key")) } }

    /// Counted from 0.
    var topic: Int {
        get throws {
            guard let number = Int(try parameters.require("topic")), (1...1000).contains(number) else {
                throw Refusal.notFound
            }
            return number - 1
        }
    }
}

extension Request {
    /// Whether a script of ours asks, which reads JSON.
    fileprivate var isFromScript: Bool { headers[.accept]?.hasPrefix("application/json") ?? false }
}

extension Services {
    /// A page of the sheet that the address names. Staff's looks are noted in the transaction that shows it.
    func sheetPage<Content: Page>(
        _ request: Request, _ context: Context, _ language: Language, status: HTTPResponse.Status = .ok,
        _ make: @escaping @Sendable (SheetWriter, Connection, SheetReader) throws -> Content
    ) async throws -> Response {
        let location = Location(request, context, language)
        let (keys, id, now, cache) = (sheetKeys(request, context), try context.sheet, now(), catalogue)
        let (strings, base) = (pages[language], settings.ownAddress)
        @Sendable func read(_ db: Connection, _ actor: Actor, notes: Bool) throws -> Content? {
            let catalogue = try cache.catalogue(in: db)
            let reader = SheetReader(actor, holding: keys.digests)
            let open = try db.sheet(id, in: catalogue, for: reader, at: now)
            if open.standing == .recipient, !notes { return nil }
            try db.noteLook(at: open, by: actor, at: now)
            var writer = SheetWriter(
                open: open, catalogue: catalogue, location: location, strings: strings, now: now,
                secret: keys.secret(of: open),
                base: base)
            writer.organisation = try open.sheet.keeper.organisation.flatMap { try db.organisations.find($0)?.name }
            let people = open.history.entries.values.flatMap { $0.compactMap(\.by) }
            writer.people = try db.people.all(people).mapValues(\.name)
            return try make(writer, db, reader)
        }
        do {
            var shown = try await look(for: context) { try read($0, $1, notes: false) }
            if shown == nil { shown = try await act(for: context) { try read($0, $1, notes: true) } }
            guard let shown else { throw Refusal.notFound }
            var response = try await personal(shown, at: location, status: status)
            keys.keep(in: &response)
            return response
        } catch Refusal.notFound {
            return try await missingSheet(at: location, strings)
        }
    }

    /// Nobody learns whether the sheet exists; who lost its cookie or session learns how to come back.
    private func missingSheet(at location: Location, _ strings: Strings) async throws -> Response {
        var page = FormPage(title: strings["assessment.missing.title"], lead: strings["assessment.missing.text"])
        let next = ReturnPath(location.url(location.path)).parameters
        page.links = [PageLink(linkTitle: strings["assessment.title"], linkURL: location.url(SheetWriter.path))]
        if location.visit?.person == nil {
            page.links.append(
                PageLink(linkTitle: strings["account.signIn.title"], linkURL: location.url("sign-in", next)))
        }
        return try await personal(page, at: location, status: .notFound)
    }
}
