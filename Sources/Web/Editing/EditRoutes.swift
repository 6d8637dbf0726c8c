import Domain
import Hummingbird

/// What editors do: their work list, their drafts, and the forms of records.
struct EditRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        let staff = group.group("staff").add(middleware: PeopleOnly(language: language))
            .add(middleware: StaffFactor(services: services, language: language))
        for removes in [false, true] {
            RecordFormRoutes(services: services, language: language, removes: removes).add(to: staff)
        }
        RuleEffectRoutes(services: services, language: language).add(to: staff)
        StateRoutes(services: services, language: language).add(to: staff)
        WorkRoutes(services: services, language: language).add(to: staff)
        DraftRoutes(services: services, language: language).add(to: staff)
    }
}
