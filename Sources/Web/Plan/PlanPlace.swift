import Actions
import Domain
import Hummingbird
import Secrets

/// Where a plan stands: a visitor's own, that of an organisation, or behind a link that was given away.
enum PlanPlace: Sendable {
    /// Nil while the visitor has begun none.
    case own(SecretToken?)
    case organisation(Identifier<RegisteredOrganisation>)
    case shared(SecretToken)

    /// What stands before a plan's own addresses, without a language.
    var path: String {
        switch self {
        case .own: "plan"
        case .organisation(let id): "\(id.ownPath)/plan"
        case .shared(let token): "plan/shared/\(token.text)"
        }
    }

    /// Nil for a plan that a visitor has not begun.
    var key: PlanKey? {
        switch self {
        case .own(let secret): secret.map(PlanKey.secret)
        case .organisation(let id): .organisation(id)
        case .shared(let token): .link(token)
        }
    }

    var isOwn: Bool { if case .own = self { true } else { false } }

    var requiredKey: PlanKey {
        get throws(Refusal) {
            guard let key else { throw .notFound }
            return key
        }
    }
}

extension PlanPlace {
    typealias Finder = @Sendable (Request, Context, Services) throws -> PlanPlace

    static let findOwn: Finder = { request, _, services in
        .own(PlatformCookie.plan.secret(in: request, isSecure: services.settings.isSecure))
    }
    static let findOrganisation: Finder = { _, context, _ in .organisation(try context.organisation) }
    static let findShared: Finder = { _, context, _ in .shared(try SecretToken(in: context)) }
}
