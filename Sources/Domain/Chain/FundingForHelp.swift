/// Who could pay for what helps: the sources of funding that a firm can have or may have, by the kind of help they pay for.
public struct FundingForHelp: Hashable, Sendable {
    /// What the rules say of each source, by identifier.
    public let outcomes: [String: Outcome]
    /// By kind of help: the sources that pay for it, surest first, then in the order of the catalogue.
    private let payers: [Kind: [String]]
    private let kinds: [String: [Kind]]

    /// `costs` are the notations of what a firm pays for when it takes up help of a kind.
    public init(_ opportunities: [Opportunity], outcomes: [String: Outcome], costs: [Kind: [String]]) {
        self.outcomes = outcomes
        let open =
            opportunities.filter { outcomes[$0.id] == .eligible }
            + opportunities.filter { outcomes[$0.id] == .undetermined }
        let payers = costs.mapValues { costs in
            open.filter { !Set($0.costsCovered).isDisjoint(with: costs) }.map(\.id)
        }
        self.payers = payers
        kinds = Kind.allCases.reduce(into: [:]) { kinds, kind in
            for id in payers[kind] ?? [] { kinds[id, default: []].append(kind) }
        }
    }

    /// The source that pays for help of a kind most surely.
    func payer(of kind: Kind) -> (id: String, outcome: Outcome)? {
        payers[kind]?.first.flatMap { id in outcomes[id].map { (id, $0) } }
    }

    /// The kinds of help that a source pays for.
    public func kindsPaid(by id: String) -> [Kind] { kinds[id] ?? [] }
}

extension Evaluation {
    /// What the rules say of each programme, by identifier.
    public var outcomesByProgramme: [String: Outcome] {
        Dictionary(zip(rulebook.programmes.map(\.id), outcomes)) { first, _ in first }
    }
}
