import Domain
import Store

/// `cases/like.mustache`: what a firm says of itself, and the cases like it with the reason of each.
struct LikeCasesPage: Page {
    static let template = "cases/like"

    let title: String
    let formURL: String
    let backURL: String
    let errors: [FormPage.ErrorLine]
    let employees: String
    let employeesError: String?
    let activities: [Choice]
    let regions: [Choice]
    let problems: [Choice]
    /// Nil before anything is asked.
    let countText: String?
    let results: [Card]

    struct Choice: Sendable {
        let choiceValue: String
        let choiceLabel: String
        let choiceChosen: Bool
    }

    private static let mostShown = 20

    init(
        _ form: ProfileForm, _ catalogue: Catalogue, _ location: Location, _ strings: Strings, in db: Connection
    ) throws {
        title = strings["cases.like.title"]
        formURL = location.url("cases/like")
        backURL = location.url("cases")
        errors = form.mistakes.map { mistake in
            .init(
                errorText: mistake.problem.text(in: location.language), errorHref: "#\(mistake.pointer.dropFirst())")
        }
        employees = form.employees
        employeesError = form.mistakes.first { $0.pointer == "/employees" }?.problem.text(in: location.language)
        let classification = catalogue.classification
        // What is chosen is offered, too, however deep it lies.
        func choices(_ notations: [String], chosen: Set<String>) -> [Choice] {
            (notations + chosen.sorted()).uniqued.map {
                Choice(
                    choiceValue: $0, choiceLabel: classification.label($0, in: location.language),
                    choiceChosen: chosen.contains($0))
            }
        }
        let profile = form.profile
        let sections = classification.concepts(of: "NACE").filter { $0.broader == nil }.map(\.notation).sorted()
        activities = choices(
            sections.flatMap { [$0] + classification.narrower(than: $0) },
            chosen: Set([profile.activity].compactMap(\.self)))
        regions = choices(
            classification.narrower(than: catalogue.country.code), chosen: Set([profile.region].compactMap(\.self)))
        problems = choices(
            classification.concepts(of: ProfileForm.problems).map(\.notation), chosen: profile.concepts)
        guard !profile.isEmpty else {
            countText = nil
            results = []
            return
        }
        let cases = try db.records.all(Case.self)
        let ranked = CaseLikeness.ranked(cases, by: profile, classification, places: catalogue.places)
        countText = strings.say("cases.like.count", count: ranked.count)
        let writer = LikenessWriter(catalogue, location, strings)
        results = ranked.prefix(Self.mostShown).map { writer.card($0.case, $0.likeness) }
    }
}

/// Puts into words why a case is like a firm.
private struct LikenessWriter {
    private let catalogue: Catalogue
    private let location: Location
    private let strings: Strings

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        self.catalogue = catalogue
        self.location = location
        self.strings = strings
    }

    func card(_ one: Case, _ likeness: CaseLikeness) -> Card {
        let language = location.language
        var card = Card(
            kind: strings["kind.cases"], title: one.core.title[language], url: location.url("cases/\(one.id)"),
            summary: one.core.summary[language])
        card.cardBy = one.place.flatMap { catalogue.places[$0]?.name[language] }
        card.cardAmount = strings.effectText(one.effects)
        card.cardWhy =
            strings.say("cases.like.points", ["points": "\(likeness.points)"]) + " "
            + likeness.parts.map(reason).joined(separator: "; ")
        return card
    }

    private func reason(_ part: CaseLikeness.Part) -> String {
        func label(_ notation: String) -> String { catalogue.classification.label(notation, in: location.language) }
        let (key, text) =
            switch part {
            case .concepts(let shared, _): ("concepts", shared.map(label).joined(separator: ", "))
            case .activity(let notation, _): ("activity", label(notation))
            case .size(let notation): ("size", label(notation))
            case .region(let notation): ("region", label(notation))
            }
        return strings.say(
            "cases.like.\(key)", ["text": text, "points": "\(Int(part.points.rounded()))"])
    }
}
