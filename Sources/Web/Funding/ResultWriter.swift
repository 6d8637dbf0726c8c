import Domain
import Store

/// Puts the outcome of the rules into groups and words: fits, may fit, does not fit, each with its criteria.
struct ResultWriter {
    let form: FirmForm
    let evaluation: Evaluation
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    private let shown: [Shown]
    /// A link to each question, made once: many results ask the same.
    private let asks: [Fact: CheckPage.Ask]

    /// What of a group is on the page.
    private struct Shown {
        let name: String
        let symbol: String
        let total: Int
        let places: [Int]
    }

    private static let groups: [(outcome: Outcome, name: String, symbol: String, key: String)] = [
        (.eligible, "yes", "✓", "check.fits"), (.undetermined, "may", "?", "check.mayFit"),
        (.ineligible, "no", "✗", "check.doesNotFit"),
    ]

    /// Results of a group beside others; further ones are a link away.
    private static let groupSize = 12
    /// Results on a page of one group.
    private static let pageSize = 20

    /// The sources that are shown.
    private let outcomes: [(place: Int, outcome: Outcome)]

    /// The three groups, the first results of each; or one group, page by page, when the reader asked for it. `chosen` are the places of
    /// the sources to show, nil for all.
    init(
        form: FirmForm, evaluation: Evaluation, catalogue: Catalogue, location: Location, strings: Strings,
        among chosen: Set<Int>? = nil
    ) {
        self.form = form
        self.evaluation = evaluation
        self.catalogue = catalogue
        self.location = location
        self.strings = strings
        let writer = QuestionWriter(form: form, catalogue: catalogue, location: location, strings: strings)
        asks = Dictionary(
            uniqueKeysWithValues: FirmForm.questions.map { fact in
                let text = strings["check.question.\(fact.description).heading"]
                return (fact, CheckPage.Ask(askText: text, askURL: writer.askURL(fact)))
            })
        let outcomes = evaluation.outcomes.enumerated().map { (place: $0, outcome: $1) }
            .filter { chosen?.contains($0.place) ?? true }
        self.outcomes = outcomes
        shown = Self.groups.filter { form.group == nil || form.group == $0.name }.compactMap { group in
            let places = Self.places(of: group.outcome, outcomes, evaluation)
            guard !places.isEmpty else { return nil }
            let isAlone = form.group != nil
            let start = isAlone ? min((form.page - 1) * Self.pageSize, places.count) : 0
            // A few more than usual are shown at once rather than behind a link.
            let size = isAlone || places.count <= Self.pageSize ? Self.pageSize : Self.groupSize
            return Shown(
                name: group.name, symbol: group.symbol, total: places.count,
                places: Array(places[start...].prefix(size)))
        }
    }

    /// The organisations behind what is shown.
    var providers: Set<String> {
        Set(shown.flatMap(\.places).flatMap { catalogue.opportunities[$0].provider })
    }

    /// `providers` are titles of organisations by id.
    func groups(_ providers: [String: String]) -> [CheckPage.Group] {
        shown.map { group in
            let reasons = evaluation.reasons(of: group.places, in: location.language)
            let isPart = group.places.count < group.total
            return CheckPage.Group(
                groupHeading: strings["check.group.\(group.name)"], groupClass: group.name,
                results: zip(group.places, reasons).map { result($0, $1, group, providers) },
                groupAllText: isPart && form.group == nil
                    ? strings.say("search.showAll", ["count": strings.number(group.total)]) : nil,
                groupURL: url(of: group.name, page: 1),
                pager: isPart && form.group != nil ? pager(group.name, group.total) : nil)
        }
    }

    private func pager(_ group: String, _ total: Int) -> ListPage.Pager {
        let pages = (total + Self.pageSize - 1) / Self.pageSize
        return .init(
            pagerText: strings.say(
                "search.page", ["page": strings.number(min(form.page, pages)), "pages": strings.number(pages)]),
            previousURL: form.page > 1 ? url(of: group, page: min(form.page, pages + 1) - 1) : nil,
            nextURL: form.page < pages ? url(of: group, page: form.page + 1) : nil)
    }

