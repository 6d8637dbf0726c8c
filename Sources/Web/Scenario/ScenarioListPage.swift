import Actions
import Domain
import Store

/// `scenarios/list.mustache`: scenarios to open, to compare and to begin.
struct ScenarioListPage: Page {
    static let template = "scenarios/list"

    let title: String
    let lead: String
    var backURL: String?
    var backTitle: String?
    let lists: [List]
    var errors: [FormPage.ErrorLine] = []
    /// Nil where there are not two to compare.
    var comparison: ScenarioChoosers?
    var newForm: Form?

    struct List: Sendable {
        let listID: String
        let listTitle: String
        let listEmpty: String
        let listItems: [Item]
        var listMore: PageLink?
    }

    struct Item: Sendable {
        let itemTitle: String
        let itemURL: String
        let itemLanguage: String
        let itemQuestion: String
        let itemMeta: String
        var itemState: String?
    }

    /// For those who think them through.
    init(
        _ desk: Desk, _ location: Location, _ strings: Strings, typed: QueryItems?, _ mistakes: [FormMistake]
    ) throws {
        let (own, shared) = try desk.db.scenarios(for: desk.actor)
        guard desk.actor.writesScenarios || !shared.isEmpty else { throw Refusal.notFound }
        title = strings["scenario.title"]
        lead = strings["scenario.lead"]
        backURL = location.url("staff")
        backTitle = strings["staff.title"]
        func item(_ scenario: PolicyScenario.Summary) throws -> Item {
            var item = Item(
                itemTitle: scenario.title, itemURL: location.url(scenario.staffPath),
                itemLanguage: scenario.language.rawValue, itemQuestion: scenario.question,
                itemMeta: strings.say(
                    "scenario.meta",
                    [
                        "name": try desk.name(of: scenario.author, strings),
                        "time": strings.time(scenario.changedAt, in: desk.catalogue.country),
                    ]))
            item.itemState = strings["scenario.state.\(scenario.isProposed ? "proposed" : scenario.state.rawValue)"]
            return item
        }
        var lists: [List] = []
        if desk.actor.writesScenarios {
            lists.append(
                List(
                    listID: "own", listTitle: strings["scenario.own"], listEmpty: strings["scenario.noOwn"],
                    listItems: try own.map(item)))
            let form = Self.form(location, strings, today: desk.today)
            newForm = (typed.map(form.typed) ?? form).with(mistakes)
        }
        lists.append(
            List(
                listID: "shared", listTitle: strings["scenario.shared"], listEmpty: strings["scenario.noShared"],
                listItems: try shared.map(item)))
        self.lists = lists
        errors = newForm?.errorLines(mistakes) ?? []
        comparison = ScenarioChoosers(own + shared, chosen: [], location, strings)
    }

    static func form(_ location: Location, _ strings: Strings, today: Day) -> Form {
        location.form("staff/scenarios", strings["scenario.new.button"], fields(strings, nil, day: today))
    }

    /// What a heading is asked for.
    static func fields(_ strings: Strings, _ heading: PolicyScenario.Heading?, day: Day) -> [Form.Field] {
        [
            .text(
                "title", strings["scenario.field.title"], value: heading?.title ?? "",
                limit: PolicyScenario.Heading.longestTitle),
            .text(
                "question", strings["scenario.field.question"], hint: strings["scenario.field.questionHint"],
                value: heading?.question ?? "", limit: PolicyScenario.Heading.longestQuestion),
            .day("day", strings["scenario.field.day"], hint: strings["scenario.field.dayHint"], value: day),
        ]
    }

    /// For everybody: what was published, the newest first.
    init(
        published: [PublishedScenarios.Listed], more: PageLink?, _ country: Country, _ location: Location,
        _ strings: Strings
    ) {
        title = strings["scenario.public.title"]
        lead = strings["scenario.public.lead"]
        lists = [
            List(
                listID: "published", listTitle: strings["scenario.public.list"],
                listEmpty: strings["scenario.public.none"],
                listItems: published.map { listed in
                    Item(
                        itemTitle: listed.title, itemURL: location.url("scenarios/\(listed.scenario)"),
                        itemLanguage: listed.language.rawValue, itemQuestion: listed.question,
                        itemMeta: strings.say(
                            "scenario.public.meta", ["day": strings.date(country.day(at: listed.publishedAt))]))
                }, listMore: more)
        ]
    }
}

extension PolicyScenario {
    /// Where staff work on it, without a language.
    var staffPath: String { "staff/scenarios/\(id)" }
}

extension PolicyScenario.Summary {
    fileprivate var staffPath: String { "staff/scenarios/\(id)" }
}

/// `scenarios/compare-form.mustache`: which scenarios stand side by side.
struct ScenarioChoosers: Sendable {
    let comparisonURL: String
    let scenarioChoosers: [Chooser]
    /// How the tables are divided; empty where that is not asked yet.
    var tableChoosers: [Chooser] = []

    struct Chooser: Sendable {
        let chooserName: String
        let chooserLabel: String
        let chooserOptions: [Form.Option]
    }

    /// The names of the parameters of the address.
    static let names = ["a", "b", "c"]

    /// Nil where there are not two.
    init?(
        _ scenarios: [PolicyScenario.Summary], chosen: [Identifier<PolicyScenario>], _ location: Location,
        _ strings: Strings
    ) {
        let countable = scenarios.filter { $0.changeCount > 0 }
        guard countable.count > 1 else { return nil }
        comparisonURL = location.url("staff/scenarios/compare")
        scenarioChoosers = Self.names.enumerated().map { place, name in
            let at =
                place < chosen.count
                ? chosen[place].rawValue : place < 2 && chosen.isEmpty ? countable[place].id.rawValue : ""
            let none = Form.Option(optionValue: "", optionLabel: strings["scenario.compare.none"])
            let options = countable.map {
                Form.Option(
                    optionValue: $0.id.rawValue, optionLabel: $0.title, optionChosen: $0.id.rawValue == at)
            }
            return Chooser(
                chooserName: name, chooserLabel: strings.say("scenario.compare.which", ["number": "\(place + 1)"]),
                chooserOptions: place < 2 ? options : [none] + options)
        }
    }
}
