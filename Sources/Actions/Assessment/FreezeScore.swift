import Domain
import FoundationEssentials
import Secrets
import Store

/// A result that someone wants to keep as it is.
public struct ScoreToFreeze: Sendable {
    public let instrument: Instrument
    public let answers: [String: Instrument.Answer]
    public let timePoint: TimePoint
    public let subject: ScoreSnapshot.Subject
    /// What the answers stand on.
    public let sheet: String
    public let organisation: Identifier<RegisteredOrganisation>?
    /// Why it takes the place of an earlier snapshot of the same sheet.
    public let reason: String?

    public init(
        instrument: Instrument, answers: [String: Instrument.Answer], timePoint: TimePoint,
        subject: ScoreSnapshot.Subject, sheet: String, organisation: Identifier<RegisteredOrganisation>?,
        reason: String?
    ) {
        self.instrument = instrument
        self.answers = answers
        self.timePoint = timePoint
        self.subject = subject
        self.sheet = sheet
        self.organisation = organisation
        self.reason = reason
    }
}

extension Connection {
    /// Freezes a result and gives its digest. The same answers again give the same snapshot; others need a reason, and supersede it.
    public func freeze(_ asked: ScoreToFreeze, by actor: Actor, at now: Date) throws -> String {
        let body = asked.instrument.dataValue.canonicalText
        let instrumentDigest = Digest.of(body).hexadecimal
        let held = try scoreSnapshots.holding(sheet: asked.sheet)
        if let held, let kept = try snapshot(held)?.snapshot, kept.answers == asked.answers,
            kept.isReproduced(by: asked.instrument)
        {
            return held.digest
        }
        if held != nil, asked.reason == nil { throw FreezingNeedsReason() }
        let snapshot = ScoreSnapshot(
            asked.instrument, digest: instrumentDigest, asked.answers, timePoint: asked.timePoint,
            subject: asked.subject,
            correction: held.flatMap { held in asked.reason.map { .init(of: held.digest, reason: $0) } }, at: now)
        let digest = Digest.of(snapshot.text).hexadecimal
        try scoreSnapshots.keep(instrument: body, digest: instrumentDigest)
        try scoreSnapshots.add(snapshot, digest: digest, sheet: asked.sheet, organisation: asked.organisation)
        try note(
            held == nil ? .scoreFrozen : .scoreCorrected, .scoreSnapshot(digest), in: asked.organisation, by: actor,
            ["instrument": asked.instrument.name], at: now)
        return digest
    }

    /// A kept snapshot, read and examined; nil when its text is not what was written.
    public func snapshot(_ stored: ScoreSnapshots.Stored) throws -> ExaminedSnapshot? {
        guard let data = try scoreSnapshots.instrument(stored.instrumentDigest) else { return nil }
        let instrument = Instrument(id: "", reading: DataReader(data))
        guard let snapshot = ScoreSnapshot(try DataValue(json: stored.body), of: instrument) else { return nil }
        return ExaminedSnapshot(
            stored: stored, snapshot: snapshot, instrument: instrument,
            isUnchanged: Digest.of(stored.body).hexadecimal == stored.digest
                && Digest.of(data.canonicalText).hexadecimal == stored.instrumentDigest
                && snapshot.instrument.digest == stored.instrumentDigest)
    }

    /// What took the place of a snapshot, one after the other: the last holds.
    public func corrections(of corrected: ScoreSnapshots.Stored) throws -> [ExaminedSnapshot] {
        guard corrected.supersededBy != nil else { return [] }
        var others = Dictionary(
            uniqueKeysWithValues: try scoreSnapshots.all(of: corrected.sheet).map { ($0.digest, $0) })
        var corrections: [ExaminedSnapshot] = []
        var next = corrected.supersededBy
        // Each is taken once: rows that somebody tampered with lead nobody in a circle.
        while let digest = next, let stored = others.removeValue(forKey: digest) {
            if let examined = try snapshot(stored) { corrections.append(examined) }
            next = stored.supersededBy
        }
        return corrections
    }
}

/// Results of this sheet were frozen before, from other answers: say why these take their place.
public struct FreezingNeedsReason: Error {}

/// A snapshot with what an examination found.
public struct ExaminedSnapshot: Sendable {
    public let stored: ScoreSnapshots.Stored
    public let snapshot: ScoreSnapshot
    /// As it was when the result was frozen.
    public let instrument: Instrument
    /// Whether the digests are those of what is kept.
    public let isUnchanged: Bool

    /// Whether counting again gives the same score, to the last digit.
    public var isReproduced: Bool { snapshot.isReproduced(by: instrument) }
    public var score: Score { instrument.score(snapshot.answers) }
}
