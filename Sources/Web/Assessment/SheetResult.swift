import Actions
import Domain
import Store

/// Makes the page of the result of a sheet: the score as it is now, what helps with each gap, how it has changed.
struct SheetResult {
    private let sheet: SheetWriter
    private let reader: SheetReader
    /// What is said of the firm in the address, or else was said with an earlier result; and what this result says.
    private let firm: FirmForm
    private let facts: FirmFacts
    /// What the organisation froze before by the same version, oldest first.
    private let earlier: [ExaminedSnapshot]
    /// The snapshot of this sheet that holds, and what it says.
    private let held: ScoreSnapshots.Stored?
    private let kept: ExaminedSnapshot?
    private let engine: SearchEngine
    private let db: Connection

    private var strings: Strings { sheet.strings }
    private var location: Location { sheet.location }

    init(
        sheet: SheetWriter, reader: SheetReader, query: QueryItems, engine: SearchEngine, in db: Connection
    ) throws {
        self.sheet = sheet
        self.reader = reader
        self.engine = engine
        self.db = db
        earlier = try Self.earlierResults(sheet, in: db)
        held = try db.scoreSnapshots.holding(sheet: sheet.open.sheet.id.rawValue)
        kept = try held.flatMap { try db.snapshot($0) }
        let stated: FirmForm
        if FirmFields.facts.contains(where: { query.has($0.description) }) {
            stated = FirmForm(query, sheet.catalogue.classification)
            facts = FirmFacts(stated.firm, sheet.catalogue.country)
        } else {
            let known = kept?.snapshot.subject ?? earlier.last?.snapshot.subject ?? .init()
            stated = FirmForm(known)
            facts = FirmFacts(known)
        }
        let says = Firm.Assessment(sheet.open.answers, by: sheet.instrument)
        firm = sheet.open.sheet.subject == .firm ? stated.saying(says) : stated
    }

    /// `form` is what was typed to keep the result.
    func page(typed form: QueryItems, mistake: FormMistake?) throws -> ScorePage {
        let score = sheet.instrument.score(sheet.open.answers)
        let writer = ScoreWriter(instrument: sheet.instrument, strings: strings, location: location)
        var page = writer.page(
            score, answers: sheet.open.answers, before: earlier.map(\.score), advice: sheet.instrument.id)
        page.back = PageLink(
            linkTitle: strings["assessment.summary"], linkURL: location.url("\(sheet.path)/summary"))
        page.comparison =
            ScoreComparison(
                writer: writer, country: sheet.catalogue.country, earlier: earlier, now: score
            ).table
        let gaps = sheet.instrument.gaps(score, sheet.open.answers, sheet.catalogue.classification)
        page.beginnings = beginnings(gaps, of: page.dimensions)
        let opened = gaps.opened(Self.openGaps)
        page.sections = try sections(opened)
        if sheet.open.sheet.subject == .firm { page.firm = FirmFields(firm, sheet.catalogue, strings) }
        page.firmURL = location.url("\(sheet.path)/result")
        page.checkURL = location.url("funding/check", firm.parameters())
        page.otherGaps = gaps.filter { !opened.contains($0) }.prefix(HelpSearch.mostGaps).map { gap in
            PageLink(linkTitle: gap.title[strings.language], linkURL: location.url(HelpPage.path, parameters(gap)))
        }
        page.addURL = location.url("plan/steps")
        page.formToken = location.visit?.formKey.token ?? ""
        page.rankingURL = location.url("\(HelpPage.path)/ranking")
        page.planURL = location.url("plan")
        if sheet.open.sheet.subject == .firm, let total = score.total.score {
            page.benchmark = try BenchmarkWriter(sheet: sheet, db: db).table(total, among: facts)
        }
        if sheet.open.mayFreeze, score.total.score != nil {
            page.freezing = try FreezingWriter(
                sheet: sheet, actor: reader.actor, facts: facts, held: held, kept: kept, in: db
            ).form(typed: form)
        }
        page.errors =
            firm.errors(strings)
            + (mistake.map { [FormPage.ErrorLine(errorText: $0.text, errorHref: "#\($0.field)")] } ?? [])
        return page
    }

