import Actions
import Domain
import Hummingbird
import Secrets
import Store

/// Whoever is handed a result on paper sees here whether it is genuine and still holds.
struct VerifyRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        group.get("verify/:digest") { request, context in
            try await show(context.parameters.require("digest"), Location(request, context, language))
        }
    }

    private func show(_ digest: String, _ location: Location) async throws -> Response {
        // Digests are long enough that nobody finds one by trying; what has another form cannot be one.
        guard digest.utf8.count == 64, [UInt8](hexadecimal: Array(digest.utf8)[...]) != nil else {
            throw Refusal.notFound
        }
        return try await services.page(at: location) { catalogue, strings, db in
            guard let stored = try db.scoreSnapshots.find(digest), let examined = try db.snapshot(stored) else {
                throw Refusal.notFound
            }
            return SnapshotWriter(strings: strings, location: location, catalogue: catalogue)
                .page(examined, corrections: try db.corrections(of: stored))
        }
    }
}

/// A frozen result as a page: the score, whom it is about, and what the examination found.
struct SnapshotWriter {
    let strings: Strings
    let location: Location
    let catalogue: Catalogue

    /// `corrections` took its place, one after the other.
    func page(_ examined: ExaminedSnapshot, corrections: [ExaminedSnapshot]) -> ScorePage {
        let writer = ScoreWriter(instrument: examined.instrument, strings: strings, location: location)
        var page = writer.page(examined.score, answers: [:])
        // A bank sees where the firm stands; what was answered is for those who answered.
        page.dimensions = page.dimensions.map(\.withoutDetails)
        page.detailsText = strings["score.private"]
        let isSound = examined.isUnchanged && examined.isReproduced
        let successor = examined.stored.supersededBy
        page.snapshot = ScorePage.Snapshot(
            facts: facts(examined.snapshot), isVerified: isSound && successor == nil,
            verdict: strings[isSound ? (successor == nil ? "score.verified" : "score.superseded") : "score.forged"],
            checks: [
                check(examined.isUnchanged, "score.checkDigest"), check(examined.isReproduced, "score.checkAgain"),
                check(successor == nil, "score.checkHolds"),
            ],
            corrections: corrections.enumerated().map { place, correction in
                self.correction(correction, isLast: place == corrections.count - 1)
            }, digest: examined.stored.digest,
            address: location.url("verify/\(examined.stored.digest)"))
        return page
    }

    /// Who has the address of a result learns why and by what it was corrected.
    private func correction(_ examined: ExaminedSnapshot, isLast: Bool) -> ScorePage.Correction {
        ScorePage.Correction(
            correctionTime: strings.time(examined.snapshot.frozenAt, in: catalogue.country),
            correctionReason: examined.snapshot.correction?.reason ?? "",
            correctionTitle: strings[isLast ? "score.supersededLast" : "score.supersededLink"],
            correctionURL: location.url("verify/\(examined.stored.digest)"))
    }

    private func check(_ holds: Bool, _ key: String) -> ScorePage.Check {
        ScorePage.Check(
            checkClass: holds ? "passed" : "failed", checkSymbol: holds ? "✓" : "✗",
            checkText: strings["\(key).\(holds ? "passed" : "failed")"])
    }

    private func facts(_ snapshot: ScoreSnapshot) -> [ScorePage.Fact] {
        let label = { catalogue.classification.label($0, in: location.language) }
        let facts: [(String, String?)] = [
            ("score.about", snapshot.subject.name), ("fact.activity", snapshot.subject.activity.map(label)),
            ("fact.region", snapshot.subject.region.map(label)), ("fact.size", snapshot.subject.size.map(label)),
            ("score.timePoint", snapshot.timePoint.rawValue),
            ("score.frozenAt", strings.time(snapshot.frozenAt, in: catalogue.country)),
            ("score.correction", snapshot.correction?.reason),
        ]
        return facts.compactMap { key, text in text.map { ScorePage.Fact(factLabel: strings[key], factText: $0) } }
    }
}
