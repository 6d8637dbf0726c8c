import Actions
import Domain
import Store

/// Where a score stands among firms that are like the one it is of.
struct BenchmarkTable: Sendable {
    /// What is compared with; nil while nothing was published.
    let published: Published?
    let scoreboardURL: String

    struct Published: Sendable {
        let publishedText: String
        let axisLow: String
        let axisHigh: String
        let likeRows: [Row]
    }

    /// A row of the table, and a bar where it is shown.
    struct Row: Sendable {
        let likeWhom: String
        let like: Like?
    }

    struct Like: Sendable {
        let figures: ScoreboardPage.Shown
        let standingText: String
        /// Of a hundred.
        let ownPlace: String
    }
}

/// Reads the newest edition once and compares a score with it.
struct BenchmarkWriter {
    let sheet: SheetWriter
    let db: Connection

    private var strings: Strings { sheet.strings }

    func table(_ score: Double, among facts: FirmFacts) throws -> BenchmarkTable {
        let edition = try db.indexEditions.newest(of: sheet.instrument.id)
        let group = FirmGroup(
            activity: facts.activity, region: facts.region, size: facts.size, sheet.catalogue.classification)
        return BenchmarkTable(
            published: edition.map { published(Benchmark($0, of: group, score: score), score) },
            scoreboardURL: sheet.location.url("scoreboard"))
    }

    private func published(_ benchmark: Benchmark, _ score: Double) -> BenchmarkTable.Published {
        let range = sheet.instrument.range
        return BenchmarkTable.Published(
            publishedText: strings.say(
                "score.benchmarkOf",
                [
                    "period": strings.halfYear(benchmark.period), "date": strings.date(benchmark.madeOn),
                    "score": strings.number((score * 10).rounded() / 10),
                ]),
            axisLow: strings.number(range.from), axisHigh: strings.number(range.to),
            likeRows: benchmark.rows.map { row in
                BenchmarkTable.Row(
                    likeWhom: strings.cell(row.key, sheet.catalogue),
                    like: row.shown.map { shown in
                        BenchmarkTable.Like(
                            figures: ScoreboardPage.Shown(shown.figures, range, strings),
                            standingText: strings["score.standing.\(shown.standing.rawValue)"],
                            ownPlace: range.place(of: score))
                    })
            })
    }
}

extension Instrument.Range {
    /// Where a mark for a score begins, of a hundred, for drawings: it stays on the bar.
    fileprivate func place(of score: Double) -> String {
        let share = (score - from) / width * 100
        return "\((min(max(share - 0.75, 0), 98.5) * 10).rounded() / 10)"
    }
}
