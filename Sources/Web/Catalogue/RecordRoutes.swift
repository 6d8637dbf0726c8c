import Actions
import Domain
import Hummingbird
import Store

/// The list and the pages of each kind of record.
struct RecordRoutes {
    let services: Services
    let language: Language

    func add(to group: RouterGroup<Context>) {
        for kind in Kind.allCases {
            let list = CatalogueList(services: services, language: language, kind: kind)
            group.get("\(kind.listPath)", use: list.show)
            guard kind.hasRecordPage else { continue }
            group.get("\(kind.listPath)/:id") { request, context in
                try await show(kind, context.parameters.require("id"), request, context)
            }
        }
    }

    private func show(_ kind: Kind, _ id: String, _ request: Request, _ context: Context) async throws -> Response {
        let address = PublicAddress(services.settings, request)
        let location = Location(request, context, language)
        let reader = context.visit.person?.id
        return try await services.page(at: location) { catalogue, strings, db in
            guard let record = try db.records.find(kind, id) else {
                var absence = try db.absence(of: kind, id, catalogue.country)
                if let reader, var gone = absence as? GoneRecord, try db.mayEdit(kind, id, db.actor(reader)) {
                    gone.statesPath = StateRoutes.path(kind, id)
                    absence = gone
                }
                throw absence
            }
            var page = try RecordPage(record, catalogue, location, strings, address, in: db)
            if let record = record as? any RuleRecord, !record.criteria.isEmpty {
                let versions = try db.history.conditions(of: record)
                page.criteria?.name(
                    versions, of: record,
                    RecordWriter(catalogue: catalogue, location: location, strings: strings, db: db))
            }
            if let reader, try db.mayEdit(kind, id, db.actor(reader)) {
                page.editURL = location.url(RecordFormRoutes.path(kind, id))
                page.statesURL = location.url(StateRoutes.path(kind, id))
                page.removalURL = location.url(RecordFormRoutes.path(kind, id, removing: true))
            }
            return page
        }
    }
}