    private func url(of group: String, page: Int) -> String {
        location.url("funding/check", form.parameters() + [("group", group)] + (page > 1 ? [("page", "\(page)")] : []))
    }

    /// "1 fits, 3 may fit, 5 do not"
    var summary: String {
        Self.groups.map { group in
            strings.say(group.key, count: outcomes.count { $0.outcome == group.outcome })
        }.joined(separator: ", ")
    }

    /// What a firm can act on comes first: sure before subject to a check, with open questions before without published conditions.
    private static func places(
        of outcome: Outcome, _ outcomes: [(place: Int, outcome: Outcome)], _ evaluation: Evaluation
    ) -> [Int] {
        let places = outcomes.filter { $0.outcome == outcome }.map(\.place)
        func rank(_ place: Int) -> Int {
            switch outcome {
            case .eligible: evaluation.result(place).criteria.contains { $0.outcome == .caveat } ? 1 : 0
            case .undetermined: evaluation.result(place).criteria.contains { $0.outcome == .unknown } ? 0 : 1
            case .ineligible: 0
            }
        }
        return places.map { ($0, rank($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    /// Whether it fits as far as rules can say, and a person has to look at the rest.
    private func needsCheck(_ place: Int) -> Bool {
        evaluation.outcomes[place] == .eligible
            && evaluation.result(place).criteria.contains { $0.outcome == .caveat }
    }

    private func result(
        _ place: Int, _ reasons: [String], _ group: Shown, _ providers: [String: String]
    ) -> CheckPage.Result {
        let name = group.name
        let opportunity = catalogue.opportunities[place]
        let by = opportunity.provider.compactMap { providers[$0] }
        let marks = evaluation.marks(place, reasons, strings)
        let missing = missing(place)
        let url = location.url("funding/\(opportunity.id)", form.parameters())
        return .init(
            resultClass: name, resultSymbol: group.symbol,
            resultWord: strings["check.word.\(needsCheck(place) ? "check" : name)"],
            resultTitle: opportunity.core.title[location.language],
            resultURL: url,
            resultBy: by.isEmpty ? nil : by.joined(separator: ", "), resultAmount: strings.amount(opportunity),
            resultWhy: why(place, marks),
            resultAsk: name == "may"
                ? missing.compactMap { asks[$0] } : [],
            resultNearest: name == "no" ? evaluation.nearestMiss(place, in: location.language) : nil,
            resultCriteriaTitle: strings.say("check.criteriaCount", count: marks.count), resultCriteria: marks,
            resultOpen: false,
            resultPayURL: name == "no" || catalogue.projects.payable(by: opportunity).isEmpty
                ? nil : "\(url)#calculate")
    }

    /// The facts that could settle it, each once, in the order of the questions.
    private func missing(_ place: Int) -> [Fact] {
        let result = evaluation.result(place)
        let missing = Set(
            result.criteria.indices.filter { result.criteria[$0].outcome == .unknown }
                .flatMap { evaluation.missing(place, $0) })
        return FirmForm.questions.filter(missing.contains)
    }

    /// The criteria that decide: the failed ones, else the open ones, else the first that holds.
    private func why(_ place: Int, _ marks: [CheckPage.Mark]) -> String {
        let deciding: [String] =
            switch evaluation.outcomes[place] {
            case .ineligible: ["failed"]
            case .undetermined: ["unknown", "caveat"]
            case .eligible: ["passed", "caveat"]
            }
        let sentences = marks.filter { deciding.contains($0.markClass) }.map(\.markText)
        if sentences.isEmpty { return strings["criteria.none"] }
        return sentences.prefix(3).joined(separator: " ")
    }
}
