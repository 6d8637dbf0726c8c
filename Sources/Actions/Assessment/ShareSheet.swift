import Domain
import FoundationEssentials
import Secrets
import Store

/// What whoever holds the secret of a share may see.
public struct ShareOffer: Sendable {
    public let sheet: AnswerSheet
    public let organisation: RegisteredOrganisation
    /// Nil when they have closed their account.
    public let inviter: String?
}

extension Connection {
    /// Lets whoever first opens a link, signed in, fill in a sheet of an organisation together with its people. The caller makes
    /// the secret, before the transaction, which may run again.
    public func shareSheet(
        _ id: Identifier<AnswerSheet>, by token: SecretToken, _ catalogue: Catalogue, reader: SheetReader, at now: Date
    ) throws -> SheetShare {
        let open = try sheet(id, in: catalogue, for: reader, at: now)
        guard open.mayShare, let organisation = open.sheet.keeper.organisation else { throw Refusal.notAllowed }
        let waiting = try sheetShares.all(of: id).filter { $0.isOpen(at: now) }
        guard waiting.count < Self.mostOpenShares else { throw Refusal.tooManyAttempts }
        let share = SheetShare(
            id: .new(at: now), of: id, invitedBy: try reader.actor.requirePerson(), createdAt: now)
        try sheetShares.add(share, digest: token.digest)
        try note(.sheetShared, .sheet(id), in: organisation, by: reader.actor, at: now)
        return share
    }

    private static var mostOpenShares: Int { 20 }

    /// What a link offers; who has taken it already finds the sheet by it.
    public func shareOffer(_ token: SecretToken, for actor: Actor, at now: Date) throws -> ShareOffer {
        guard let share = try sheetShares.find(digest: token.digest) else { throw Refusal.notFound }
        let isTheirs = actor.person != nil && share.helper == actor.person
        guard share.isOpen(at: now) || isTheirs else { throw Refusal.linkEnded }
        guard let sheet = try answerSheets.find(share.sheet)?.sheet, let id = sheet.keeper.organisation,
            let organisation = try organisations.find(id)
        else { throw Refusal.notFound }
        return ShareOffer(
            sheet: sheet, organisation: organisation, inviter: try people.find(share.invitedBy)?.name)
    }

    /// Takes a share. The people of the organisation need none, and do not use it up.
    public func acceptShare(_ token: SecretToken, by actor: Actor, at now: Date) throws -> Identifier<AnswerSheet> {
        let person = try actor.requirePerson()
        let offer = try shareOffer(token, for: actor, at: now)
        guard var share = try sheetShares.find(digest: token.digest) else { throw Refusal.notFound }
        if actor.memberships[offer.organisation.id] != nil || share.helper == person { return share.sheet }
        guard share.accept(by: person, at: now) else { throw Refusal.linkEnded }
        try sheetShares.save(share)
        try note(
            .sheetShareAccepted, .sheet(share.sheet), in: offer.organisation.id, by: actor, at: now)
        // Who has closed the account meanwhile is told nothing.
        if try people.find(share.invitedBy) != nil {
            try notify(
                share.invitedBy,
                .shareTaken(helper: person, organisation: offer.organisation.name, path: share.sheet.summaryPath),
                at: now)
        }
        return share.sheet
    }

    /// Who from outside helps with a sheet or may take a link to it; nil for those who may not ask anyone.
    public func shares(of open: OpenSheet, at now: Date) throws -> [SheetShare]? {
        guard open.mayShare else { return nil }
        return try sheetShares.all(of: open.sheet.id).filter { $0.helper != nil || $0.isOpen(at: now) }
    }

    /// Ends a share: it is for those who may share, and for the helper. What was answered stays.
    public func endShare(
        _ id: Identifier<SheetShare>, of sheetID: Identifier<AnswerSheet>, _ catalogue: Catalogue,
        by reader: SheetReader,
        at now: Date
    ) throws {
        let open = try sheet(sheetID, in: catalogue, for: reader, at: now)
        guard var share = try sheetShares.find(id), share.sheet == sheetID,
            open.mayShare || share.helper == reader.actor.person
        else { throw Refusal.notFound }
        guard share.endedAt == nil else { return }
        share.end(at: now)
        try sheetShares.save(share)
        try note(
            .sheetShareEnded, .sheet(sheetID), in: open.sheet.keeper.organisation, by: reader.actor, at: now)
    }
}