    /// Gaps whose help stands on the page, one more where so many are stated, and so many of each kind; the others are a link away.
    private static let openGaps = 3
    private static let bestOfKind = 2

    /// So many steps are enough to begin with.
    private static let firstSteps = 3

    /// The first step of each dimension where most is missing.
    private func beginnings(_ gaps: [Gap], of dimensions: [ScorePage.Dimension]) -> [ScorePage.Beginning] {
        let places = gaps.compactMap { gap in
            sheet.instrument.dimensions.firstIndex { $0.notation == gap.notation }
        }
        return places.map { dimensions[$0] }.compactMap { dimension in
            dimension.steps.first.map {
                ScorePage.Beginning(
                    dimensionID: dimension.dimensionID, dimensionTitle: dimension.dimensionTitle, step: $0)
            }
        }.prefix(Self.firstSteps).map(\.self)
    }

    private func sections(_ gaps: [Gap]) throws -> [ChainSection] {
        let catalogue = sheet.catalogue
        let search = HelpSearch(
            gaps: gaps, firm: firm.firm, limit: Self.bestOfKind, on: catalogue.country.day(at: sheet.now),
            in: strings.language)
        let writer = ChainWriter(
            catalogue: catalogue, location: location, strings: strings, engine: engine, firm: firm.parameters())
        return try writer.sections(search, in: db) { gap, kind in
            location.url(HelpPage.path, parameters(gap) + [("kind", kind.rawValue)])
        }
    }

    /// What the page of help is asked for: the problem itself, or what helps with the dimension.
    private func parameters(_ gap: Gap) -> [(name: String, value: String)] {
        let isConcept = sheet.catalogue.classification[gap.notation] != nil
        return (isConcept ? [gap.notation] : gap.concepts).map { (HelpForm.gapField, $0) } + firm.parameters()
    }

    /// Columns that a comparison has, at most.
    private static let mostEarlier = 8

    private static func earlierResults(_ sheet: SheetWriter, in db: Connection) throws -> [ExaminedSnapshot] {
        guard let organisation = sheet.open.sheet.keeper.organisation else { return [] }
        return try db.scoreSnapshots.newest(
            of: organisation, by: sheet.instrument.name, about: sheet.open.sheet.subject, limit: Self.mostEarlier
        ).filter { $0.sheet != sheet.open.sheet.id.rawValue }.compactMap { try db.snapshot($0) }
    }
}

/// Scores by one version of an instrument, one after the other.
struct ScoreComparison {
    let writer: ScoreWriter
    let country: Country
    let earlier: [ExaminedSnapshot]
    let now: Score

    /// Nil when there is nothing to compare with.
    var table: ScorePage.Comparison? {
        guard let first = earlier.first else { return nil }
        let scores = earlier.map(\.score) + [now]
        let strings = writer.strings
        let heads = earlier.map {
            "\($0.snapshot.timePoint.rawValue), \(strings.date(country.day(at: $0.snapshot.frozenAt)))"
        }
        func row(_ title: String, _ measure: (Score) -> Double?) -> ScorePage.Comparison.Row {
            let change = zip2(measure(first.score), measure(now)).map { before, after in
                (after - before >= 0 ? "+" : "") + writer.number(after - before)
            }
            return .init(
                rowTitle: title,
                cells: scores.map { .init(cellText: measure($0).map(writer.number) ?? "–") },
                rowChange: change ?? "–")
        }
        let dimensions = writer.instrument.dimensions.enumerated().map { place, dimension in
            row(dimension.title[strings.language]) { $0.dimensions[place].measure.score }
        }
        return .init(
            comparisonHeads: (heads + [strings["score.now"]]).map { .init(headText: $0) },
            comparisonRows: [row(strings["score.total"]) { $0.total.score }] + dimensions)
    }

    private func zip2(_ before: Double?, _ after: Double?) -> (Double, Double)? {
        before.flatMap { before in after.map { (before, $0) } }
    }
}
