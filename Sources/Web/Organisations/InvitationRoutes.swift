import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Secrets
import Store

/// What the link of an invitation leads to. Opening it changes nothing: mail programs open links, too.
struct InvitationRoutes {
    let services: Services
    let language: Language

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("invitations/:token", use: show)
        group.post("invitations/:token", use: accept)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now, cache) = (try SecretToken(in: context), services.now(), services.catalogue)
        let (offer, actor, country) = try await services.look(for: context) { db, actor in
            (try db.invitationOffer(token, at: now), actor, try cache.catalogue(in: db).country)
        }
        if actor.memberships[offer.organisation.id] != nil {
            return try await services.personal(memberPage(offer, at: location), at: location)
        }
        if let closed = offer.closed { throw Refusal.invitationClosed(closed) }
        return try await services.personal(page(offer, country, at: location), at: location)
    }

    @Sendable private func accept(_ request: Request, context: Context) async throws -> Response {
        let location = Location(request, context, language)
        let (token, now) = (try SecretToken(in: context), services.now())
        guard context.visit.person != nil else {
            let next = ReturnPath(location.url(location.path))
            return .redirect(to: location.url("sign-in", next.parameters), type: .normal)
        }
        let membership = try await services.act(for: context) { db, actor in
            try db.acceptInvitation(token, by: actor, at: now)
        }
        return .redirect(to: location.done(.joined, in: membership.organisation), type: .normal)
    }

    private func page(_ offer: InvitationOffer, _ country: Country, at location: Location) -> FormPage {
        let invitation = offer.invitation
        var page = FormPage(
            title: strings.say("invitation.title", ["organisation": offer.organisation.name]),
            lead: strings.say("invitation.lead", ["inviter": offer.inviter ?? strings["organisation.formerPerson"]]))
        let role = strings.roleWithMeaning(invitation.role)
        page.points = [
            strings.say("invitation.role", ["role": role]),
            strings.say("invitation.sentTo", ["email": invitation.email.description]),
            strings.say("invitation.ends", ["time": strings.time(invitation.expiresAt, in: country)]),
        ].map(FormPage.Point.init)
        if let person = location.visit?.person {
            page.points.append(
                .init(
                    pointText: strings.say(
                        "invitation.signedIn", ["name": person.name, "email": person.email.description])))
            page.form = location.form(location.path, strings["invitation.accept"], [])
        } else {
            let next = ReturnPath(location.url(location.path))
            page.points.append(.init(pointText: strings["invitation.signInFirst"]))
            page.ways = [("sign-in", "invitation.signIn"), ("sign-up", "invitation.signUp")].map { path, key in
                PageLink(linkTitle: strings[key], linkURL: location.url(path, next.parameters))
            }
        }
        return page
    }

    private func memberPage(_ offer: InvitationOffer, at location: Location) -> FormPage {
        var page = FormPage(
            title: strings.say("invitation.title", ["organisation": offer.organisation.name]),
            lead: strings["invitation.member"])
        page.links = [
            PageLink(linkTitle: offer.organisation.name, linkURL: location.url(offer.organisation.id.ownPath))
        ]
        return page
    }
}
