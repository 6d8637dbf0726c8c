import Domain
import Hummingbird
import Store

/// `/style`: every component in every state, for those who build pages. What it shows comes from the catalogue.
struct StyleRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        router.get("style") { request, _ in
            let location = Location(language: request.language, path: "")
            return try await services.page(at: location, isPersonal: true) { catalogue, strings, db in
                StylePage(
                    samples: try Samples(
                        catalogue, location, strings, services.today(in: catalogue.country), in: db))
            }
        }
    }
}

/// `style.mustache`
struct StylePage: Page {
    static let template = "style"
    let title = "Style"
    let samples: Samples
}

/// One result of each outcome, and a card of each kind.
struct Samples: Sendable {
    let results: [CheckPage.Result]
    let cards: [Card]

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings, _ today: Day, in db: Connection) throws {
        var firm = Firm()
        firm.employees = .known(38)
        firm.ownership = .known(.private)
        let form = FirmForm(firm)
        let evaluation = catalogue.rulebook.evaluate(firm, on: today)
        let writer = ResultWriter(
            form: form, evaluation: evaluation, catalogue: catalogue, location: location, strings: strings)
        results = writer.groups([:]).compactMap(\.results.first)
        let first = try Kind.allCases.compactMap(db.records.first)
        let made = try CardWriter(catalogue: catalogue, location: location, strings: strings).cards(first, in: db)
        cards = first.compactMap { ordinal in
            var card = made[ordinal]
            card?.cardWhy = strings.say("why.title", ["words": strings["home.exampleTexts.a"]])
            return card
        }
    }
}
