import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// Where the answers of a sheet lead: the score, what helps, and keeping the result as it is.
struct SheetResultRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("result", use: show)
        group.post("snapshot", use: freeze)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        try await page(request, context)
    }

    private func page(
        _ request: Request, _ context: Context, mistake: FormMistake? = nil
    ) async throws -> Response {
        let (engine, form, query) = (services.search, context.visit.form, try QueryItems(request))
        let response = try await services.sheetPage(
            request, context, language, status: mistake == nil ? .ok : .unprocessableContent
        ) { sheet, db, reader in
            try SheetResult(sheet: sheet, reader: reader, query: query, engine: engine, in: db)
                .page(typed: form, mistake: mistake)
        }
        return services.withFormKey(response, context)
    }

    @Sendable private func freeze(_ request: Request, context: Context) async throws -> Response {
        let (id, keys, now, cache, form) = (
            try context.sheet, services.sheetKeys(request, context), services.now(), services.catalogue,
            FreezingForm(context.visit.form)
        )
        guard form.hasReadText else {
            return try await page(
                request, context, mistake: .init(field: "counted", text: strings["consent.mistake.textVersion"]))
        }
        do {
            let digest = try await services.act(for: context) { db, actor in
                let catalogue = try cache.catalogue(in: db)
                return try db.freezeResult(
                    form.result(of: id, catalogue, at: now), catalogue,
                    by: SheetReader(actor, holding: keys.digests), at: now)
            }
            return .redirect(to: Location(context, language, "verify/\(digest)").url("verify/\(digest)"), type: .normal)
        } catch is FreezingNeedsReason {
            return try await page(
                request, context, mistake: .init(field: "reason", text: strings["score.reasonMissing"]))
        }
    }
}
