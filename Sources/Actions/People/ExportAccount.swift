import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Everything that the platform knows of a person, for them to take along.
    public func exportAccount(of person: Person, at now: Date) throws -> DataValue {
        try note(.personExported, .person(person.id), by: actor(person.id), at: now)
        var query = AuditQuery()
        query.actor = .person(person.id)
        let acts = try audit.entries(query, limit: Self.mostExported).map { entry in
            DataValue.entry([
                ("at", .instant(entry.at)), ("action", .text(entry.action.rawValue)),
                ("subject", .text("\(entry.subject.kind.rawValue)/\(entry.subject.id)")),
            ])
        }
        return .object(
            try accountFields(of: person) + organisationFields(of: person) + consentFields(of: person)
                + messageFields(of: person) + assessmentFields(of: person) + [.init("acts", .list(acts))])
    }

    private static var mostExported: Int { 100_000 }

    private func accountFields(of person: Person) throws -> [DataValue.Field] {
        let sessions = try sessions.all(of: person.id).map { session in
            DataValue.entry([
                ("began", .instant(session.createdAt)), ("seen", .instant(session.seenAt)),
                ("agent", .text(session.agent)),
            ])
        }
        let roles = try roleGrants.all(of: person.id).map { grant in
            DataValue.entry([
                ("role", .text(grant.role.rawValue)), ("organisation", try grant.scope.organisation.map(named)),
            ])
        }
        return [
            .init("id", .text(person.id.rawValue)), .init("email", .text(person.email.description)),
            .init("name", .text(person.name)), .init("language", .text(person.language.rawValue)),
            .init("createdAt", .instant(person.createdAt)),
            .init("hasSecondFactor", .boolean(try credentials.factor(of: person.id) != nil)),
            .init("signsInWith", .list(try credentials.issuers(of: person.id).map(DataValue.text))),
            .init("sessions", .list(sessions)), .init("roles", .list(roles)),
        ]
    }

    private func organisationFields(of person: Person) throws -> [DataValue.Field] {
        let memberships = try memberships.all(of: person.id).map { membership in
            DataValue.entry([
                ("organisation", try named(membership.organisation)), ("role", .text(membership.role.rawValue)),
                ("since", .instant(membership.since)),
            ])
        }
        let requests = try joinRequests.all(of: person.id).map { request in
            DataValue.entry([
                ("organisation", try named(request.organisation)), ("askedAt", .instant(request.askedAt)),
            ])
        }
        let mandates = try mandates.all(of: person.id).map { mandate in
            DataValue.entry([
                ("organisation", try named(mandate.organisation)), ("origin", .text(mandate.origin.rawValue)),
                ("from", .text("\(mandate.validFrom)")), ("through", mandate.validThrough.map { .text("\($0)") }),
            ])
        }
        let contacts = try contactPoints.all(at: person.email).map { contact in
            DataValue.entry([
                ("organisation", try named(contact.organisation)), ("name", .text(contact.details.name)),
                ("telephone", contact.details.telephone.map(DataValue.text)),
                ("confirmedOn", .text("\(contact.confirmedOn)")),
            ])
        }
        let calculations = try keptCalculations.all(by: person.id).map { calculation in
            DataValue.entry([
                ("organisation", try named(calculation.organisation)), ("project", .text(calculation.project)),
                ("keptAt", .instant(calculation.keptAt)),
            ])
        }
        let scenarios = try scenarios.all(by: person.id, limit: Self.mostExported).map { scenario in
            DataValue.entry([
                ("title", .text(scenario.title)), ("question", .text(scenario.question)),
                ("state", .text(scenario.state.rawValue)), ("changedAt", .instant(scenario.changedAt)),
            ])
        }
        return [
            .init("calculationsKept", .list(calculations)), .init("scenarios", .list(scenarios)),
            .init("memberships", .list(memberships)),
            .init("joinRequests", .list(requests)),
            .init("mandates", .list(mandates)), .init("contactPoints", .list(contacts)),
            .init(
                "invitationsReceived",
                .list(try invitations.all(to: person.id, at: person.email).map(exported))),
            // To whom is the business of others.
            .init("invitationsSent", .list(try invitations.all(by: person.id).map(exported))),
        ]
    }

    private func exported(_ invitation: Invitation) throws -> DataValue {
        .entry([
            ("organisation", try named(invitation.organisation)), ("role", .text(invitation.role.rawValue)),
            ("to", .text(invitation.email.masked)), ("at", .instant(invitation.createdAt)),
        ])
    }

    private func consentFields(of person: Person) throws -> [DataValue.Field] {
        let subject = DataSubject.person(person.id)
        let consents = try consents.all(of: subject).map { consent in
            DataValue.entry([
                ("purpose", .text(consent.purpose.rawValue)), ("textVersion", .integer(consent.textVersion)),
                ("recipient", try named(consent.recipient)), ("dataGroups", .groups(consent.dataGroups)),
                ("givenAt", .instant(consent.givenAt)), ("expiresAt", .instant(consent.expiresAt)),
                ("revokedAt", consent.revocation.map { .instant($0.at) }),
            ])
        }
        let disclosures = try disclosures.all(of: subject, limit: Self.mostExported).map { disclosure in
            DataValue.entry([
                ("at", .instant(disclosure.seenAt)), ("purpose", .text(disclosure.purpose.rawValue)),
                ("recipient", try named(disclosure.recipient)), ("dataGroups", .groups(disclosure.dataGroups)),
                ("seenBy", try people.find(disclosure.seenBy).map { .text($0.name) }),
            ])
        }
        return [.init("consents", .list(consents)), .init("disclosures", .list(disclosures))]
    }

    private func messageFields(of person: Person) throws -> [DataValue.Field] {
        let notifications = try notifications.of(person.id, limit: Self.mostExported).map { notification in
            DataValue.entry([
                ("at", .instant(notification.createdAt)), ("readAt", notification.readAt.map(DataValue.instant)),
                ("about", try DataValue(encoding: notification.content)),
                ("person", try notification.content.person.flatMap(people.find).map { .text($0.name) }),
            ])
        }
        let preferences = try mailPreferences.all(of: person.id).sorted { $0.key.rawValue < $1.key.rawValue }
        return [
            .init("notifications", .list(notifications)),
            .init("mailPreferences", .object(preferences.map { .init($0.key.rawValue, .text($0.value.rawValue)) })),
        ]
    }

    /// The sheets that the person keeps. What they answered for an organisation is the organisation's.
    private func assessmentFields(of person: Person) throws -> [DataValue.Field] {
        let sheets = try answerSheets.all(of: person.id).map { sheet in
            DataValue.entry([
                ("instrument", .text(sheet.instrument)), ("time", .text(sheet.timePoint.rawValue)),
                ("startedAt", .instant(sheet.startedAt)),
                (
                    "answers",
                    .list(
                        try sheetAnswers.raw(of: sheet.id).map { answer in
                            .entry([
                                ("question", .text(answer.question)), ("answer", answer.value),
                                ("at", .instant(answer.at)),
                            ])
                        })
                ),
            ])
        }
        return [.init("assessments", .list(sheets))]
    }

    private func named(_ id: Identifier<RegisteredOrganisation>) throws -> DataValue {
        .entry([
            ("id", .text(id.rawValue)), ("name", try organisations.find(id).map { .text($0.name) }),
        ])
    }

    /// Nil stands for the whole platform.
    private func named(_ recipient: Scope) throws -> DataValue? { try recipient.organisation.map(named) }
}

extension DataValue {
    /// An object of the fields that have a value.
    fileprivate static func entry(_ fields: [(name: String, value: DataValue?)]) -> DataValue {
        .object(fields.compactMap { field in field.value.map { Field(field.name, $0) } })
    }

    fileprivate static func instant(_ date: Date) -> DataValue { .text(date.formatted(.iso8601)) }

    fileprivate static func groups(_ groups: Set<DataGroup>) -> DataValue {
        .list(groups.map(\.rawValue).sorted().map(DataValue.text))
    }

    fileprivate init(encoding value: some Encodable) throws {
        self = try DataValue(json: String(decoding: JSONEncoder().encode(value), as: UTF8.self))
    }
}
