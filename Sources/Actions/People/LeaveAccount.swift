import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Everything that the platform knows of a person, for them to take along.
    public func exportAccount(of person: Person, at now: Date) throws -> DataValue {
        try audit.append(AuditEntry(at: now, by: .person(person.id), .personExported, .person(person.id)))
        let sessions = try sessions.all(of: person.id).map { session in
            DataValue.object([
                .init("began", .text(session.createdAt.formatted(.iso8601))),
                .init("seen", .text(session.seenAt.formatted(.iso8601))), .init("agent", .text(session.agent)),
            ])
        }
        var query = AuditQuery()
        query.actor = .person(person.id)
        let acts = try audit.entries(query, limit: Self.mostExported).map { entry in
            DataValue.object([
                .init("at", .text(entry.at.formatted(.iso8601))), .init("action", .text(entry.action.rawValue)),
                .init("subject", .text("\(entry.subject.kind.rawValue)/\(entry.subject.id)")),
            ])
        }
        return .object([
            .init("id", .text(person.id.rawValue)), .init("email", .text(person.email.description)),
            .init("name", .text(person.name)), .init("language", .text(person.language.rawValue)),
            .init("createdAt", .text(person.createdAt.formatted(.iso8601))),
            .init("hasSecondFactor", .boolean(try credentials.factor(of: person.id) != nil)),
            .init("signsInWith", .list(try credentials.issuers(of: person.id).map(DataValue.text))),
            .init("sessions", .list(sessions)), .init("acts", .list(acts)),
        ])
    }

    private static var mostExported: Int { 100_000 }

    /// Removes the account. The log of who did what keeps an identifier that leads to nobody any more.
    public func eraseAccount(of person: Person, at now: Date) throws {
        try audit.append(AuditEntry(at: now, by: .person(person.id), .personErased, .person(person.id)))
        try people.remove(person.id)
    }
}
