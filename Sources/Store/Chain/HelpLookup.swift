import Domain

/// What the index has for each gap of a ranking.
public struct HelpShortlists: Sendable {
    /// By gap and kind, in no order yet.
    public let ordinals: [[Kind: [Int]]]
    /// By gap and kind: how many match, on the list or not.
    public let totals: [[Kind: Int]]
    /// Everything on a list, by ordinal.
    public let candidates: [Int: HelpCandidate]
    /// By gap: sources of funding that match and that the firm cannot have, by their place among those of the catalogue.
    public let missedFunding: [[Int]]
}

extension SearchEngine {
    /// For each gap and kind at most `limit` records that help: those with most points for matches, further gaps, region, size
    /// and activity; equals in the order of the catalogue. Funding that the firm cannot have is not among them. One query reads
    /// what else the ranking asks of them. The ranking is made from the same version of the catalogue.
    public func shortlists(
        _ ranking: HelpRanking, of kinds: [Kind], limit: Int, in language: Language, _ catalogue: Catalogue,
        _ db: Connection
    ) throws -> HelpShortlists {
        let snapshot = try snapshot(in: db) { catalogue.classification }
        let lookup = HelpLookup(ranking, catalogue, snapshot)
        let found = lookup.tallies.map { tally in
            kinds.map { tally.best(of: lookup.documents(of: $0), limit: limit) }
        }
        let listed = Set(found.joined().flatMap(\.ordinals))
        let carried = lookup.carried(by: listed)
        let facts = try db.records.helpFacts(listed.sorted(), in: language)
        let candidates = facts.map { fact in
            let candidate = HelpCandidate(
                kind: fact.kind, id: fact.id, title: fact.title, notations: carried[fact.ordinal] ?? [],
                isLocal: lookup.local.contains(fact.ordinal), checkedOn: fact.checkedOn)
            return (fact.ordinal, candidate)
        }
        func byKind<Value>(_ values: [Value]) -> [Kind: Value] { Dictionary(uniqueKeysWithValues: zip(kinds, values)) }
        return HelpShortlists(
            ordinals: found.map { byKind($0.map(\.ordinals)) }, totals: found.map { byKind($0.map(\.total)) },
            candidates: Dictionary(uniqueKeysWithValues: candidates),
            missedFunding: lookup.tallies.map(lookup.missedFunding))
    }
}

/// The points of the parts that stand in the index, for all gaps of a ranking.
private struct HelpLookup {
    private(set) var tallies: [HelpTally]
    /// What is at one place.
    let local: Bitmap
    private let funding: FundingSets
    private let ranking: HelpRanking
    private let classification: Classification
    private let snapshot: Snapshot

    init(_ ranking: HelpRanking, _ catalogue: Catalogue, _ snapshot: Snapshot) {
        let classification = catalogue.classification
        self.ranking = ranking
        self.classification = classification
        self.snapshot = snapshot
        tallies = ranking.asked.map { HelpTally($0, snapshot, classification) }
        var local = Bitmap(blocks: snapshot.all.blocks.count)
        for region in classification.narrower(than: catalogue.country.code) {
            snapshot.documents(classification[region]?.scheme ?? "", region).add(to: &local)
        }
        self.local = local
        funding = FundingSets(ranking.funding, catalogue.opportunities.map(\.id), snapshot)
        addFurtherGaps()
        addFunding()
        addCircumstances()
    }

    /// The entries of a kind that may be shown as help.
    func documents(of kind: Kind) -> DocumentSet {
        kind == .opportunities ? .bits(funding.haveable, count: 0) : snapshot.documents("kind", kind.rawValue)
    }

    /// The best few sources of funding that match a gap and are out of reach, by their place.
    func missedFunding(_ tally: HelpTally) -> [Int] {
        let missed = funding.sets[.ineligible].map { DocumentSet.bits($0, count: 0) } ?? .empty
        return tally.best(of: missed, limit: Self.mostMissed).ordinals.compactMap { funding.places[$0] }
    }

    private static let mostMissed = 3

    private func documents(_ notation: String) -> DocumentSet {
        snapshot.documents(classification[notation]?.scheme ?? "", notation)
    }

    private mutating func addFurtherGaps() {
        guard tallies.count > 1 else { return }
        var served = [UInt8](repeating: 0, count: snapshot.all.blocks.count * 64)
        for tally in tallies { tally.matching.forEach { served[$0] = min(served[$0], .max - 1) + 1 } }
        for place in tallies.indices { tallies[place].addFurtherGaps(served) }
    }

    private mutating func addFunding() {
        for place in tallies.indices {
            tallies[place].include(funding.paying, for: HelpPoints.coversCost)
            for (outcome, documents) in funding.sets {
                tallies[place].add(HelpPoints.funding(outcome), to: .bits(documents, count: 0))
            }
        }
    }

    private mutating func addCircumstances() {
        let firm = ranking.firm
        var activities = Bitmap(blocks: snapshot.all.blocks.count)
        for activity in firm.activities { documents(activity).add(to: &activities) }
        for place in tallies.indices {
            if let region = firm.region {
                tallies[place].add(HelpPoints.sameRegion, to: documents(region))
                tallies[place].add(HelpPoints.countryWide, toAllBut: local)
            }
            if let size = firm.size { tallies[place].add(HelpPoints.size, to: documents(size)) }
            tallies[place].add(HelpPoints.activity, to: .bits(activities, count: 0))
        }
    }

    /// The notations that the ranking looks at, by the entries that carry them.
    func carried(by ordinals: Set<Int>) -> [Int: Set<String>] {
        var listed = Bitmap(blocks: snapshot.all.blocks.count)
        for ordinal in ordinals { listed.insert(ordinal) }
        var carried: [Int: Set<String>] = [:]
        for notation in ranking.notations {
            documents(notation).forEachInCommon(with: listed) { carried[$0, default: []].insert(notation) }
        }
        return carried
    }
}
