import Domain
import FoundationEssentials
import Store

extension Connection {
    /// The calculations that an organisation keeps, for those who may see them.
    public func keptCalculations(
        of id: Identifier<RegisteredOrganisation>, for actor: Actor, at now: Date
    ) throws -> [KeptCalculation] {
        _ = try organisation(id, for: actor, at: now)
        guard actor.may(.seeCalculations, on: .organisation(id)) else { return [] }
        return try keptCalculations.all(in: id)
    }

    /// One of them, with what was measured. What others keep is not found.
    public func keptCalculation(
        _ calculation: Identifier<KeptCalculation>, in id: Identifier<RegisteredOrganisation>, for actor: Actor,
        at now: Date
    ) throws -> KeptCalculation {
        _ = try organisation(id, for: actor, at: now)
        guard actor.may(.seeCalculations, on: .organisation(id)), let found = try keptCalculations.find(calculation),
            found.organisation == id
        else { throw Refusal.notFound }
        return found
    }

    /// Keeps a calculation as what is expected (T0). The question is as the API takes it; nil where something is wrong with it.
    public func keepCalculation(
        _ question: DataValue, _ catalogue: Catalogue, for id: Identifier<RegisteredOrganisation>, by actor: Actor,
        at now: Date
    ) throws -> KeptCalculation? {
        _ = try organisation(id, for: actor, at: now)
        try actor.require(.keepCalculation, on: .organisation(id))
        guard let answer = projectAnswer(DataReader(question), catalogue),
            case .text(let project)? = question["project"]
        else {
            return nil
        }
        let calculation = KeptCalculation(
            id: .new(at: now), organisation: id, project: project, question: question, answer: answer,
            keptBy: try actor.requirePerson(), keptAt: now)
        try keptCalculations.add(calculation)
        try note(
            .calculationKept, .calculation(calculation.id), in: id, by: actor, ["project": project], at: now)
        return calculation
    }

    /// Notes what was measured at a moment after the project; what is not among `inputs` turned out as expected. Gives back what is wrong with
    /// them, by their names.
    public func noteMeasurement(
        _ moment: KeptCalculation.Moment, of calculation: KeptCalculation, _ inputs: DataValue, on day: Day,
        _ catalogue: Catalogue, by actor: Actor, at now: Date
    ) throws -> [Mistake] {
        let id = calculation.organisation
        _ = try keptCalculation(calculation.id, in: id, for: actor, at: now)
        try actor.require(.keepCalculation, on: .organisation(id))
        // The question is read again as a whole, so that a figure out of its range is refused as it was at first.
        let whole = DataReader(calculation.question(measured: inputs))
        guard let answer = projectAnswer(whole, catalogue) else {
            return whole.mistakes.map { mistake in
                Mistake(
                    pointer: "/" + (mistake.pointer.split(separator: "/").last ?? ""), problem: mistake.problem)
            }
        }
        try keptCalculations.save(
            .init(
                moment: moment, measuredOn: day, inputs: inputs, answer: answer,
                notedBy: try actor.requirePerson(), notedAt: now), of: calculation.id)
        try note(
            .calculationMeasured, .calculation(calculation.id), in: id, by: actor, ["moment": moment.rawValue], at: now)
        return []
    }

    public func removeCalculation(_ calculation: KeptCalculation, by actor: Actor, at now: Date) throws {
        let id = calculation.organisation
        _ = try keptCalculation(calculation.id, in: id, for: actor, at: now)
        try actor.require(.keepCalculation, on: .organisation(id))
        try keptCalculations.remove(calculation.id)
        try note(.calculationRemoved, .calculation(calculation.id), in: id, by: actor, at: now)
    }

    /// The expected outcome as data. Its figures are the same in every language; only warnings have words, which are made anew where they are shown.
    private func projectAnswer(_ reader: DataReader, _ catalogue: Catalogue) -> DataValue? {
        guard case .project(let outcome, _)? = EffectsQuestion(reading: reader, context: { catalogue.planContext($0) }),
            reader.mistakes.isEmpty
        else { return nil }
        return outcome.answer(.typical, in: .en)
    }
}
