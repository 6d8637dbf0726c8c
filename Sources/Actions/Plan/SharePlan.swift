import Domain
import FoundationEssentials
import Secrets
import Store

extension Connection {
    /// Lets whoever has the secret see the plan, or help with it, until it is taken back.
    public func sharePlan(
        _ key: PlanKey, with label: String, as level: PlanLink.Level, secret: SecretToken, by actor: Actor,
        at now: Date
    ) throws {
        let (plan, _) = try plan(key, for: actor, toDo: .share, at: now)
        guard try planLinks.open(of: plan.id).count < PlanLink.most else { throw Refusal.planFull }
        let link = PlanLink(id: .new(at: now), plan: plan.id, level: level, label: label, createdAt: now)
        try planLinks.add(link, digest: secret.digest)
        try note(.planShared, .plan(plan.id), in: plan.organisation, by: actor, ["level": level.rawValue], at: now)
    }

    /// Takes a link back. Doing so twice changes nothing.
    public func endPlanLink(_ id: Identifier<PlanLink>, of key: PlanKey, by actor: Actor, at now: Date) throws {
        let (plan, _) = try plan(key, for: actor, toDo: .share, at: now)
        guard try planLinks.end(id, of: plan.id, at: now) else { return }
        try note(.planUnshared, .plan(plan.id), in: plan.organisation, by: actor, at: now)
    }

    /// Gives a visitor's plan to an organisation of theirs: behind what is planned there already, each record once.
    public func givePlan(
        _ secret: SecretToken, to id: Identifier<RegisteredOrganisation>, by actor: Actor, at now: Date
    ) throws {
        guard let given = try plans.find(secret: secret.digest) else { throw Refusal.notFound }
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.editPlan, on: .organisation(id))
        if let own = try plans.find(of: id) {
            try append(try planSteps.all(of: given.id), to: own.id)
            try plans.remove(given.id)
            try plans.noteChange(of: own.id, at: now)
        } else {
            // Who may see it is the organisation's to decide from now on.
            for link in try planLinks.open(of: given.id) { _ = try planLinks.end(link.id, of: given.id, at: now) }
            try plans.give(given.id, to: id)
        }
        try note(.planGiven, .plan(given.id), in: id, by: actor, at: now)
    }

    private func append(_ steps: [PlanStep], to plan: Identifier<Plan>) throws {
        let there = try planSteps.all(of: plan)
        guard there.count + steps.count <= Plan.mostSteps else { throw Refusal.planFull }
        let records = Set(there.compactMap(\.content.record))
        let added = steps.filter { step in step.content.record.map { !records.contains($0) } ?? true }
        for (place, step) in added.enumerated() {
            try planSteps.give(step, to: plan, at: (there.last?.position ?? 0) + 1 + place)
        }
    }

    /// Forgets plans without a name that nobody changed for long.
    func forgetNamelessPlans(at now: Date) throws {
        let limit = now.addingTimeInterval(-Plan.namelessLifetime)
        for plan in try plans.nameless(unchangedSince: limit, limit: 500) { try plans.remove(plan) }
    }
}
