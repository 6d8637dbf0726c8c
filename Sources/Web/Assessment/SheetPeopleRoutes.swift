import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// Whose a sheet is and who may fill it in: the link by mail, keeping it in an account, help from outside.
struct SheetPeopleRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.post("link", use: mailLink)
        group.post("keep", use: keep)
        group.post("shares", use: share)
        group.post("shares/:share/end", use: endShare)
    }

    @Sendable private func mailLink(_ request: Request, context: Context) async throws -> Response {
        let (id, keys, now, cache) = (
            try context.sheet, services.sheetKeys(request, context), services.now(), services.catalogue
        )
        let (language, base) = (language, services.settings.ownAddress)
        guard let email = EmailAddress(context.visit.form["email"] ?? "") else {
            let mistakes = [strings.mistake(inEmail: context.visit.form["email"])].compactMap(\.self)
            return try await again(.mailed, mistakes, request, context)
        }
        do {
            try await services.act(for: context) { db, actor in
                let (catalogue, reader) = (try cache.catalogue(in: db), SheetReader(actor, holding: keys.digests))
                guard let secret = keys.secret(of: try db.sheet(id, in: catalogue, for: reader, at: now)) else {
                    throw Refusal.notFound
                }
                try db.mailLink(
                    of: id, "\(base)/\(language)/\(SheetWriter.path)/resume/\(secret.text)", to: email, in: language,
                    catalogue, by: reader, at: now)
            }
        } catch Refusal.tooManyAttempts {
            let mistake = FormMistake(field: "email", text: strings["assessment.mail.often"])
            return try await again(.mailed, [mistake], request, context)
        }
        return done(.mailed, id, context)
    }

    @Sendable private func keep(_ request: Request, context: Context) async throws -> Response {
        let (id, keys, now, cache, form) = (
            try context.sheet, services.sheetKeys(request, context), services.now(), services.catalogue,
            context.visit.form
        )
        do {
            try await services.act(for: context) { db, actor in
                try db.keepSheet(
                    id, for: form.keeper, as: form.timePoint, try cache.catalogue(in: db),
                    by: SheetReader(actor, holding: keys.digests), at: now)
            }
        } catch Refusal.alreadyAssessed {
            let mistake = FormMistake(field: QueryItems.timeField, text: strings["assessment.keep.taken"])
            return try await again(.kept, [mistake], request, context)
        }
        return done(.kept, id, context)
    }

    @Sendable private func share(_ request: Request, context: Context) async throws -> Response {
        let (id, keys, now, cache, token) = (
            try context.sheet, services.sheetKeys(request, context), services.now(), services.catalogue, SecretToken()
        )
        try await services.act(for: context) { db, actor in
            _ = try db.shareSheet(
                id, by: token, try cache.catalogue(in: db), reader: SheetReader(actor, holding: keys.digests), at: now)
        }
        // Shown once: we keep its digest only.
        let link = "\(services.settings.ownAddress)/\(language)/\(SheetWriter.path)/join/\(token.text)"
        return try await services.sheetPage(request, context, language) { sheet, db, reader in
            try SummaryWriter(sheet: sheet, reader: reader, in: db).page(shareLink: link)
        }
    }

    @Sendable private func endShare(_ request: Request, context: Context) async throws -> Response {
        let (id, keys, now, cache) = (
            try context.sheet, services.sheetKeys(request, context), services.now(), services.catalogue
        )
        let share = Identifier<SheetShare>(try context.parameters.require("share"))
        try await services.act(for: context) { db, actor in
            try db.endShare(
                share, of: id, try cache.catalogue(in: db), by: SheetReader(actor, holding: keys.digests), at: now)
        }
        return done(.shareEnded, id, context)
    }

    private func done(_ change: SheetChange, _ id: Identifier<AnswerSheet>, _ context: Context) -> Response {
        let location = Location(context, language, "\(SheetWriter.path(of: id))/summary")
        return .redirect(to: location.url(location.path, [("done", change.rawValue)]), type: .normal)
    }

    /// The summary again, with what is wrong with one of its forms.
    private func again(
        _ change: SheetChange, _ mistakes: [FormMistake], _ request: Request, _ context: Context
    ) async throws -> Response {
        let wrong = WrongForm(form: change, mistakes: mistakes, typed: context.visit.form)
        return try await services.sheetPage(request, context, language, status: .unprocessableContent) {
            sheet, db, reader in
            try SummaryWriter(sheet: sheet, reader: reader, in: db).page(wrong: wrong)
        }
    }
}
