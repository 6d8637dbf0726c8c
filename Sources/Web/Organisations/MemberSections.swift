import Domain

/// Who belongs to the organisation, who wants to, who is invited, who speaks for it.
extension OrganisationWriter {
    private typealias Section = SheetPage.Section

    var members: SheetPage.Section? {
        guard sheet.may(.seeMembers) else { return nil }
        return Section(
            sectionID: "members", sectionTitle: strings["organisation.members"],
            sectionText: strings["organisation.roles"], items: sheet.members.map(member))
    }

    private func member(_ membership: Membership) -> SheetPage.Item {
        let person = membership.person
        let name = name(of: person)
        let isOneself = sheet.actor.person == person
        var item = SheetPage.Item(
            itemTitle: isOneself ? strings.say("organisation.you", ["name": name]) : name,
            itemTag: strings.role(membership.role))
        let since = strings.date(sheet.country.day(at: membership.since))
        let unchanged = Subject.member(person, of: sheet.id, becoming: membership.role, remainingOwners: 1)
        item.say(
            sheet.may(.changeRole, unchanged) ? sheet.person(person)?.email.description : nil,
            strings.say("organisation.memberSince", ["day": since]))
        var forms: [Form] = []
        if sheet.may(.changeRole, unchanged) {
            let form = location.form(
                path("members/\(person)/role"), strings["organisation.changeRole"],
                [roleField(for: .invite, chosen: membership.role)])
            forms.append(form.about(name, id: "role-\(person)").with([]).quiet)
        }
        if !isOneself, sheet.may(.removeMember, unchanged) {
            let form = location.form(path("members/\(person)/removal"), strings["organisation.remove"], [])
            forms.append(form.about(name, id: "removal-\(person)").quiet)
        }
        if !forms.isEmpty {
            item.itemFolds = [
                .init(foldTitle: strings["organisation.change"], foldAbout: name, foldForms: forms)
            ]
        }
        return item
    }

    var requests: SheetPage.Section? {
        guard !sheet.requests.isEmpty else { return nil }
        return Section(
            sectionID: "requests", sectionTitle: strings["organisation.requests"],
            sectionText: strings["organisation.requestsText"], items: sheet.requests.map(request))
    }

    private func request(_ request: JoinRequest) -> SheetPage.Item {
        let name = name(of: request.person)
        var item = SheetPage.Item(itemTitle: name)
        let day = strings.date(sheet.country.day(at: request.askedAt))
        item.say(sheet.person(request.person)?.email.description, strings.say("organisation.asked", ["day": day]))
        let admission = location.form(
            path("requests/\(request.person)/admission"), strings["organisation.admit"],
            [roleField(for: .admitMember)])
        let refusal = location.form(
            path("requests/\(request.person)/refusal"), strings["organisation.decline"], [])
        item.itemForms = [
            admission.about(name, id: "admission-\(request.person)").with([]),
            refusal.about(name, id: "refusal-\(request.person)").quiet,
        ]
        return item
    }

    var invitations: SheetPage.Section? {
        guard sheet.may(.invite, .newMember(of: sheet.id, as: .viewer)) else { return nil }
        var section = Section(
            sectionID: "invitations", sectionTitle: strings["organisation.invitations"],
            sectionText: strings.say("organisation.invite.text", count: Invitation.days),
            items: sheet.invitations.prefix(Self.mostInvitations).map(invitation))
        section.foldedForms = [fold(strings["organisation.invite.title"], .invitation)]
        return section
    }

    /// Older ones are of no use to anybody but an auditor, who has the log.
    private static let mostInvitations = 20

    private func invitation(_ invitation: Invitation) -> SheetPage.Item {
        let state = sheet.closed(invitation)
        var item = SheetPage.Item(
            itemTitle: invitation.email.description,
            itemTag: strings["organisation.invite.state.\(state?.rawValue ?? "open")"])
        let ends = strings.date(sheet.country.day(at: invitation.expiresAt))
        item.say(
            strings.say(
                "organisation.invite.as",
                ["role": strings.role(invitation.role), "inviter": name(of: invitation.invitedBy)]),
            state == nil ? strings.say("organisation.invite.ends", ["day": ends]) : nil)
        if state == nil, sheet.may(.invite, .newMember(of: sheet.id, as: invitation.role)) {
            let form = location.form(
                path("invitations/\(invitation.id)/withdrawal"), strings["organisation.invite.withdraw"], [])
            item.itemForms = [form.about(invitation.email.description, id: "withdrawal").quiet]
        }
        return item
    }

    var mandates: SheetPage.Section? {
        guard sheet.may(.seeMembers) else { return nil }
        var section = Section(
            sectionID: "mandates", sectionTitle: strings["organisation.mandates"],
            sectionText: strings["organisation.mandate.text"], items: sheet.mandates.map(mandate))
        let own = sheet.actor.person.map { Subject.mandate(of: $0, for: sheet.id) }
        if sheet.may(.giveMandate) {
            section.foldedForms = [fold(strings["organisation.mandate.giveTitle"], .mandate)]
        } else if let own, sheet.may(.nominateOneself, own) {
            section.foldedForms = [fold(strings["organisation.mandate.nominateTitle"], .nomination)]
        }
        return section
    }

    private func mandate(_ mandate: Mandate) -> SheetPage.Item {
        let name = name(of: mandate.person)
        let isValid = mandate.isValid(on: sheet.today)
        let isAhead = sheet.today < mandate.validFrom && mandate.validThrough.map { mandate.validFrom <= $0 } ?? true
        let state = isValid ? "valid" : isAhead ? "ahead" : "ended"
        var item = SheetPage.Item(itemTitle: name, itemTag: strings["organisation.mandate.state.\(state)"])
        let days = mandate.validThrough.map {
            strings.say(
                "organisation.mandate.days", ["from": strings.date(mandate.validFrom), "through": strings.date($0)])
        }
        item.say(
            strings["organisation.mandate.origin.\(mandate.origin.rawValue)"],
            days ?? strings.say("organisation.mandate.daysFrom", ["from": strings.date(mandate.validFrom)]))
        let endsLater = mandate.validThrough.map { sheet.today < $0 } ?? true
        if isValid || isAhead, endsLater, sheet.may(.endMandate, .mandate(of: mandate.person, for: sheet.id)) {
            let form = location.form(path("mandates/\(mandate.id)/end"), strings["organisation.mandate.end"], [])
            item.itemForms = [form.about(name, id: "end").quiet]
        }
        return item
    }

    func name(of person: Identifier<Person>) -> String {
        sheet.person(person)?.name ?? strings["organisation.formerPerson"]
    }
}
