import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Makes a visitor's sheet one's own, or that of one's organisation. Its link ends with that.
    public func keepSheet(
        _ id: Identifier<AnswerSheet>, for organisation: Identifier<RegisteredOrganisation>?,
        as timePoint: TimePoint, _ catalogue: Catalogue, by reader: SheetReader, at now: Date
    ) throws {
        var sheet = try sheet(id, in: catalogue, for: reader, at: now).sheet
        let person = try reader.actor.requirePerson()
        guard sheet.keeper == .bearer else { throw Refusal.notFound }
        if let organisation {
            _ = try self.organisation(organisation, for: reader.actor, at: now)
            try reader.actor.require(.giveAnswers, on: .answers(of: organisation))
            sheet.keep(by: .organisation(organisation), at: timePoint)
            guard try answerSheets.find(like: sheet, of: organisation) == nil else { throw Refusal.alreadyAssessed }
        } else {
            sheet.keep(by: .person(person), at: timePoint)
        }
        try answerSheets.saveKeeper(of: sheet)
        try note(
            .sheetKept, .sheet(id), in: organisation, by: reader.actor, ["instrument": sheet.instrument], at: now)
    }

    /// Mails the link of a visitor's sheet to an address; rarely enough that nobody is pestered in our name.
    public func mailLink(
        of id: Identifier<AnswerSheet>, _ link: String, to email: EmailAddress, in language: Language,
        _ catalogue: Catalogue, by reader: SheetReader, at now: Date
    ) throws {
        let open = try sheet(id, in: catalogue, for: reader, at: now)
        guard open.standing == .bearer else { throw Refusal.notFound }
        let subject = "sheet-link:\(id)"
        guard try mayMail(email, at: now), try !attempts.areExhausted(about: subject, .mails, at: now) else {
            throw Refusal.tooManyAttempts
        }
        try attempts.add(about: subject, at: now)
        try mail.add(
            .assessmentLink(title: open.instrument.core.title[language], link: link, days: AnswerSheet.daysKept),
            to: email, in: language, at: now)
    }

    /// Forgets visitors' sheets in which nobody has answered for long.
    func forgetSheets(at now: Date) throws {
        try answerSheets.removeUnkept(
            unchangedSince: now.addingTimeInterval(-Double(AnswerSheet.daysKept) * 86_400))
    }
}
