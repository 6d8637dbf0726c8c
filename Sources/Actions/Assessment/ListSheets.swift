import Domain
import Store

/// A sheet in a list, with how far it is filled in.
public struct ListedSheet: Sendable {
    public let sheet: AnswerSheet
    public let instrument: Instrument
    public let answers: [String: Instrument.Answer]
    /// The organisation that keeps it.
    public let organisation: RegisteredOrganisation?
}

extension Connection {
    /// What a reader has begun or was asked to help with, changed last first: their organisations' sheets, their own, and
    /// those that their browser holds.
    public func sheets(for reader: SheetReader, in catalogue: Catalogue) throws -> [ListedSheet] {
        var sheets = try answerSheets.all(digests: reader.digests)
        if let person = reader.actor.person {
            sheets += try answerSheets.all(of: person) + answerSheets.all(sharedWith: person)
            sheets += try reader.actor.memberships.keys.flatMap { try answerSheets.all(of: $0) }
        }
        var organisations: [Identifier<RegisteredOrganisation>: RegisteredOrganisation] = [:]
        for id in Set(sheets.compactMap(\.keeper.organisation)) { organisations[id] = try self.organisations.find(id) }
        return try sheets.sorted { ($0.changedAt, $0.id.rawValue) > ($1.changedAt, $1.id.rawValue) }.compactMap {
            sheet in
            guard let instrument = catalogue.instrument(sheet.instrument) else { return nil }
            return ListedSheet(
                sheet: sheet, instrument: instrument,
                answers: try sheetAnswers.history(of: sheet.id, instrument).answers,
                organisation: sheet.keeper.organisation.flatMap { organisations[$0] })
        }
    }
}
