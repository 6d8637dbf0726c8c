import Domain
import FoundationEssentials
import Store

/// What someone begins: for whom, about what, at which point in time.
public struct SheetStart: Sendable {
    public let instrument: String
    public let subject: AnswerSheet.Subject
    public let timePoint: TimePoint
    public let keeper: Start

    public enum Start: Hashable, Sendable {
        /// Without an account: the digest of the secret that will open it, and the address it was asked from.
        case visitor(digest: String, address: String)
        case oneself
        case organisation(Identifier<RegisteredOrganisation>)
    }

    public init(
        _ instrument: String, about subject: AnswerSheet.Subject = .firm, at timePoint: TimePoint = .before,
        by keeper: Start
    ) {
        self.instrument = instrument
        self.subject = subject
        self.timePoint = timePoint
        self.keeper = keeper
    }
}

extension Connection {
    /// Begins a sheet. Where the organisation has one already, that is the one its people go on with.
    public func startSheet(
        _ start: SheetStart, in catalogue: Catalogue, by actor: Actor, at now: Date
    ) throws -> AnswerSheet {
        guard let instrument = catalogue.instrument(start.instrument),
            instrument.subjects.contains(Instrument.Subject(start.subject)),
            start.subject.isKnown(in: catalogue.classification)
        else { throw Refusal.notFound }
        let (keeper, digest) = try keeper(of: start, by: actor, at: now)
        let sheet = AnswerSheet(
            id: .new(at: now), of: start.instrument, about: start.subject, at: start.timePoint, keptBy: keeper,
            startedBy: actor.person, startedAt: now)
        if let organisation = keeper.organisation,
            let known = try answerSheets.find(like: sheet, of: organisation)
        {
            return known
        }
        try answerSheets.add(sheet, digest: digest)
        if keeper != .bearer {
            try note(
                .sheetStarted, .sheet(sheet.id), in: keeper.organisation, by: actor,
                ["instrument": sheet.instrument, "time": sheet.timePoint.rawValue], at: now)
        }
        return sheet
    }

    private func keeper(
        of start: SheetStart, by actor: Actor, at now: Date
    ) throws -> (AnswerSheet.Keeper, digest: String?) {
        switch start.keeper {
        case .visitor(let digest, let address):
            let subject = "sheets:\(address)"
            guard try !attempts.areExhausted(about: subject, .sheets, at: now) else { throw Refusal.tooManyAttempts }
            try attempts.add(about: subject, at: now)
            return (.bearer, digest)
        case .oneself: return (.person(try actor.requirePerson()), nil)
        case .organisation(let id):
            _ = try organisation(id, for: actor, at: now)
            try actor.require(.giveAnswers, on: .answers(of: id))
            return (.organisation(id), nil)
        }
    }
}
