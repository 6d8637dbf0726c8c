import Actions
import Domain
import FoundationEssentials

/// Writes the page of someone's data: what is known, consents in force and past, who has seen what.
struct ConsentWriter {
    let subject: DataSubject
    /// Nil for a person's own data.
    let organisation: RegisteredOrganisation?
    let ledger: ConsentLedger
    let actor: Actor
    let country: Country
    let now: Date
    let location: Location
    let strings: Strings

    func page(of person: Person, memberships: [RegisteredOrganisation], done: ConsentChange?) -> SheetPage {
        let title = organisation == nil ? strings["consent.myTitle"] : strings["consent.title"]
        var page = SheetPage(title: title, heading: title)
        page.back = [
            organisation.map { PageLink(linkTitle: $0.name, linkURL: location.url($0.id.ownPath)) }
                ?? PageLink(linkTitle: strings["account.my.title"], linkURL: location.url("my"))
        ]
        page.lead = strings[organisation == nil ? "consent.myLead" : "consent.lead"]
        page.notice = done.map { strings["consent.done.\($0.rawValue)"] }
        page.sections = [organisation == nil ? known(person, memberships) : nil, inForce, past, looks].compactMap(
            \.self)
        return page
    }

    /// A summary; the whole is in the file.
    private func known(_ person: Person, _ memberships: [RegisteredOrganisation]) -> SheetPage.Section {
        var facts: [SheetPage.Fact] = [
            .init(factName: strings["account.email"], factValue: person.email.description),
            .init(factName: strings["account.name"], factValue: person.name),
            .init(
                factName: strings["account.language"], factValue: strings["languages.\(person.language.rawValue)"]),
            .init(factName: strings["consent.since"], factValue: strings.date(country.day(at: person.createdAt))),
        ]
        if !memberships.isEmpty {
            let names = memberships.map(\.name).joined(separator: "; ")
            facts.append(.init(factName: strings["organisation.list"], factValue: names))
        }
        var section = SheetPage.Section(
            sectionID: "known", sectionTitle: strings["consent.known"], sectionText: strings["consent.knownText"],
            sectionFacts: facts)
        section.links = [
            ("my/export", "account.leaving.export"), ("my/account", "account.account.title"),
            ("my/erasure", "account.leaving.erase"),
        ].map { PageLink(linkTitle: strings[$1], linkURL: location.url($0)) }
        return section
    }

    private var inForce: SheetPage.Section {
        var section = SheetPage.Section(
            sectionID: "consents", sectionTitle: strings["consent.inForce"], emptyText: strings["consent.none"],
            items: ledger.consents.filter { $0.isInForce(at: now) }.map { item($0, isInForce: true) })
        if actor.may(.giveConsent, on: subject.subject()) {
            section.links = [
                PageLink(
                    linkTitle: strings["consent.new"], linkURL: location.url("\(subject.ownPath)/consents/new"))
            ]
        }
        return section
    }

    private var past: SheetPage.Section? {
        let ended = ledger.consents.filter { !$0.isInForce(at: now) }
        guard !ended.isEmpty else { return nil }
        return SheetPage.Section(
            sectionID: "past", sectionTitle: strings["consent.past"], items: ended.map { item($0, isInForce: false) })
    }

    private func item(_ consent: Consent, isInForce: Bool) -> SheetPage.Item {
        var item = SheetPage.Item(itemTitle: strings.purpose(consent.purpose))
        item.say(
            consent.purpose.opensToStaff
                ? strings.say("consent.to", ["recipient": recipient(consent.recipient)]) : nil,
            strings.say("consent.of", ["groups": strings.dataGroups(consent.dataGroups)]),
            strings.say(
                "consent.days",
                [
                    "from": strings.date(country.day(at: consent.givenAt)),
                    "through": strings.date(country.day(at: consent.expiresAt)),
                ]),
            organisation == nil ? nil : strings.say("consent.givenBy", ["name": name(consent.givenBy)]),
            consent.revocation.map {
                strings.say("consent.takenBack", ["day": strings.date(country.day(at: $0.at))])
            })
        item.itemDetails = [
            SheetPage.Details(
                detailsTitle: strings.say("consent.textVersion", ["version": "\(consent.textVersion)"]),
                detailsAbout: item.itemTitle,
                detailsLines: strings.consentText(consent.purpose, version: consent.textVersion)
                    .map(SheetPage.Line.init))
        ]
        if isInForce, actor.may(.revokeConsent, on: subject.subject()) {
            let form = location.form(
                "\(subject.ownPath)/consents/\(consent.id)/revocation", strings["consent.takeBack"], [])
            item.itemForms = [form.about(item.itemTitle, id: "revocation").quiet]
        }
        return item
    }

    private var looks: SheetPage.Section {
        SheetPage.Section(
            sectionID: "looks", sectionTitle: strings["consent.looks"], sectionText: strings["consent.looksText"],
            emptyText: strings["consent.noLooks"],
            items: ledger.disclosures.map { disclosure in
                var item = SheetPage.Item(itemTitle: name(disclosure.seenBy))
                item.say(
                    strings.say(
                        "consent.look",
                        [
                            "time": strings.time(disclosure.seenAt, in: country),
                            "recipient": recipient(disclosure.recipient),
                        ]), strings.purpose(disclosure.purpose),
                    strings.say("consent.of", ["groups": strings.dataGroups(disclosure.dataGroups)]))
                return item
            })
    }

    private func recipient(_ scope: Scope) -> String {
        guard let id = scope.organisation else { return strings["consent.platform"] }
        return ledger.recipients[id] ?? strings["consent.formerOrganisation"]
    }

    private func name(_ person: Identifier<Person>) -> String {
        ledger.people[person] ?? strings["organisation.formerPerson"]
    }
}
