import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Adds a step at the end. A record, and what is advised for a gap, stands in a plan once: adding it again changes nothing but the figures
    /// that come with it. Says whether it is new.
    @discardableResult
    public func addStep(_ content: PlanStep.Content, to key: PlanKey, by actor: Actor, at now: Date) throws -> Bool {
        let (plan, _) = try plan(key, for: actor, toDo: .change, at: now)
        let steps = try planSteps.all(of: plan.id)
        if let record = content.record, let known = steps.first(where: { $0.content.record == record }) {
            if let figures = content.figures { try planSteps.save(figures: figures, of: known.id) }
            return false
        }
        if content.gap != nil, steps.contains(where: { $0.content == content }) { return false }
        guard steps.count < Plan.mostSteps else { throw Refusal.planFull }
        try planSteps.add(
            PlanStep(id: .new(at: now), plan: plan.id, position: (steps.last?.position ?? 0) + 1, content: content))
        return true
    }

    /// Adds a record of the catalogue as a step, called as it is called now; a kind of project with the figures of a calculation.
    @discardableResult
    public func addStep(
        _ record: PlanStep.RecordName, closing gap: String?, figures: String? = nil, to key: PlanKey, by actor: Actor,
        at now: Date
    ) throws -> Bool {
        guard let title = try records.titles(record.kind, [record.id])[record.id] else { throw Refusal.notFound }
        return try addStep(
            PlanStep.Content(title: title, record: record, gap: gap, figures: figures), to: key, by: actor, at: now)
    }

    /// Adds what an instrument advises.
    @discardableResult
    public func addStep(_ advice: AdviceName, to key: PlanKey, by actor: Actor, at now: Date) throws -> Bool {
        guard let title = try records.find(Instrument.self, advice.instrument)?.advice(advice) else {
            throw Refusal.notFound
        }
        return try addStep(PlanStep.Content(title: title, gap: advice.dimension), to: key, by: actor, at: now)
    }

    /// Lets a step change places with the one before or after it; at the end nothing moves.
    public func moveStep(
        _ id: Identifier<PlanStep>, _ direction: PlanStep.Direction, in key: PlanKey, by actor: Actor, at now: Date
    ) throws {
        let (step, steps, _) = try step(id, in: key, toDo: .change, by: actor, at: now)
        guard let neighbour = steps.neighbour(of: id, direction) else { return }
        try planSteps.move(id, to: neighbour.position)
        try planSteps.move(neighbour.id, to: step.position)
    }

    /// Ticks a step off, or takes the tick away. Who comes by a link leaves its label.
    public func mark(
        _ id: Identifier<PlanStep>, asDone isDone: Bool, in key: PlanKey, by actor: Actor, on today: Day, at now: Date
    ) throws {
        let (step, _, open) = try step(id, in: key, toDo: .help, by: actor, at: now)
        guard (step.done != nil) != isDone else { return }
        try planSteps.mark(id, as: isDone ? PlanStep.Done(on: today, by: open.link?.label) : nil)
    }

    /// Changes note and month, unless someone else did since `version` was shown: then `DatabaseError.staleVersion`.
    public func changeStep(
        _ id: Identifier<PlanStep>, note: String, due: Month?, seen version: Int, in key: PlanKey, by actor: Actor,
        at now: Date
    ) throws {
        let (step, _, _) = try step(id, in: key, toDo: .change, by: actor, at: now)
        try planSteps.save(
            PlanStep(
                id: id, plan: step.plan, position: step.position, content: step.content, due: due, note: note,
                done: step.done, version: version))
    }

    public func removeStep(_ id: Identifier<PlanStep>, in key: PlanKey, by actor: Actor, at now: Date) throws {
        _ = try step(id, in: key, toDo: .change, by: actor, at: now)
        try planSteps.remove(id)
    }

    /// Writes something about a step, signed with the label of the link.
    public func remark(
        _ text: String, on id: Identifier<PlanStep>, in key: PlanKey, by actor: Actor, at now: Date
    ) throws {
        let (step, _, open) = try step(id, in: key, toDo: .help, by: actor, at: now)
        let written = try planSteps.remarks(of: step.plan).count { $0.step == id }
        guard written < PlanRemark.most else { throw Refusal.planFull }
        try planSteps.add(
            PlanRemark(id: .new(at: now), step: id, author: open.link?.label, text: text, writtenAt: now))
    }

    /// A step of this plan, and of no other.
    private func step(
        _ id: Identifier<PlanStep>, in key: PlanKey, toDo needed: PlanAccess, by actor: Actor, at now: Date
    ) throws -> (PlanStep, all: [PlanStep], OpenPlan) {
        let (plan, open) = try plan(key, for: actor, toDo: needed, at: now)
        let steps = try planSteps.all(of: plan.id)
        guard let step = steps.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return (step, steps, open)
    }
}
