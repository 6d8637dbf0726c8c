import Domain
import Hummingbird

/// `/style`: every component in every state, for those who build pages.
struct StyleRoutes {
    let services: Services

    func add(to router: Router<Context>) {
        router.get("style") { request, _ in
            let location = Location(language: request.language, path: "")
            let page = StylePage(samples: .init(services.pages[request.language], location))
            let frame = services.frame(
                title: page.title, at: location, country: services.lastCountry, dataDate: nil)
            return services.pages.html(page, in: frame)
        }
    }
}

/// `style.mustache`; everything shown is made up to show the form.
struct StylePage: Page {
    static let template = "style"
    let title = "Style"
    let samples: Samples

    struct Samples: Sendable {
        let results: [CheckPage.Result]
        let cards: [Card]

        init(_ strings: Strings, _ location: Location) {
            let marks = [("passed", "✓"), ("failed", "✗"), ("unknown", "?"), ("caveat", "!")].map { name, symbol in
                CheckPage.Mark(markClass: name, markSymbol: symbol, markWord: strings["mark.\(name)"], markText: "…")
            }
            results = [("yes", "✓"), ("may", "?"), ("no", "✗")].map { name, symbol in
                CheckPage.Result(
                    resultClass: name, resultSymbol: symbol, resultWord: strings["check.word.\(name)"],
                    resultTitle: strings["kind.opportunities"], resultURL: location.url("funding"), resultBy: "…",
                    resultAmount: strings.say("funding.amount.upTo", ["amount": strings.money(10_000, "EUR")]),
                    resultWhy: "…",
                    resultAsk: name == "may"
                        ? [
                            .init(
                                askText: strings["check.question.employees.heading"],
                                askURL: location.url("funding/check"))
                        ] : [],
                    resultNearest: name == "no" ? "…" : nil,
                    resultCriteriaTitle: strings.say("check.criteriaCount", count: marks.count), resultCriteria: marks,
                    resultOpen: false)
            }
            cards = [
                Card(
                    kind: strings["kind.opportunities"], title: strings["kind.opportunities"],
                    url: location.url("funding"),
                    summary: "…")
            ]
        }
    }
}
