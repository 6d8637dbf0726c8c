import Domain
import Store

/// Whom to ask in the organisation, its name, its data, and the way out.
extension OrganisationWriter {
    var contacts: SheetPage.Section? {
        let mayEdit = sheet.may(.editContactPoint)
        guard mayEdit || !sheet.contacts.isEmpty else { return nil }
        var section = SheetPage.Section(
            sectionID: "contacts", sectionTitle: strings["organisation.contacts"],
            sectionText: strings.say("organisation.contact.text", count: sheet.country.contactAging.askAfter),
            emptyText: strings["organisation.contact.none"],
            items: sheet.contacts.map(contact))
        if mayEdit {
            section.links = [
                PageLink(
                    linkTitle: strings["organisation.contact.add"], linkURL: location.url(path("contacts/new")))
            ]
        }
        return section
    }

    private func contact(_ contact: ContactPoint) -> SheetPage.Item {
        let details = contact.details
        let freshness = contact.freshness(on: sheet.today, sheet.country.contactAging)
        var item = SheetPage.Item(
            itemTitle: details.name, itemTag: strings["organisation.contact.freshness.\(freshness.rawValue)"],
            itemIsUrgent: freshness != .confirmed)
        let expertise = details.expertise.map { sheet.catalogue.classification.label($0, in: strings.language) }
        let languages = details.languages.map { strings["languages.\($0.rawValue)"] }
        item.say(
            [details.email.description, details.telephone].compactMap(\.self).joined(separator: ", "),
            expertise.joined(separator: "; "),
            strings.say("organisation.contact.speaks", ["languages": languages.joined(separator: ", ")]),
            strings.say(
                "organisation.contact.\(freshness.rawValue)",
                [
                    "day": strings.date(contact.confirmedOn),
                    "end": strings.date(
                        contact.confirmedOn.plus(Period(months: sheet.country.contactAging.hideAfter))),
                ]))
        guard sheet.may(.editContactPoint) else { return item }
        let path = path("contacts/\(contact.id)")
        let confirmation = location.form("\(path)/confirmation", strings["organisation.contact.confirm"], [])
        let removal = location.form("\(path)/removal", strings["organisation.contact.remove"], [])
        if freshness != .confirmed { item.itemForms = [confirmation.about(details.name, id: "confirmation")] }
        item.itemForms.append(removal.about(details.name, id: "removal").quiet)
        item.itemLinks = [PageLink(linkTitle: strings["organisation.contact.edit"], linkURL: location.url(path))]
        return item
    }

    /// What projects were expected to bring; they are kept from the page of the calculator.
    var calculations: SheetPage.Section? {
        guard sheet.may(.seeCalculations) else { return nil }
        let titles = Dictionary(
            uniqueKeysWithValues: sheet.catalogue.projects.map { ($0.id, $0.core.title[strings.language]) })
        let items = sheet.calculations.map { calculation in
            var item = SheetPage.Item(
                itemTitle: titles[calculation.project] ?? calculation.project,
                itemURL: location.url(KeptCalculationRoutes.path(calculation)))
            let day = strings.date(sheet.country.day(at: calculation.keptAt))
            item.say(strings.say("effects.kept.on", ["day": day]))
            return item
        }
        return SheetPage.Section(
            sectionID: "calculations", sectionTitle: strings["effects.kept.section"],
            emptyText: strings["effects.kept.none"], items: items,
            links: [PageLink(linkTitle: strings["effects.title"], linkURL: location.url("effects"))])
    }

    var name: SheetPage.Section? {
        guard sheet.may(.editOrganisation) else { return nil }
        return SheetPage.Section(
            sectionID: "name", sectionTitle: strings["organisation.nameTitle"],
            sectionText: strings["organisation.nameText"],
            foldedForms: [fold(strings["organisation.rename"], .name)])
    }

    var data: SheetPage.Section? {
        guard sheet.may(.seeDisclosures) else { return nil }
        return SheetPage.Section(
            sectionID: "data", sectionTitle: strings["consent.title"],
            sectionText: strings["organisation.dataText"],
            links: [PageLink(linkTitle: strings["organisation.dataLink"], linkURL: location.url(path("data")))])
    }

    var leaving: SheetPage.Section? {
        guard let person = sheet.actor.person, sheet.role != nil else { return nil }
        var section = SheetPage.Section(
            sectionID: "leaving", sectionTitle: strings["organisation.leave.title"])
        let owners = sheet.members.owners(after: person, becomes: nil)
        let oneself = Subject.member(person, of: sheet.id, becoming: nil, remainingOwners: owners)
        if sheet.may(.leaveOrganisation, oneself) {
            let form = location.form(
                path("members/\(person)/removal"), strings["organisation.leave.button"], [])
            section.foldedForms = [
                fold(strings["organisation.leave.open"], text: strings["organisation.leave.text"], form.quiet)
            ]
        } else {
            section.sectionText = strings["organisation.leave.lastOwner"]
        }
        return section
    }
}
