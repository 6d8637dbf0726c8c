import Domain
import FoundationEssentials
import Store

extension Connection {
    /// Puts a record in the place of what it said so far, which goes into its history. The search learns of it from the caller.
    func replace(
        _ stored: Records.Stored, with record: any CatalogueRecord, body: String, at now: Date
    ) throws {
        try history.keep(stored.kind, stored.id, body: stored.body, endedAt: now)
        try records.save(record, body: body, at: stored.ordinal)
    }

    /// Makes one record public: what it said before is kept, the search finds the new words, every server reads anew.
    func publish(_ record: any CatalogueRecord, in catalogue: Catalogue, at now: Date) throws {
        let body = try record.dataValue.json()
        let stored = try records.stored(type(of: record).kind, record.id)
        let ordinal = try stored?.ordinal ?? records.nextOrdinal()
        if let stored {
            try replace(stored, with: record, body: body, at: now)
        } else {
            try records.add([(record, body, ordinal)])
            try removedRecords.forgetReturned()
        }
        try search.index([
            record.searchDocument(at: ordinal, catalogue.classification, places: catalogue.places)
        ])
        try search.advanceVersion()
    }

    /// Takes one record out of the catalogue: what it said is kept, and whoever asks for it is told why it went.
    func remove(_ kind: Kind, _ id: String, _ removal: Removal, at now: Date) throws {
        guard let stored = try records.stored(kind, id) else { throw Refusal.notFound }
        try history.keep(kind, id, body: stored.body, endedAt: now)
        try records.remove([stored.ordinal])
        try search.remove([stored.ordinal])
        try removedRecords.note(RemovedRecord(kind, id, removal, at: now))
        try search.advanceVersion()
    }
}

extension CatalogueRecord {
    /// What the search knows of this record: its words in every language, and what it can be filtered by.
    func searchDocument(
        at ordinal: Int, _ classification: Classification, places: [String: Place]
    ) -> SearchDocument {
        let town = place.flatMap { places[$0] }
        let region = town.map { [$0.region] } ?? []
        let own = Array(Set(notations + region)).sorted()
        let towns = town?.name.all ?? []
        let facets = Set(own.flatMap(classification.path)).sorted().compactMap { notation in
            classification[notation].map { (scheme: $0.scheme, notation: notation) }
        }
        return SearchDocument(
            ordinal: ordinal, title: core.title.all,
            concepts: own.compactMap { classification[$0] }.flatMap(\.words),
            body: core.summary.all + texts.flatMap(\.all) + towns,
            facets: [(scheme: "kind", notation: Self.kind.rawValue)]
                + ((self as? Course)?.provider ?? []).map { (scheme: "provider", notation: $0) }
                + (town.map { [(scheme: "place", notation: $0.id)] } ?? []) + facets)
    }
}

extension Concept {
    fileprivate var words: [String] { prefLabel.all + altLabel.values.flatMap(\.self) }
}
