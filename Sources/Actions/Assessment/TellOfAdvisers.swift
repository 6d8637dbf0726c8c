import Domain
import FoundationEssentials
import Store

extension Identifier<AnswerSheet> {
    /// Where its people see all answers, without a language: notifications lead there.
    var summaryPath: String { "assessment/at/\(self)/summary" }
}

extension Connection {
    /// Tells the people of a sheet that an adviser answers in it, before the first answer of a day: not with every answer.
    func tellOfAdviser(_ actor: Actor, in open: OpenSheet, at now: Date) throws {
        guard open.role == .adviser, let adviser = actor.person, let id = open.sheet.keeper.organisation,
            !open.history.hasAnswer(by: adviser, since: now.addingTimeInterval(-86_400)),
            let organisation = try organisations.find(id)
        else { return }
        let content = NotificationContent.adviserAnswered(
            adviser: adviser, organisation: organisation.name, path: open.sheet.id.summaryPath)
        for person in try peopleAnswering(open.sheet, of: id) { try notify(person, content, at: now) }
    }

    /// Who began a sheet or invited to it and still belongs to the organisation; where nobody does, the owners.
    private func peopleAnswering(
        _ sheet: AnswerSheet, of id: Identifier<RegisteredOrganisation>
    ) throws -> [Identifier<Person>] {
        let members = try memberships.all(in: id)
        let named = Set(try sheetShares.all(of: sheet.id).map(\.invitedBy) + [sheet.startedBy].compactMap(\.self))
        let answering = members.filter { named.contains($0.person) }
        return (answering.isEmpty ? members.filter { $0.role == .owner } : answering).map(\.person)
    }
}
