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

    private func page(_ request: Request, _ context: Context, mistake: String? = nil) async throws -> Response {
        let (engine, form) = (services.search, context.visit.form)
        let response = try await services.sheetPage(
            request, context, language, status: mistake == nil ? .ok : .unprocessableContent
        ) { sheet, db, _ in
            try SheetResult(sheet: sheet, engine: engine, in: db).page(typed: form, mistake: mistake)
        }
        return services.withFormKey(response, context)
    }

    @Sendable private func freeze(_ request: Request, context: Context) async throws -> Response {
        let (id, keys, now, cache, form) = (
            try context.sheet, services.sheetKeys(request, context), services.now(), services.catalogue,
            context.visit.form
        )
        do {
            let digest = try await services.act(for: context) { db, actor in
                let catalogue = try cache.catalogue(in: db)
                let open = try db.sheet(id, in: catalogue, for: SheetReader(actor, holding: keys.digests), at: now)
                guard open.mayAnswer else { throw Refusal.notAllowed }
                let asked = ScoreToFreeze(
                    open, name: try open.sheet.keeper.organisation.flatMap { try db.organisations.find($0)?.name },
                    facts: FreezingFacts(form, catalogue.classification), reason: form["reason"])
                let digest = try db.freeze(asked, by: actor, at: now)
                if form["counted"] != nil { try db.count(asked, in: catalogue, at: now) }
                return digest
            }
            return .redirect(to: Location(context, language, "verify/\(digest)").url("verify/\(digest)"), type: .normal)
        } catch is FreezingNeedsReason {
            return try await page(request, context, mistake: strings["score.reasonMissing"])
        }
    }
}

/// What a firm says of itself when it keeps a result: each may be left out.
struct FreezingFacts: Sendable {
    let activity: String?
    let region: String?
    let size: String?

    init(_ form: QueryItems, _ classification: Classification) {
        func notation(_ field: String, of scheme: String) -> String? {
            form[field].flatMap { classification[$0] }.flatMap { $0.scheme == scheme ? $0.notation : nil }
        }
        activity = notation("activity", of: "NACE")
        region = notation("region", of: "REGION")
        size = notation("size", of: "SIZE")
    }
}

extension ScoreToFreeze {
    /// Characters of a reason, at most.
    private static let longestReason = 1000

    fileprivate init(_ open: OpenSheet, name: String?, facts: FreezingFacts, reason: String?) {
        let said = reason.map { $0.prefix(Self.longestReason).filter { !$0.isNewline } }
        self.init(
            instrument: open.instrument, answers: open.answers,
            timePoint: open.sheet.timePoint,
            subject: .init(name: name, activity: facts.activity, region: facts.region, size: facts.size),
            sheet: open.sheet.id.rawValue, organisation: open.sheet.keeper.organisation,
            reason: said.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : String($0) })
    }
}

extension Connection {
    /// Counts the frozen result of an organisation in the index of sectors and regions, as it agreed to.
    fileprivate func count(_ asked: ScoreToFreeze, in catalogue: Catalogue, at now: Date) throws {
        guard let organisation = asked.organisation else { return }
        let result = CountedResult(
            asked.instrument.score(asked.answers), by: asked.instrument.id, on: catalogue.country.day(at: now),
            group: FirmGroup(
                activity: asked.subject.activity, region: asked.subject.region, size: asked.subject.size,
                catalogue.classification))
        try indexScores.add(result, of: organisation)
    }
}
