/// An evaluation to keep: what was decided, from which facts and by which rules, so that it can be done again and compared.
public struct EvaluationRun: Hashable, Sendable {
    /// FNV-1a (64 bits, hexadecimal) of the canonical JSON text of the facts.
    public let factsHash: String
    /// The same of the rules and of the tree of notations they are applied with.
    public let ruleVersion: String
    public let evaluatedAt: Day
    public let results: [Result]

    public struct Result: Hashable, Sendable {
        public let programme: String
        public let outcome: Outcome
        public let criteria: [Criterion]
    }

    public struct Criterion: Hashable, Sendable {
        public let identifier: String
        public let outcome: CriterionOutcome
    }

    public init(_ evaluation: Evaluation) {
        factsHash = evaluation.firm.factsHash
        ruleVersion = evaluation.rulebook.version
        evaluatedAt = evaluation.day
        results = evaluation.results.map { result in
            Result(
                programme: result.programme.id, outcome: result.outcome,
                criteria: result.criteria.map { Criterion(identifier: $0.identifier, outcome: $0.outcome) })
        }
    }

    /// What a replay found.
    public enum Replay: Hashable, Sendable {
        case same
        /// The facts or the rules are not those of the run, so the results cannot be compared.
        case factsDiffer, rulesDiffer
        /// The same facts and rules give other results for these programmes: the program itself changed its mind.
        case resultsDiffer([String])
    }

    /// Evaluates again on the day of the run and compares.
    public func replay(_ firm: Firm, with rulebook: Rulebook) -> Replay {
        if firm.factsHash != factsHash { return .factsDiffer }
        if rulebook.version != ruleVersion { return .rulesDiffer }
        let again = EvaluationRun(rulebook.evaluate(firm, on: evaluatedAt))
        let differing = zip(results, again.results).filter { $0 != $1 }.map(\.0.programme)
        return again.results.count == results.count && differing.isEmpty ? .same : .resultsDiffer(differing)
    }
}

extension Firm {
    /// See `EvaluationRun.factsHash`. The name is no fact that rules read, but belongs to whom the run is about.
    public var factsHash: String {
        var hash = StableHash()
        hash.add(dataValue.canonicalText)
        return hash.text
    }
}

extension Rulebook {
    /// The version of the rules: see `EvaluationRun.ruleVersion`.
    static func version(_ programmes: [Programme], _ classification: Classification) -> String {
        var hash = StableHash()
        for programme in programmes {
            let fields: [DataValue.Field] = [
                .init("id", .text(programme.id)),
                .init("availability", programme.availability.map { .text($0.rawValue) } ?? .null),
                .init("criteria", .list(programme.criteria.map(\.dataValue))),
            ]
            hash.add(DataValue.object(fields).canonicalText)
        }
        for concept in classification.concepts {
            hash.add("\n\(concept.scheme) \(concept.notation) \(concept.broader ?? "")")
        }
        return hash.text
    }
}

extension EvaluationRun {
    /// The run as stored.
    public var dataValue: DataValue {
        .object([
            .init("factsHash", .text(factsHash)), .init("ruleVersion", .text(ruleVersion)),
            .init("evaluatedAt", .text(evaluatedAt.description)), .init("results", .list(results.map(\.dataValue))),
        ])
    }

    /// Reads what `dataValue` writes; nil with the mistakes noted.
    public init?(reading reader: DataReader) {
        reader.onlyFields(["factsHash", "ruleVersion", "evaluatedAt", "results"])
        guard let factsHash = reader.required("factsHash")?.text(),
            let version = reader.required("ruleVersion")?.text(),
            let evaluatedAt = reader.required("evaluatedAt")?.day(), let list = reader.required("results")
        else { return nil }
        self.factsHash = factsHash
        ruleVersion = version
        self.evaluatedAt = evaluatedAt
        let items = list.list(limit: 100_000)
        results = items.compactMap(Result.init)
        if results.count != items.count { return nil }
    }
}

extension EvaluationRun.Result {
    fileprivate var dataValue: DataValue {
        .object([
            .init("programme", .text(programme)), .init("outcome", .text(outcome.rawValue)),
            .init("criteria", .list(criteria.map(\.dataValue))),
        ])
    }

    fileprivate init?(reading reader: DataReader) {
        guard let programme = reader.required("programme")?.text(),
            let outcome = reader.required("outcome")?.choice(Outcome.self),
            let list = reader.required("criteria")?.list()
        else { return nil }
        self.programme = programme
        self.outcome = outcome
        criteria = list.compactMap(EvaluationRun.Criterion.init)
        if criteria.count != list.count { return nil }
    }
}

extension EvaluationRun.Criterion {
    fileprivate var dataValue: DataValue {
        .object([.init("identifier", .text(identifier)), .init("outcome", .text(outcome.rawValue))])
    }

    fileprivate init?(reading reader: DataReader) {
        guard let identifier = reader.required("identifier")?.text(),
            let outcome = reader.required("outcome")?.choice(CriterionOutcome.self)
        else { return nil }
        self.init(identifier: identifier, outcome: outcome)
    }
}
