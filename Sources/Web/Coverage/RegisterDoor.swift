import Actions
import Domain
import Hummingbird
import Store

/// Who asks for the firms of the register has to sign in, be one who may count them, and have a second factor. For everyone else there
/// is no register; drawn firms are for all.
struct RegisterDoor: RouterMiddleware {
    let services: Services
    let language: Language

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard try QueryItems(request)[GapsFirms.field] == GapsFirms.register.rawValue else {
            return try await next(request, context)
        }
        guard services.register != nil else { throw Refusal.notFound }
        return try await PeopleOnly(language: language).handle(request, context: context) { request, context in
            guard try await services.mayCountRegister(context) else { throw Refusal.notFound }
            return try await StaffFactor(services: services, language: language)
                .handle(request, context: context, next: next)
        }
    }
}

extension Services {
    /// Whether there is a register that whoever asks may count.
    func mayCountRegister(_ context: Context) async throws -> Bool {
        guard register != nil, context.visit.person != nil else { return false }
        return try await look(for: context) { $1.may(.countRegister, on: .platform) }
    }

    /// Notes that somebody looks at a table of the register, or at a cell of it; before it is shown.
    func note(
        _ register: BusinessRegister, _ form: GapsForm, cell: CoveragePlace? = nil, _ context: Context
    ) async throws {
        var details = ["rows": form.rows.rawValue, "columns": form.column.rawValue]
        if let cell { details["cell"] = (cell.row + cell.column).joined(separator: " ") }
        let (now, noted) = (now(), details)
        try await act(for: context) { db, actor in try db.lookAtCounts(of: register, noted, by: actor, at: now) }
    }
}
