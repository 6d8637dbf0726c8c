import Actions
import Domain
import FoundationEssentials
import Store

/// The organisations of a person, those that have not answered yet, and the forms for one more.
struct OrganisationsWriter {
    let organisations: [RegisteredOrganisation]
    let asked: [(organisation: RegisteredOrganisation, request: JoinRequest)]
    let actor: Actor
    let country: Country
    let location: Location
    let strings: Strings

    var wrong: WrongForm<OrganisationsForm>?

    func page(notice: String? = nil) -> SheetPage {
        var page = SheetPage(title: strings["organisation.list"], heading: strings["organisation.list"])
        page.back = [PageLink(linkTitle: strings["account.my.title"], linkURL: location.url("my"))]
        page.lead = strings["organisation.listLead"]
        page.notice = notice
        page.sections = [own, waiting, registration, request].compactMap(\.self)
        if let wrong { page.errors = form(wrong.form).errorLines(wrong.mistakes) }
        return page
    }

    private var own: SheetPage.Section? {
        guard !organisations.isEmpty else { return nil }
        return SheetPage.Section(
            sectionID: "own", sectionTitle: strings["organisation.own"],
            items: organisations.map { organisation in
                var item = SheetPage.Item(
                    itemTitle: organisation.name, itemURL: location.url(organisation.id.ownPath),
                    itemTag: actor.memberships[organisation.id].map(strings.role))
                item.say(organisation.identifier.map { "\(schemeTitle($0.scheme)) \($0.number)" })
                return item
            })
    }

    private var waiting: SheetPage.Section? {
        guard !asked.isEmpty else { return nil }
        return SheetPage.Section(
            sectionID: "asked", sectionTitle: strings["organisation.waiting"],
            items: asked.map { organisation, request in
                var item = SheetPage.Item(itemTitle: organisation.name)
                let day = strings.date(country.day(at: request.askedAt))
                item.say(strings.say("organisation.asked", ["day": day]))
                let withdrawal = location.form(
                    "my/organisations/requests/\(organisation.id)/withdrawal", strings["organisation.askNoMore"], [])
                item.itemForms = [withdrawal.about(organisation.name, id: "withdrawal").quiet]
                return item
            })
    }

    private var registration: SheetPage.Section {
        SheetPage.Section(
            sectionID: "register", sectionTitle: strings["organisation.register.title"],
            sectionText: strings["organisation.register.text"], sectionForms: [form(.registration)])
    }

    /// Nobody can be asked where nothing tells organisations apart.
    private var request: SheetPage.Section? {
        guard !country.organisationIdentifiers.isEmpty else { return nil }
        return SheetPage.Section(
            sectionID: "join", sectionTitle: strings["organisation.join.title"],
            sectionText: strings["organisation.join.text"], sectionForms: [form(.request)])
    }

    private func form(_ kind: OrganisationsForm) -> Form {
        let form = blank(kind).identified(by: kind.rawValue)
        guard let wrong, wrong.form == kind else { return form.with([]) }
        return form.typed(wrong.typed).with(wrong.mistakes)
    }

    private func blank(_ kind: OrganisationsForm) -> Form {
        switch kind {
        case .registration:
            location.form(
                "my/organisations", strings["organisation.register.button"],
                [.text("name", strings["organisation.name"], hint: strings["organisation.nameHint"], limit: 300)]
                    + identifierFields)
        case .request:
            location.form("my/organisations/requests", strings["organisation.join.button"], identifierFields)
        }
    }

    /// The number; before it its scheme, where the country has more than one.
    private var identifierFields: [Form.Field] {
        let schemes = country.organisationIdentifiers
        guard let first = schemes.first else { return [] }
        let number = Form.Field.text(
            "number", schemes.count == 1 ? first.title[strings.language] : strings["organisation.number"],
            hint: strings.say(
                "organisation.numberHint", ["example": schemes.map(\.example).joined(separator: ", ")]), limit: 40)
        guard schemes.count > 1 else { return [number] }
        let options = schemes.map {
            Form.Option(optionValue: $0.notation, optionLabel: $0.title[strings.language])
        }
        return [.choice("scheme", strings["organisation.scheme"], options), number]
    }

    private func schemeTitle(_ notation: String) -> String {
        country.organisationIdentifiers.first { $0.notation == notation }?.title[strings.language] ?? notation
    }
}

/// The forms of the page that can be filled wrongly.
enum OrganisationsForm: String {
    case registration, request
}
