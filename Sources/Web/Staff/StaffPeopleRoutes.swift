import Actions
import Domain
import Hummingbird
import Store

/// Who has which role, and giving and taking roles.
struct StaffPeopleRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to staff: RouterGroup<Context>) {
        staff.get("people", use: show)
        staff.post("people/roles", use: grant)
        staff.post("people/roles/withdrawal", use: withdraw)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        try await page(Location(request, context, language), context)
    }

    private func page(
        _ location: Location, _ context: Context, mistakes: [FormMistake] = [], typed: QueryItems = .none
    ) async throws -> Response {
        let location = location.at("staff/people")
        let person = try context.person
        let people = try await services.look(for: context) { db, actor in
            try db.staff(for: actor).compactMap { id, grants in try db.people.find(id).map { ($0, grants) } }
                .sorted { ($0.0.name, $0.0.id.rawValue) < ($1.0.name, $1.0.id.rawValue) }
        }
        var table = StaffTable(
            title: strings["staff.people.title"], lead: strings["staff.people.lead"],
            columns: ["staff.people.name", "staff.people.email", "staff.people.role"].map { strings[$0] })
        for (member, grants) in people {
            for grant in grants.sorted(by: { $0.role.rawValue < $1.role.rawValue }) {
                let fields = [
                    ("person", member.id.rawValue), ("role", grant.role.rawValue), ("organisation", grant.scope.text),
                ].map { Form.HiddenField(hiddenName: $0.0, hiddenValue: $0.1) }
                let form = location.form(
                    "staff/people/roles/withdrawal", strings["staff.people.withdraw"], hidden: fields, [])
                table.add(
                    [member.name, member.email.description, strings.role(grant)],
                    forms: member.id == person.id ? [] : [form.quiet])
            }
        }
        let roles = PlatformRole.allCases.map { ($0.rawValue, strings["access.staff.\($0.rawValue)"]) }
        table.form = location.form(
            "staff/people/roles", strings["staff.people.grant"],
            [
                Form.Field(
                    fieldName: "email", fieldLabel: strings["account.email"], fieldType: "email",
                    fieldAutocomplete: "off", fieldValue: typed["email"] ?? "", fieldLength: "254"),
                .choice("role", strings["staff.people.role"], roles, chosen: typed["role"]),
                .text(
                    "organisation", strings["staff.people.organisation"],
                    hint: strings["staff.people.organisationHint"], value: typed["organisation"] ?? "", limit: 254,
                    optional: true),
            ]
        ).with(mistakes)
        table.formTitle = strings["access.act.grantRole"]
        table.errors = mistakes.map { .init(errorText: $0.text, errorHref: "#\($0.field)") }
        return try await services.personal(table, at: location, status: mistakes.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private func grant(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, now) = (context.visit.form, services.now())
        let email = EmailAddress(form["email"] ?? "")
        let found = try await services.database.read { db in try email.flatMap { try db.people.find(email: $0) } }
        guard let found, let role = form["role"].flatMap(PlatformRole.init) else {
            let mistake = FormMistake(field: "email", text: strings["staff.people.noAccount"])
            return try await page(location, context, mistakes: [mistake], typed: form)
        }
        let grant = RoleGrant(role, in: Scope(text: form["organisation"]))
        do {
            try await services.act(for: context) { try $0.grantRole(grant, to: found.id, by: $1, at: now) }
        } catch Refusal.notFound where grant.scope != .whole {
            let mistake = FormMistake(field: "organisation", text: strings["staff.people.noOrganisation"])
            return try await page(location, context, mistakes: [mistake], typed: form)
        }
        return .redirect(to: location.url("staff/people"), type: .normal)
    }

    @Sendable private func withdraw(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (form, now) = (context.visit.form, services.now())
        guard let role = form["role"].flatMap(PlatformRole.init), let id = form["person"] else {
            throw Refusal.notFound
        }
        let grant = RoleGrant(role, in: Scope(text: form["organisation"]))
        try await services.act(for: context) { try $0.withdrawRole(grant, from: Identifier(id), by: $1, at: now) }
        return .redirect(to: location.url("staff/people"), type: .normal)
    }
}

extension Scope {
    /// As forms send it: empty for the whole.
    fileprivate var text: String {
        switch self {
        case .whole: ""
        case .organisation(let id): id.rawValue
        }
    }

    fileprivate init(text: String?) {
        self = text.map { .organisation(Identifier($0)) } ?? .whole
    }
}
