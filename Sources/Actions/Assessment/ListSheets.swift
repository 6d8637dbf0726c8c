import Domain
import FoundationEssentials
import Store

/// A sheet in a list, with how far it is filled in.
public struct ListedSheet: Sendable {
    public let sheet: AnswerSheet
    public let instrument: Instrument
    /// Nil where only that it is there is told.
    public let answers: [String: Instrument.Answer]?
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
        return try listed(sheets, in: catalogue) { try sheetAnswers.history(of: $0.id, $1).answers }
    }

    /// What organisations let an adviser see by a consent, changed last first: that it is there, nothing of what it says, for to look at
    /// that is noted.
    public func advisedSheets(for reader: SheetReader, in catalogue: Catalogue, at now: Date) throws -> [ListedSheet] {
        let scopes = reader.actor.roles.filter { $0.role == .adviser }.map(\.scope)
        guard let person = reader.actor.person, !scopes.isEmpty else { return [] }
        let others = Set(try answerSheets.all(sharedWith: person).map(\.id))
        let sheets = try answerSheets.all(openTo: scopes, at: now).filter { sheet in
            !others.contains(sheet.id)
                && sheet.keeper.organisation.map { reader.actor.memberships[$0] == nil } ?? false
        }
        return try listed(sheets, in: catalogue) { _, _ in nil }
    }

    private func listed(
        _ sheets: [AnswerSheet], in catalogue: Catalogue,
        _ answers: (AnswerSheet, Instrument) throws -> [String: Instrument.Answer]?
    ) throws -> [ListedSheet] {
        var organisations: [Identifier<RegisteredOrganisation>: RegisteredOrganisation] = [:]
        for id in Set(sheets.compactMap(\.keeper.organisation)) { organisations[id] = try self.organisations.find(id) }
        return try sheets.sorted { ($0.changedAt, $0.id.rawValue) > ($1.changedAt, $1.id.rawValue) }.compactMap {
            sheet in
            guard let instrument = catalogue.instrument(sheet.instrument) else { return nil }
            return ListedSheet(
                sheet: sheet, instrument: instrument, answers: try answers(sheet, instrument),
                organisation: sheet.keeper.organisation.flatMap { organisations[$0] })
        }
    }
}
