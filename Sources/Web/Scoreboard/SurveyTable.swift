import Domain
import Store

/// What surveys found, each row with its source.
struct SurveyTable: Sendable {
    let surveyLines: [Line]

    struct Line: Sendable {
        let surveyAbout: String
        let surveyPeriod: String
        let surveyCount: String
        let surveyMean: String
        let surveyMedian: String
        let surveySource: String
    }

    /// Of one instrument, or of all; nil when there is none.
    init?(_ catalogue: Catalogue, _ instrument: String?, _ strings: Strings, in db: Connection) throws {
        let figures = catalogue.surveys.filter { instrument == nil || $0.instrument == instrument }
        guard !figures.isEmpty else { return nil }
        var instruments: [String: Instrument] = [:]
        for id in figures.map(\.instrument).uniqued {
            instruments[id] = try db.records.find(Instrument.self, id)
        }
        surveyLines = figures.map { figure in
            let dimensions = instruments[figure.instrument]?.dimensions ?? []
            let dimension = dimensions.first { $0.notation == figure.dimension }?.title[strings.language]
            let median = figure.median.map { median in
                guard let lower = figure.lower, let upper = figure.upper else { return strings.number(median) }
                return strings.quartiles(
                    Quartiles(lower: lower, median: median, upper: upper), strings.number)
            }
            return Line(
                surveyAbout: [strings.cell(figure.key, catalogue), dimension].compactMap(\.self)
                    .joined(separator: " · "),
                surveyPeriod: strings.halfYear(figure.period), surveyCount: strings.number(figure.count),
                surveyMean: strings.number(figure.mean), surveyMedian: median ?? strings["compare.notStated"],
                surveySource: catalogue.text(of: figure.source, in: strings.language))
        }
    }
}
