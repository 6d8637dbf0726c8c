import Actions
import Domain
import Hummingbird
import Store

/// The rooms of those who run the platform. Whoever has no role there is told that there is nothing.
struct StaffRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        let staff = group.group("staff").add(middleware: PeopleOnly(language: language))
            .add(middleware: StaffOnly(services: services))
            .add(middleware: StaffFactor(services: services, language: language))
        staff.get("", use: overview)
        staff.get("access", use: access)
        StaffPeopleRoutes(services: services, language: language).add(to: staff)
        StaffAuditRoutes(services: services, language: language).add(to: staff)
        StaffOrganisationRoutes(services: services, language: language).add(to: staff)
        StaffJobRoutes(services: services, language: language).add(to: staff)
        ScenarioRoutes(services: services, language: language).add(to: staff)
    }

    @Sendable private func overview(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (actor, waiting) = try await services.look(for: context) { db, actor in
            (actor, try db.draftsWaiting(for: actor))
        }
        return try await services.personal(StaffPage(actor, waiting: waiting, location, strings), at: location)
    }

    @Sendable private func access(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        return try await services.personal(AccessPage(AccessTable(), strings), at: location)
    }
}

/// Lets those in who have a role.
struct StaffOnly: RouterMiddleware {
    let services: Services

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let isStaff = try await services.look(for: context) { $1.may(.seeStaffArea, on: .platform) }
        guard isStaff else { throw Refusal.notFound }
        return try await next(request, context)
    }
}

/// Asks those who have a role for a second factor, and leads them back when they have one. Others pass: what they may do is
/// asked behind it.
struct StaffFactor: RouterMiddleware {
    let services: Services
    let language: Language

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let person = try context.person
        let needsFactor = try await services.look(for: context) { db, actor in
            try actor.may(.seeStaffArea, on: .platform) && db.credentials.factor(of: person.id) == nil
        }
        guard needsFactor else { return try await next(request, context) }
        let strings = services.pages[language]
        let asked = Location(request, context, language)
        let wanted = request.method == .get ? asked.url(in: language) : asked.url("staff")
        let location = asked.at("my/factor")
        var page = FormPage(title: strings["staff.factor.title"], lead: strings["staff.factor.lead"])
        page.links = [
            PageLink(
                linkTitle: strings["account.factor.add"],
                linkURL: location.url("my/factor", [(ReturnPath.field, wanted)]))
        ]
        return try await services.personal(page, at: location, status: .forbidden)
    }
}

/// `account/my.mustache`: the rooms that this person may enter.
struct StaffPage: Page {
    static let template = "account/my"

    let title: String
    let heading: String
    let lead: String
    let doors: [MyPage.Door]
    let signOut: Form? = nil

    /// `waiting` counts the drafts that this person has to do something about.
    init(_ actor: Actor, waiting: Int, _ location: Location, _ strings: Strings) {
        title = strings["staff.title"]
        heading = title
        lead = actor.roles.map(strings.role).sorted().joined(separator: "; ")
        let rooms: [(path: String, words: String, isOpen: Bool)] = [
            ("work", "editing.work", actor.hasDesk), ("people", "staff.people", actor.may(.seeRoles, on: .platform)),
            ("scenarios", "scenario", actor.writesScenarios),
            ("organisations", "staff.organisations", actor.may(.verifyOrganisation, on: .platform)),
            ("audit", "staff.audit", actor.may(.seeAuditLog, on: .platform)),
            ("jobs", "staff.jobs", actor.may(.seeJobs, on: .platform)),
            ("access", "staff.access", actor.may(.seeAccessTable, on: .platform)),
        ]
        doors =
            rooms.filter(\.isOpen).map { room in
                let count =
                    room.path == "work" && waiting > 0 ? strings.say("staff.waiting", ["count": "\(waiting)"]) : nil
                return .init(
                    doorTitle: strings["\(room.words).title"],
                    doorText: [strings["\(room.words).lead"], count].compactMap(\.self).joined(separator: " "),
                    doorURL: location.url("staff/\(room.path)"))
            } + [
                .init(
                    doorTitle: strings["gaps.title"], doorText: strings["gaps.lead"],
                    doorURL: location.url(GapsRoutes.path))
            ]
    }
}

extension Strings {
    /// A role and how far it reaches: "Editor", "Reviewer, in one organisation".
    func role(_ grant: RoleGrant) -> String {
        let name = self["access.staff.\(grant.role.rawValue)"]
        return grant.scope == .whole ? name : "\(name), \(self["staff.people.scoped"])"
    }
}
