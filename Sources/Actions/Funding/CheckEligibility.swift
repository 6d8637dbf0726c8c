import Domain
import Store

/// A question about eligibility, as a program asks it: a firm, the funding sources meant, the day, the language of the reasons.
public struct EligibilityRequest: Sendable {
    public let firm: Firm
    /// The identifiers of the sources asked about; nil for all.
    public let opportunities: [String]?
    public let day: Day?
    public let language: Language?

    public init(firm: Firm, opportunities: [String]? = nil, day: Day? = nil, language: Language? = nil) {
        self.firm = firm
        self.opportunities = opportunities
        self.day = day
        self.language = language
    }

    /// Reads `{firm, opportunities?, at?, language?}`; mistakes are noted in the reader.
    public init(reading reader: DataReader, catalogue: Catalogue) {
        reader.onlyFields(["firm", "opportunities", "at", "language"])
        firm = reader.required("firm").map { Firm(reading: $0, classification: catalogue.classification) } ?? Firm()
        let known = Set(catalogue.opportunities.map(\.id))
        opportunities = reader.field("opportunities").map { field in
            field.list().compactMap { item in
                guard let id = item.text(limit: 80) else { return nil }
                if !known.contains(id) { item.note(.unknownReference(id)) }
                return id
            }
        }
        day = reader.field("at")?.day()
        language = reader.field("language")?.choice(Language.self)
    }
}

extension Catalogue {
    /// What the rules say of the firm. The page, the API and the command line all ask here.
    public func evaluation(_ request: EligibilityRequest, today: Day) -> Evaluation {
        let day = request.day ?? today
        guard let wanted = request.opportunities.map(Set.init) else { return rulebook.evaluate(request.firm, on: day) }
        let programmes = rulebook.programmes.filter { wanted.contains($0.id) }
        return Rulebook(programmes, classification: classification, countryOf: country.nameOf)
            .evaluate(request.firm, on: day)
    }
}

extension Evaluation {
    /// The answer as data: `{results: […], questions: […]}`.
    public func answer(in language: Language) -> DataValue {
        .object([
            .init("at", .text(day.description)),
            .init("results", .list(outcomes.indices.map { resultValue($0, in: language) })),
            .init(
                "questions",
                .list(
                    questions.map {
                        .object([
                            .init("fact", .text($0.fact.description)), .init("settles", .integer($0.settles)),
                        ])
                    })),
        ])
    }

    private func resultValue(_ place: Int, in language: Language) -> DataValue {
        let result = result(place)
        var fields: [DataValue.Field] = [
            .init("opportunity", .text(result.programme.id)),
            .init("title", .text(result.programme.title[language])),
            .init("outcome", .text(result.outcome.rawValue)),
            .init(
                "criteria",
                .list(
                    result.criteria.enumerated().map { index, criterion in
                        .object([
                            .init("identifier", .text(criterion.identifier)),
                            .init("title", .text(criterion.title[language])),
                            .init("outcome", .text(criterion.outcome.rawValue)),
                            .init("reason", .text(reason(place, index, in: language))),
                            .init("missing", .list(missing(place, index).map { .text($0.description) })),
                        ])
                    })),
        ]
        if result.outcome == .ineligible, let nearest = nearestMiss(place, in: language) {
            fields.append(.init("nearestMiss", .text(nearest)))
        }
        return .object(fields)
    }
}
