import Domain
import FoundationEssentials
import Store

/// What someone says who keeps the result of a sheet.
public struct ResultToFreeze: Sendable {
    public let sheet: Identifier<AnswerSheet>
    /// Notations of the firm: each may be left out.
    public let activity: String?
    public let region: String?
    public let size: String?
    /// Why it takes the place of an earlier one.
    public let reason: String?
    /// Until when the organisation lets its results be counted; nil when that was not agreed to with this form.
    public let countedUntil: Date?

    public init(
        of sheet: Identifier<AnswerSheet>, activity: String?, region: String?, size: String?, reason: String?,
        countedUntil: Date?
    ) {
        self.sheet = sheet
        self.activity = activity
        self.region = region
        self.size = size
        self.reason = reason
        self.countedUntil = countedUntil
    }
}

extension Connection {
    /// Freezes the result of a sheet for those whose it is and gives its digest. A result of an organisation is counted in the index if
    /// the organisation agrees, or does so with this.
    public func freezeResult(
        _ asked: ResultToFreeze, _ catalogue: Catalogue, by reader: SheetReader, at now: Date
    ) throws -> String {
        let open = try sheet(asked.sheet, in: catalogue, for: reader, at: now)
        guard open.mayFreeze else { throw Refusal.notAllowed }
        let organisation = open.sheet.keeper.organisation
        let digest = try freeze(
            ScoreToFreeze(
                instrument: open.instrument, answers: open.answers, timePoint: open.sheet.timePoint,
                subject: .init(
                    name: try organisation.flatMap { try organisations.find($0)?.name }, activity: asked.activity,
                    region: asked.region, size: asked.size), sheet: open.sheet.id.rawValue,
                organisation: organisation, reason: asked.reason), by: reader.actor, at: now)
        guard let organisation else { return digest }
        if let end = asked.countedUntil, try consentToCount(organisation, at: now) == nil {
            _ = try giveConsent(.toCount(organisation, until: end), by: reader.actor, at: now)
        } else {
            try countResults(of: organisation, at: now)
        }
        return digest
    }
}
