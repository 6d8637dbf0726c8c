import Domain
import FoundationEssentials
import Secrets
import Store

/// By what someone comes to a plan.
public enum PlanKey: Sendable {
    /// The private link of a visitor's plan, which their browser keeps.
    case secret(SecretToken)
    case organisation(Identifier<RegisteredOrganisation>)
    /// A link that the owner gave away.
    case link(SecretToken)
}

/// A plan as someone may have it.
public struct OpenPlan: Sendable {
    /// Nil while an organisation has not begun one.
    public let plan: Plan?
    public let access: PlanAccess
    /// The link by which it was opened, where it was one.
    public let link: PlanLink?

    func require(_ needed: PlanAccess) throws(Refusal) {
        guard access >= needed else { throw .notAllowed }
    }
}

/// Everything in a plan.
public struct PlanContent: Sendable {
    public let steps: [PlanStep]
    public let remarks: [Identifier<PlanStep>: [PlanRemark]]
    /// The links that open it, for those who may take them back.
    public let links: [PlanLink]
}

extension Connection {
    /// The only way to a plan. What does not exist and what one may not know of are both not found.
    public func openPlan(_ key: PlanKey, for actor: Actor, at now: Date) throws -> OpenPlan {
        switch key {
        case .secret(let secret):
            guard let plan = try plans.find(secret: secret.digest) else { throw Refusal.notFound }
            return OpenPlan(plan: plan, access: .share, link: nil)
        case .organisation(let id):
            _ = try organisation(id, for: actor, at: now)
            let subject = Subject.organisation(id)
            try actor.require(.seePlan, on: subject)
            let access: PlanAccess =
                actor.may(.sharePlan, on: subject) ? .share : actor.may(.editPlan, on: subject) ? .change : .read
            return OpenPlan(plan: try plans.find(of: id), access: access, link: nil)
        case .link(let secret):
            guard let link = try planLinks.find(digest: secret.digest), let plan = try plans.find(link.plan) else {
                throw Refusal.notFound
            }
            guard link.endedAt == nil else { throw Refusal.linkEnded }
            return OpenPlan(plan: plan, access: link.level.access, link: link)
        }
    }

    /// What is in a plan; nothing in one that is not begun.
    public func content(of open: OpenPlan) throws -> PlanContent {
        guard let plan = open.plan else { return PlanContent(steps: [], remarks: [:], links: []) }
        return PlanContent(
            steps: try planSteps.all(of: plan.id),
            remarks: Dictionary(grouping: try planSteps.remarks(of: plan.id), by: \.step),
            links: open.access >= .share ? try planLinks.open(of: plan.id) : [])
    }

    /// Begins the plan of a visitor, unless the secret has one.
    public func beginPlan(_ secret: SecretToken, at now: Date) throws {
        guard try plans.find(secret: secret.digest) == nil else { return }
        try plans.add(Plan(id: .new(at: now), createdAt: now), secret: secret.digest)
    }

    /// The plan, for someone who may do this much with it; that of an organisation is begun when it is needed.
    func plan(_ key: PlanKey, for actor: Actor, toDo needed: PlanAccess, at now: Date) throws -> (Plan, OpenPlan) {
        let open = try openPlan(key, for: actor, at: now)
        try open.require(needed)
        if let plan = open.plan {
            try plans.noteChange(of: plan.id, at: now)
            return (plan, open)
        }
        guard case .organisation(let id) = key else { throw Refusal.notFound }
        let plan = Plan(id: .new(at: now), organisation: id, createdAt: now)
        try plans.add(plan, secret: nil)
        return (plan, open)
    }
}
