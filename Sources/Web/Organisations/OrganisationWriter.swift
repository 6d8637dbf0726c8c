import Actions
import Domain
import Store

/// Writes the page of an organisation: what its reader may see, and the forms for what they may do.
struct OrganisationWriter {
    let sheet: OrganisationSheet
    let location: Location
    let strings: Strings

    var wrong: WrongForm<OrganisationForm>?

    func page(done: OrganisationChange? = nil) -> SheetPage {
        let organisation = sheet.organisation
        var page = SheetPage(title: organisation.name, heading: organisation.name)
        page.back = [PageLink(linkTitle: strings["organisation.list"], linkURL: location.url("my/organisations"))]
        page.notice = done.map { strings["organisation.done.\($0.rawValue)"] }
        page.facts = facts
        page.sections = [
            requests, plan, contacts, calculations, members, invitations, mandates, name, data, leaving,
        ].compactMap(\.self)
        if let wrong { page.errors = form(wrong.form).errorLines(wrong.mistakes) }
        return page
    }

    private var facts: [SheetPage.Fact] {
        let organisation = sheet.organisation
        var facts: [SheetPage.Fact] = []
        if let identifier = organisation.identifier {
            let scheme = sheet.country.organisationIdentifiers.first { $0.notation == identifier.scheme }
            facts.append(
                .init(
                    factName: scheme?.title[strings.language] ?? identifier.scheme, factValue: identifier.number))
        }
        if let role = sheet.role {
            facts.append(.init(factName: strings["organisation.yourRole"], factValue: strings.role(role)))
        }
        let day = strings.date(sheet.country.day(at: organisation.createdAt))
        facts.append(.init(factName: strings["organisation.since"], factValue: day))
        let staff = StaffOrganisationWriter(location: location, strings: strings, country: sheet.country)
        return facts + [sheet.verification.map(staff.fact)].compactMap(\.self)
    }

    private var plan: SheetPage.Section? {
        guard sheet.may(.seePlan) else { return nil }
        return SheetPage.Section(
            sectionID: "plan", sectionTitle: strings["plan.title"], sectionText: strings["plan.organisationText"],
            links: [PageLink(linkTitle: strings["plan.open"], linkURL: location.url(path("plan")))])
    }

    // MARK: Forms

    func path(_ path: String) -> String { "\(sheet.id.ownPath)/\(path)" }

    /// The form, with what is wrong with it where it was sent.
    func form(_ kind: OrganisationForm) -> Form {
        let form = blank(kind).identified(by: kind.rawValue)
        guard let wrong, wrong.form == kind else { return form.with([]) }
        return form.typed(wrong.typed).with(wrong.mistakes)
    }

    private func blank(_ kind: OrganisationForm) -> Form {
        switch kind {
        case .name:
            location.form(
                path("name"), strings["account.save"],
                [.text("name", strings["organisation.name"], value: sheet.organisation.name, limit: 300)])
        case .invitation:
            location.form(
                path("invitations"), strings["organisation.invite.button"],
                [
                    Form.Field(
                        fieldName: "email", fieldLabel: strings["account.email"], fieldType: "email",
                        fieldAutocomplete: "off", fieldLength: "254"),
                    roleField(for: .invite, hint: strings["organisation.invite.roleHint"]),
                ])
        case .mandate: location.form(path("mandates"), strings["organisation.mandate.give"], mandateFields)
        case .nomination:
            location.form(
                path("nominations"), strings["organisation.mandate.nominate"], Array(mandateFields.dropFirst()))
        }
    }

    func roleField(for act: Act, chosen: OrganisationRole? = nil, hint: String? = nil) -> Form.Field {
        let roles = sheet.roles(for: act)
        let chosen = chosen ?? (roles.contains(.editor) ? .editor : roles.last)
        return .choice(
            "role", strings["organisation.role"],
            roles.map {
                .init(
                    optionValue: $0.rawValue, optionLabel: strings.role($0), optionChosen: $0 == chosen)
            }, hint: hint)
    }

    private var mandateFields: [Form.Field] {
        let members = sheet.members.compactMap { sheet.person($0.person) }.map {
            Form.Option(optionValue: $0.id.rawValue, optionLabel: $0.name)
        }
        return [
            .choice("person", strings["organisation.mandate.person"], members),
            .day("from", strings["organisation.mandate.from"], value: sheet.today),
            .day(
                "through", strings["organisation.mandate.through"], hint: strings["organisation.mandate.throughHint"],
                optional: true),
        ]
    }

    func fold(_ title: String, about: String? = nil, text: String? = nil, _ forms: Form...) -> SheetPage.FoldedForms {
        SheetPage.FoldedForms(foldTitle: title, foldAbout: about, foldText: text, foldForms: forms)
    }

    /// A form of its own that opens by itself when it was sent with mistakes.
    func fold(_ title: String, _ kind: OrganisationForm, text: String? = nil) -> SheetPage.FoldedForms {
        SheetPage.FoldedForms(
            foldTitle: title, foldIsOpen: wrong?.form == kind, foldText: text, foldForms: [form(kind)])
    }
}

/// The forms of the page that can be filled wrongly.
enum OrganisationForm: String {
    case name, invitation, mandate, nomination
}

/// What was done, for the page to say so.
enum OrganisationChange: String, CaseIterable {
    case registered, renamed, joined, invited, withdrawn, admitted, declined, role, removed, mandateGiven, mandateEnded
    case contactSaved, contactConfirmed, contactRemoved
}

extension Strings {
    func role(_ role: OrganisationRole) -> String { self["access.member.\(role.rawValue)"] }

    /// “Editor – writes for it”
    func roleWithMeaning(_ role: OrganisationRole) -> String {
        "\(self.role(role)) – \(self["organisation.roleText.\(role.rawValue)"])"
    }
}
