import Actions
import Domain
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Secrets
import Store

/// Who asks, from which browser.
struct Visit: Sendable {
    var session: Session?
    /// Nil for a visitor, and for a session whose second factor was not shown yet.
    var person: Person?
    /// Whose session it is, while the second factor is still to be shown.
    var unprovenPerson: Person?
    var formKey = FormKey()
    /// Whether the browser keeps a plan; whether that still exists is asked when it is opened.
    var hasPlan = false
    /// The form that was sent, once its key was found right.
    var form = QueryItems.none
    /// Whether the form was made for another browser or session. Only what keeps typed answers ever sees such a form.
    var isFormForeign = false
}

/// Finds out who asks, and refuses forms that were not made for this browser.
struct VisitReader: RouterMiddleware {
    let services: Services

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard !Self.isForPrograms(request) else { return try await next(request, context) }
        var (request, context) = (request, context)
        context.visit = try await visit(request)
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        context.visit.form = try await form(&request, context)
        if !context.visit.formKey.fits(context.visit.form) {
            guard SheetRoutes.isSaving(request) else { throw Refusal.foreignForm }
            context.visit.isFormForeign = true
        }
        return try await next(request, context)
    }

    /// Programs have no cookies and send no forms; assets are the same for all.
    private static func isForPrograms(_ request: Request) -> Bool {
        ["/api/", "/common-grants", "/hsds", "/assets/", "/health/", "/metrics"].contains {
            request.uri.path.hasPrefix($0)
        }
    }

    private func visit(_ request: Request) async throws -> Visit {
        let isSecure = services.settings.isSecure
        var visit = Visit()
        if let secret = PlatformCookie.session.secret(in: request, isSecure: isSecure),
            let found = try await session(secret)
        {
            visit.session = found.session
            visit.person = found.session.isProven ? found.person : nil
            visit.unprovenPerson = found.session.isProven ? nil : found.person
            visit.formKey = FormKey(secret)
        } else if let secret = PlatformCookie.visitor.secret(in: request, isSecure: isSecure) {
            visit.formKey = FormKey(secret)
        }
        visit.hasPlan = PlatformCookie.plan.secret(in: request, isSecure: isSecure) != nil
        return visit
    }

    private func session(_ secret: SecretToken) async throws -> (session: Session, person: Person)? {
        let (digest, now) = (secret.digest, services.now())
        let found = try await services.database.read { try $0.sessions.find(digest: digest) }
        guard let found, found.session.isValid(at: now) else { return nil }
        if now.timeIntervalSince(found.session.seenAt) > Session.noteInterval {
            try await services.database.write { try $0.noteSeen(found.session.id, at: now) }
        }
        return found
    }

    private func form(_ request: inout Request, _ context: Context) async throws -> QueryItems {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw HTTPError(.unsupportedMediaType) }
        let isLong = SheetRoutes.isSaving(request)
        let isChange = context.visit.person != nil && ScenarioChangeRoutes.isSaving(request)
        let isRecord = context.visit.person != nil && request.uri.path.contains(RecordFormRoutes.path) || isChange
        let buffer = try await request.body.collect(
            upTo: isChange
                ? ScenarioChangeRoutes.largestForm : isRecord ? RecordFormRoutes.largestForm : context.maxUploadSize)
        request.body = RequestBody(buffer: buffer)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw HTTPError(.badRequest)
        }
        return try QueryItems(
            encoded: text, limit: isRecord || isLong ? QueryItems.recordCountLimit : QueryItems.countLimit)
    }
}
