import Domain
import Store

extension SyntheticCatalogue {
    /// The record behind an entry, as a page reads it.
    func record(_ ordinal: Int) -> any CatalogueRecord {
        let entry = entry(ordinal)
        var core = RecordCore(id: "entry-\(ordinal)")
        core.title = entry.title
        core.summary = entry.summary
        core.concepts = entry.notations
        core.sources = [Citation(document: "synthetic", place: "\(ordinal)")]
        core.asOf = Day(daysSince1970: 18_000)
        switch kind(ordinal) {
        case .opportunities: return opportunity(ordinal, core)
        case .organisations:
            var organisation = Organisation(core: core)
            organisation.roles = [pick("ROLE", ordinal)]
            return organisation
        case .services:
            var service = Service(core: core)
            service.provider = [provider(ordinal)]
            service.terms = [pick("TERMS", ordinal)]
            return service
        default:
            var solution = Solution(core: core)
            solution.provider = [provider(ordinal)]
            solution.availability = .open
            return solution
        }
    }

    /// The sources of funding among the entries.
    var opportunities: [Opportunity] {
        stride(from: entries / Self.programmes, through: entries, by: entries / Self.programmes)
            .compactMap { record($0) as? Opportunity }
    }

    private func opportunity(_ ordinal: Int, _ core: RecordCore) -> Opportunity {
        var opportunity = Opportunity(core: core)
        opportunity.provider = [provider(ordinal)]
        opportunity.availability = .open
        opportunity.instruments = [pick("INSTRUMENT", ordinal)]
        opportunity.amount.max = 10_000 * (ordinal % 90 + 1)
        opportunity.amount.currency = "EUR"
        opportunity.criteria = SyntheticCriteria(classification).criteria(seed: UInt64(ordinal))
        return opportunity
    }

    /// The nearest organisation before the entry.
    private func provider(_ ordinal: Int) -> String {
        let number = (1...ordinal).reversed().first { kind($0) == .organisations } ?? ordinal
        return "entry-\(number)"
    }

    private func pick(_ scheme: String, _ ordinal: Int) -> String {
        let notations = choices[scheme] ?? []
        return notations[ordinal % notations.count]
    }
}

extension SyntheticCatalogue {
    /// Puts the catalogue into an empty database, together with the classification of the country it imitates; leaves one
    /// that has it as it is.
    func fill(_ database: any Database, as country: Country) async throws {
        try await database.migrate()
        let known = try await database.read { try $0.integers("SELECT COUNT(*) FROM search_documents")[0] }
        guard known != entries else { return }
        var country = country
        country.facets = Self.schemes
        try await database.write { [country] db in
            try db.schemes.replace(classification.schemes, classification.concepts, classification.mappings)
            try db.packageParts.save(.country, country.dataValue)
        }
        for first in stride(from: 1, through: entries, by: Self.filledAtOnce) {
            let ordinals = first...min(first + Self.filledAtOnce - 1, entries)
            try await database.write { db in
                for ordinal in ordinals {
                    let record = record(ordinal)
                    try db.records.save(record, body: try record.dataValue.json(), at: ordinal)
                }
                try db.search.index(ordinals.map(document))
                try db.search.advanceVersion()
            }
        }
    }

    /// Few transactions, because each puts the whole index in order at its end.
    private static let filledAtOnce = 25_000
}
