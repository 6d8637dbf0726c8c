import Actions
import Domain
import HTTPTypes
import Hummingbird
import Store

/// *What helps with it?*: from a problem to people, money, tools, lessons and examples, without an account.
struct HelpRoutes {
    let services: Services
    let language: Language

    /// Of each gap and kind beside others, and of one kind alone.
    private static let bestOfKind = 3
    /// Where there are many gaps, a first view stays light.
    private static let bestOfKindAmongMany = 2
    private static let manyGaps = 3
    private static let allOfKind = 60

    func add(to group: RouterGroup<Context>) {
        group.get("\(HelpPage.path)", use: show)
        group.get("\(HelpPage.path)/ranking", use: ranking)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        let location = Location(request, context, language)
        let (engine, now, strings) = (services.search, services.now(), services.pages[language])
        let (page, catalogue) = try await services.read { catalogue, db in
            let form = HelpForm(query, catalogue.classification)
            let search = HelpSearch(
                gaps: form.gaps, firm: form.firm.firm, kinds: form.kind.map { [$0] } ?? HelpSearch.kinds,
                limit: form.kind == nil ? Self.best(of: form.gaps) : Self.allOfKind, on: catalogue.country.day(at: now),
                in: strings.language)
            let writer = ChainWriter(
                catalogue: catalogue, location: location, strings: strings, engine: engine, firm: form.firmParameters)
            let sections = try writer.sections(search, in: db) { gap, kind in
                location.url(HelpPage.path, form.parameters(gaps: [gap.notation]) + [("kind", kind.rawValue)])
            }
            return (HelpPage(form, sections, catalogue, location, strings), catalogue)
        }
        noteVain(page, catalogue)
        let response = services.html(
            page, at: location, catalogue, status: page.errors.isEmpty ? .ok : .unprocessableContent)
        return services.withFormKey(response, context)
    }

    /// Counts what nothing helps with.
    private func noteVain(_ page: HelpPage, _ catalogue: Catalogue) {
        let vain = page.sections.filter { $0.groups.isEmpty }.map(\.gapID)
        guard page.back.isEmpty, !vain.isEmpty else { return }
        services.demand.note(
            UnmetDemand.all(
                naming: vain, kind: .help, month: Month(services.today(in: catalogue.country)),
                in: catalogue.classification))
    }

    private static func best(of gaps: [Gap]) -> Int { gaps.count < manyGaps ? bestOfKind : bestOfKindAmongMany }

    @Sendable private func ranking(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.page(at: location) { _, strings, _ in RankingPage(location, strings) }
    }
}

extension Services {
    /// A page with forms for everyone: a visitor gets the cookie that their forms are known by, and nobody keeps the page.
    func withFormKey(_ response: Response, _ context: Context) -> Response {
        var response = response
        response.headers[.cacheControl] = "no-store"
        if let fresh = context.visit.formKey.fresh {
            PlatformCookie.visitor.set(fresh, isSecure: settings.isSecure, in: &response)
        }
        return response
    }
}
