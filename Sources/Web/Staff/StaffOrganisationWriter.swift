import Domain

/// Writes the pages on which operators verify organisations and settle who they belong to.
struct StaffOrganisationWriter {
    let location: Location
    let strings: Strings
    let country: Country

    func list(_ organisations: [RegisteredOrganisation], done: VerificationForm?) -> SheetPage {
        let title = strings["staff.organisations.title"]
        var page = SheetPage(title: title, heading: title)
        page.back = [PageLink(linkTitle: strings["staff.title"], linkURL: location.url("staff"))]
        page.lead = strings["staff.organisations.lead"]
        page.notice = done.map { strings["staff.organisations.done.\($0.rawValue)"] }
        page.sections = [
            .init(
                sectionID: "unverified", sectionTitle: strings["staff.organisations.unverified"],
                emptyText: strings["staff.nothing"], items: organisations.map(item))
        ]
        return page
    }

    private func item(_ organisation: RegisteredOrganisation) -> SheetPage.Item {
        var item = SheetPage.Item(
            itemTitle: organisation.name, itemURL: location.url("staff/organisations/\(organisation.id)"))
        item.say(
            organisation.identifier.map { "\(scheme($0)): \($0.number)" },
            "\(strings["organisation.since"]) \(day(organisation))")
        return item
    }

    func page(
        _ organisation: RegisteredOrganisation, owners: [Person], _ verification: OrganisationVerification?,
        wrong: WrongForm<VerificationForm>?
    ) -> SheetPage {
        var page = SheetPage(title: organisation.name, heading: organisation.name)
        page.back = [
            PageLink(linkTitle: strings["staff.organisations.title"], linkURL: location.url("staff/organisations"))
        ]
        page.facts = organisation.identifier.map { [.init(factName: scheme($0), factValue: $0.number)] } ?? []
        page.facts.append(.init(factName: strings["organisation.since"], factValue: day(organisation)))
        page.facts += [verification.map { fact($0) }].compactMap(\.self)
        page.sections = [
            .init(
                sectionID: "owners", sectionTitle: strings["staff.organisations.owners"],
                items: owners.map { owner in
                    var item = SheetPage.Item(itemTitle: owner.name)
                    item.say(owner.email.description)
                    return item
                }),
            .init(
                sectionID: "verification", sectionTitle: strings["staff.organisations.verification.title"],
                sectionText: strings["staff.organisations.verification.text"],
                sectionForms: [form(.verification, organisation, wrong)]),
            .init(
                sectionID: "dispute", sectionTitle: strings["staff.organisations.dispute"],
                foldedForms: [.transfer, .closure].map { kind in
                    .init(
                        foldTitle: strings["staff.organisations.\(kind.rawValue).title"],
                        foldIsOpen: wrong?.form == kind,
                        foldText: strings["staff.organisations.\(kind.rawValue).text"],
                        foldForms: [form(kind, organisation, wrong)])
                }),
        ]
        if let wrong { page.errors = form(wrong.form, organisation, wrong).errorLines(wrong.mistakes) }
        return page
    }

    /// What the page of the organisation says of it, too.
    func fact(_ verification: OrganisationVerification) -> SheetPage.Fact {
        let day = strings.date(country.day(at: verification.verifiedAt))
        return .init(factName: strings["organisation.verified"], factValue: "✓ \(day): \(verification.means)")
    }

    private func form(
        _ kind: VerificationForm, _ organisation: RegisteredOrganisation, _ wrong: WrongForm<VerificationForm>?
    ) -> Form {
        let form = location.form(
            "staff/organisations/\(organisation.id)/\(kind.rawValue)",
            strings["staff.organisations.\(kind.rawValue).button"], fields(kind)
        ).identified(by: kind.rawValue)
        guard let wrong, wrong.form == kind else { return form.with([]) }
        return form.typed(wrong.typed).with(wrong.mistakes)
    }

    private func fields(_ kind: VerificationForm) -> [Form.Field] {
        let reason = Form.Field.text(
            "reason", strings["staff.organisations.reason"], hint: strings["staff.organisations.reasonHint"], limit: 500
        )
        switch kind {
        case .verification:
            return [
                .text(
                    "means", strings["staff.organisations.means"], hint: strings["staff.organisations.meansHint"],
                    limit: 500)
            ]
        case .transfer:
            return [
                Form.Field(
                    fieldName: "email", fieldLabel: strings["staff.organisations.newOwner"], fieldType: "email",
                    fieldAutocomplete: "off", fieldLength: "254"), reason,
            ]
        case .closure: return [reason]
        }
    }

    private func scheme(_ identifier: OrganisationIdentifier) -> String {
        country.organisationIdentifiers.first { $0.notation == identifier.scheme }?.title[strings.language]
            ?? identifier.scheme
    }

    private func day(_ organisation: RegisteredOrganisation) -> String {
        strings.date(country.day(at: organisation.createdAt))
    }
}
