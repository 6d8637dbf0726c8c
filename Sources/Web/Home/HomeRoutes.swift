import Domain
import Hummingbird
import Store
import Synchronization

/// The first page, in each language, and the way to it.
struct HomeRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        router.get { request, _ in await toLanguage(request) }
        for language in Language.allCases {
            router.get("\(language.rawValue)") { request, context in
                try await show(request, context, in: language)
            }
        }
        // Every page works without a language, too: it leads to the reader's own.
        for page in Location.publicPaths {
            router.get("\(page)") { request, _ in await toLanguage(request) }
        }
    }

    private func toLanguage(_ request: Request) async -> Response {
        let location = Location(
            language: request.language(among: await services.offeredLanguages),
            path: request.uri.path.split(separator: "/").joined(separator: "/"), query: request.uri.query)
        var response = Response.redirect(to: location.url(in: location.language), type: .found)
        response.headers[.vary] = "Accept-Language"
        return response
    }

    private func show(_ request: Request, _ context: Context, in language: Language) async throws -> Response {
        guard context.visit.session == nil, !context.visit.hasPlan else {
            let location = Location(request, context, language)
            return try await services.page(at: location) { catalogue, strings, _ in
                HomePage(catalogue, location, strings)
            }
        }
        if let response = services.homePages.fresh(language) { return response }
        let (database, cache) = (services.database, services.catalogue)
        let catalogue = try await database.read { try cache.catalogue(in: $0) }
        return services.homePages.response(for: language, version: catalogue.version) {
            var location = Location(language: language, path: "")
            location.visit = Visit()
            let page = HomePage(catalogue, location, services.pages[language])
            return services.html(page, at: location, catalogue)
        }
    }
}

/// The home pages as they were rendered last: they change only when the catalogue does.
final class HomePages: Sendable {
    private struct Rendered {
        /// Of the catalogue.
        let version: Int
        let response: Response
        var checkedAt: ContinuousClock.Instant
    }

    /// A change of the catalogue shows after at most this long: asking the database takes longer than all the rest.
    private static let trust = Duration.milliseconds(200)

    private let rendered = Mutex<[Language: Rendered]>([:])

    /// The page, if it was up to date a moment ago.
    func fresh(_ language: Language) -> Response? {
        guard let known = rendered.withLock({ $0[language] }), .now - known.checkedAt < Self.trust else { return nil }
        return known.response
    }

    func response(for language: Language, version: Int, render: () -> Response) -> Response {
        let known = rendered.withLock { $0[language] }
        let response = known.flatMap { $0.version == version ? $0.response : nil } ?? render()
        rendered.withLock { $0[language] = Rendered(version: version, response: response, checkedAt: .now) }
        return response
    }
}

/// `home.mustache`
struct HomePage: Page {
    static let template = "home"

    let title = ""
    let query = ""
    let searchLabel: String
    let searchButton: String
    let examples: [Example]
    let doors: [Door]
    let figures: [Figure]
    let problems: [Problem]
    let moreProblems: [Problem]

    private static let problemsShown = 12

    struct Example: Sendable {
        let exampleText: String
        let exampleURL: String
        let exampleLang: String
    }

    struct Door: Sendable {
        let doorTitle: String
        let doorText: String
        let doorURL: String
    }

    struct Figure: Sendable {
        let figure: String
        let figureLabel: String
        let figureURL: String
    }

    struct Problem: Sendable {
        let problemLabel: String
        let problemURL: String
    }

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        func search(_ text: String) -> String { location.url("search", [("q", text)]) }
        searchLabel = strings["home.label"]
        searchButton = strings["home.button"]
        examples = ["a", "b", "c", "d"].map { key in
            let text = strings["home.exampleTexts.\(key)"]
            return Example(exampleText: text, exampleURL: search(text), exampleLang: location.language.rawValue)
        }
        doors = [("check", "funding/check"), ("centres", "centres"), ("solutions", "solutions")].map { key, path in
            Door(
                doorTitle: strings["home.doors.\(key)"], doorText: strings["home.doors.\(key)Text"],
                doorURL: location.url(path))
        }
        figures = Kind.allCases.compactMap { kind in
            guard let count = catalogue.counts[kind], count > 0 else { return nil }
            return Figure(
                figure: strings.number(count), figureLabel: strings["kinds.\(kind.rawValue)"],
                figureURL: location.url(kind.listPath))
        }
        let all = catalogue.classification.concepts(of: "PROBLEM").map {
            let label = $0.prefLabel[location.language]
            return Problem(
                problemLabel: label, problemURL: location.url(HelpPage.path, [(HelpForm.gapField, $0.notation)]))
        }
        // Every so many-th first: the list goes topic by topic, and the first look should cross them all.
        let step = max(1, all.count / Self.problemsShown)
        let first = Set(stride(from: 0, to: all.count, by: step).prefix(Self.problemsShown))
        problems = all.indices.filter(first.contains).map { all[$0] }
        moreProblems = all.indices.filter { !first.contains($0) }.map { all[$0] }
    }
}
