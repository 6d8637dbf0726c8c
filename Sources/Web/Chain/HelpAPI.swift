import Actions
import Domain
import Hummingbird
import Store

/// Help for programs: what the page shows, with the points of each part.
struct HelpAPI {
    let services: Services

    func add(to group: RouterGroup<Context>) {
        group.only(.post, "help", use: help)
    }

    @Sendable private func help(_ request: Request, context: Context) async throws -> Response {
        let asked = request.language
        let body = try await request.json(context)
        let (engine, pages, now) = (services.search, services.pages, services.now())
        return try await services.read { catalogue, db in
            let reader = DataReader(body)
            let question = HelpRequest(reading: reader, catalogue: catalogue)
            guard reader.mistakes.isEmpty else { throw Mistakes(mistakes: reader.mistakes) }
            let strings = pages[question.language ?? asked]
            let search = question.search(today: catalogue.country.day(at: now), in: strings.language)
            let found = try db.help(search, catalogue, by: engine)
            let answer = HelpAnswer(search, catalogue, strings)
            return JSONAnswer.response(answer.value(of: found), in: strings.language)
        }
    }
}

/// What helps as data: `{at, gaps: [{notation, title, groups, nearMisses}]}`.
struct HelpAnswer {
    private let day: Day
    private let words: HelpWords
    private let language: Language

    init(_ search: HelpSearch, _ catalogue: Catalogue, _ strings: Strings) {
        day = search.day
        words = HelpWords(catalogue, strings, gaps: search.gaps)
        language = strings.language
    }

    func value(of found: HelpFound) -> DataValue {
        .object([.init("at", .text(day.description)), .init("gaps", .list(found.gaps.map(value)))])
    }

    private func value(_ ofGap: HelpFound.OfGap) -> DataValue {
        .object([
            .init("notation", .text(ofGap.gap.notation)), .init("title", .text(ofGap.gap.title[language])),
            .init("groups", .list(ofGap.groups.map(value))),
            .init("nearMisses", .list(ofGap.nearMisses.map(value))),
        ])
    }

    private func value(_ group: HelpFound.Group) -> DataValue {
        .object([
            .init("kind", .text(group.kind.rawValue)), .init("total", .integer(group.total)),
            .init("best", .list(group.best.map(value))),
        ])
    }

    private func value(_ help: Help) -> DataValue {
        let record = help.candidate
        return .object([
            .init("kind", .text(record.kind.rawValue)), .init("id", .text(record.id)),
            .init("title", .text(record.title)),
            .init("url", .text("/\(language.rawValue)/\(record.kind.listPath)/\(record.id)")),
            .init("points", .integer(help.points)),
            .init(
                "parts",
                .list(
                    help.reasons.map {
                        .object([.init("points", .integer($0.points)), .init("text", .text(words.text($0)))])
                    })),
        ])
    }

    private func value(_ miss: HelpFound.NearMiss) -> DataValue {
        .object([
            .init("opportunity", .text(miss.opportunity)), .init("title", .text(miss.title[language])),
            .init("text", .text(miss.text)),
        ])
    }
}
