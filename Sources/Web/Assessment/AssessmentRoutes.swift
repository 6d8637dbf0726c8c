import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// *Where do we stand?*: which checks there are, what was begun, and the links that lead to it.
struct AssessmentRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        let own = group.group("assessment")
        own.get(use: show)
        own.post(":instrument", use: start)
        own.get("resume/:token", use: showResume)
        own.post("resume/:token", use: resume)
        own.get("join/:token", use: showShare)
        own.post("join/:token", use: join)
        SheetRoutes(services: services, language: language).add(to: own.group("at/:key"))
    }

    // MARK: Starting

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (keys, cache, strings) = (services.sheetKeys(request, context), services.catalogue, strings)
        let (isSaved, now) = (try QueryItems(request)["done"] != nil, services.now())
        let page = try await services.look(for: context) { db, actor in
            let catalogue = try cache.catalogue(in: db)
            let reader = SheetReader(actor, holding: keys.digests)
            let writer = StartWriter(
                catalogue: catalogue, sheets: try db.sheets(for: reader, in: catalogue),
                advised: try db.advisedSheets(for: reader, in: catalogue, at: now),
                organisations: try actor.person.map { person in
                    try db.organisations.all(of: person).filter { actor.may(.giveAnswers, on: .answers(of: $0.id)) }
                }, location: location, strings: strings)
            return writer.page(isSaved: isSaved)
        }
        return try await services.personal(page, at: location)
    }

    @Sendable private func start(_ request: Request, context: Context) async throws -> Response {
        let instrument = try context.parameters.require("instrument")
        let (secret, now, cache, form) = (SecretToken(), services.now(), services.catalogue, context.visit.form)
        let address = request.clientAddress(context, trustedProxies: services.settings.trustedProxies)
        let isVisitor = context.visit.person == nil
        let keeper: SheetStart.Start =
            if isVisitor {
                .visitor(digest: secret.digest, address: address)
            } else if let organisation = form.keeper {
                .organisation(organisation)
            } else {
                .oneself
            }
        let sheet = try await services.act(for: context) { db, actor in
            let catalogue = try cache.catalogue(in: db)
            guard let instrument = catalogue.instrument(instrument) else { throw Refusal.notFound }
            let start = SheetStart(
                instrument.id, about: form.subject(in: catalogue), at: form.timePoint, by: keeper)
            return try db.startSheet(start, in: catalogue, by: actor, at: now)
        }
        let location = Location(context, language, SheetWriter.path(of: sheet.id))
        var response = Response.redirect(to: location.url("\(location.path)/1"), type: .normal)
        if isVisitor { services.sheetKeys(request, context).holding(secret).keep(in: &response) }
        return response
    }

    // MARK: Coming back

    /// Opening the link changes nothing: it may not be one's own.
    @Sendable private func showResume(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, cache, now) = (try SecretToken(in: context), services.catalogue, services.now())
        let (open, country) = try await services.look(for: context) { db, actor in
            let catalogue = try cache.catalogue(in: db)
            guard let sheet = try db.answerSheets.find(digest: token.digest) else { throw Refusal.linkEnded }
            let reader = SheetReader(actor, holding: [token.digest])
            return (try db.sheet(sheet.id, in: catalogue, for: reader, at: now), catalogue.country)
        }
        if services.sheetKeys(request, context).secret(of: open) != nil {
            return .redirect(to: next(open, location), type: .normal)
        }
        let progress = open.instrument.progress(open.answers)
        let page = FormPage(
            title: open.instrument.core.title[language],
            lead: strings.say(
                "assessment.resume.lead",
                [
                    "date": strings.date(country.day(at: open.sheet.startedAt)), "answered": "\(progress.answered)",
                    "asked": "\(progress.asked)",
                ]), form: location.form(location.path, strings["assessment.resume.button"], []))
        return try await services.personal(page, at: location)
    }

    @Sendable private func resume(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, cache, now) = (try SecretToken(in: context), services.catalogue, services.now())
        let open = try await services.look(for: context) { db, actor in
            guard let sheet = try db.answerSheets.find(digest: token.digest) else { throw Refusal.linkEnded }
            let reader = SheetReader(actor, holding: [token.digest])
            return try db.sheet(sheet.id, in: try cache.catalogue(in: db), for: reader, at: now)
        }
        var response = Response.redirect(to: next(open, location), type: .normal)
        services.sheetKeys(request, context).holding(token).keep(in: &response)
        return response
    }

    /// The first topic with an open question, or the summary.
    private func next(_ open: OpenSheet, _ location: Location) -> String {
        let path = SheetWriter.path(of: open.sheet.id)
        return location.url(
            open.instrument.firstOpenTopic(open.answers).map { "\(path)/\($0 + 1)" } ?? "\(path)/summary")
    }

    // MARK: Helping

    @Sendable private func showShare(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, cache, now) = (try SecretToken(in: context), services.catalogue, services.now())
        let (offer, title) = try await services.look(for: context) { db, actor in
            let offer = try db.shareOffer(token, for: actor, at: now)
            return (offer, try cache.catalogue(in: db).instrument(offer.sheet.instrument)?.core.title)
        }
        var page = FormPage(
            title: title?[language] ?? strings["assessment.title"],
            lead: strings.say(
                "assessment.share.lead",
                [
                    "organisation": offer.organisation.name,
                    "inviter": offer.inviter ?? strings["organisation.formerPerson"],
                ]), form: location.form(location.path, strings["assessment.share.button"], []))
        if context.visit.person == nil {
            let next = ReturnPath(location.url(location.path)).parameters
            page.form = nil
            page.links = [
                PageLink(linkTitle: strings["account.signIn.title"], linkURL: location.url("sign-in", next)),
                PageLink(linkTitle: strings["account.signIn.signUp"], linkURL: location.url("sign-up", next)),
            ]
        }
        return try await services.personal(page, at: location)
    }

    @Sendable private func join(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        guard context.visit.person != nil else {
            let next = ReturnPath(location.url(location.path))
            return .redirect(to: location.url("sign-in", next.parameters), type: .normal)
        }
        let sheet = try await services.act(for: context) { db, actor in
            try db.acceptShare(token, by: actor, at: now)
        }
        return .redirect(to: location.url("\(SheetWriter.path(of: sheet))/summary"), type: .normal)
    }
}

extension QueryItems {
    /// The field that says for whom a sheet is; empty for oneself.
    static let keeperField = "for"
    static let timeField = "time"
    static let notationField = "about"

    var keeper: Identifier<RegisteredOrganisation>? { self[Self.keeperField].map { Identifier(rawValue: $0) } }

    var timePoint: TimePoint { self[Self.timeField].flatMap(TimePoint.init) ?? .before }

    /// What is assessed; a firm, where nothing else was chosen.
    func subject(in catalogue: Catalogue) -> AnswerSheet.Subject {
        guard let notation = self[Self.notationField] else { return .firm }
        return catalogue.classification[notation]?.scheme == AnswerSheet.Subject.regions
            ? .region(notation) : .sector(notation)
    }
}
