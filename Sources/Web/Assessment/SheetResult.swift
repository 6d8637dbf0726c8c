import Actions
import Domain
import Store

/// Makes the page of the result of a sheet: the score as it is now, what helps with each gap, how it has changed.
struct SheetResult {
    let sheet: SheetWriter
    let reader: SheetReader
    let engine: SearchEngine
    let db: Connection

    private var strings: Strings { sheet.strings }
    private var location: Location { sheet.location }

    init(sheet: SheetWriter, reader: SheetReader, engine: SearchEngine, in db: Connection) {
        self.sheet = sheet
        self.reader = reader
        self.engine = engine
        self.db = db
    }

    /// `asked` says what firms the score is compared with, `form` is what was typed to keep it.
    func page(asked: QueryItems, typed form: QueryItems, mistake: FormMistake?) throws -> ScorePage {
        let score = sheet.instrument.score(sheet.open.answers)
        let writer = ScoreWriter(instrument: sheet.instrument, strings: strings, location: location)
        let (earlier, held) = (try earlierResults(), try db.scoreSnapshots.holding(sheet: sheet.open.sheet.id.rawValue))
        let kept = try held.flatMap { try db.snapshot($0) }
        var page = writer.page(
            score, answers: sheet.open.answers, before: earlier.map(\.score), advice: sheet.instrument.id)
        page.back = PageLink(
            linkTitle: strings["assessment.summary"], linkURL: location.url("\(sheet.path)/summary"))
        page.comparison =
            ScoreComparison(
                writer: writer, country: sheet.catalogue.country, earlier: earlier, now: score
            ).table
        let gaps = sheet.instrument.gaps(score, sheet.open.answers, sheet.catalogue.classification)
        page.sections = try sections(Array(gaps.prefix(Self.openGaps)))
        page.otherGaps = gaps.dropFirst(Self.openGaps).prefix(HelpSearch.mostGaps).map { gap in
            PageLink(linkTitle: gap.title[strings.language], linkURL: location.url(HelpPage.path, parameters(gap)))
        }
        page.addURL = location.url("plan/steps")
        page.formToken = location.visit?.formKey.token ?? ""
        page.rankingURL = location.url("\(HelpPage.path)/ranking")
        page.planURL = location.url("plan")
        if sheet.open.sheet.subject == .firm, let total = score.total.score {
            let known = kept?.snapshot.subject ?? earlier.last?.snapshot.subject ?? .init()
            page.benchmark = try BenchmarkWriter(sheet: sheet, known: known, db: db)
                .table(total, asked: FirmFacts(asked, sheet.catalogue.classification))
        }
        if sheet.open.mayFreeze, score.total.score != nil {
            page.freezing = try FreezingWriter(sheet: sheet, actor: reader.actor, held: held, kept: kept, in: db)
                .form(typed: form)
        }
        page.errors = mistake.map { [FormPage.ErrorLine(errorText: $0.text, errorHref: "#\($0.field)")] } ?? []
        return page
    }

    /// Gaps whose help stands on the page, and so many of each kind; the others are a link away.
    private static let openGaps = 3
    private static let bestOfKind = 2

    private func sections(_ gaps: [Gap]) throws -> [ChainSection] {
        let catalogue = sheet.catalogue
        let search = HelpSearch(
            gaps: gaps, firm: Firm(), limit: Self.bestOfKind, on: catalogue.country.day(at: sheet.now),
            in: strings.language)
        let writer = ChainWriter(catalogue: catalogue, location: location, strings: strings, engine: engine)
        return try writer.sections(search, in: db) { gap, kind in
            location.url(HelpPage.path, parameters(gap) + [("kind", kind.rawValue)])
        }
    }

    /// What the page of help is asked for: the problem itself, or what helps with the dimension.
    private func parameters(_ gap: Gap) -> [(name: String, value: String)] {
        let isConcept = sheet.catalogue.classification[gap.notation] != nil
        return (isConcept ? [gap.notation] : gap.concepts).map { (HelpForm.gapField, $0) }
    }

    /// What the organisation froze before by the same version, oldest first.
    private func earlierResults() throws -> [ExaminedSnapshot] {
        guard let organisation = sheet.open.sheet.keeper.organisation else { return [] }
        return try db.scoreSnapshots.all(of: organisation, limit: 50)
            .filter { $0.instrument == sheet.instrument.name && $0.sheet != sheet.open.sheet.id.rawValue }
            .compactMap { try db.snapshot($0) }
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
