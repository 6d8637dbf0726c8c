import Domain

/// The sources of funding of a catalogue as sets of entries, by what the rules say of them.
struct FundingSets {
    let sets: [Outcome: Bitmap]
    /// Those that the firm can have or may have.
    let haveable: Bitmap
    /// Those of them that pay for some kind of help.
    let paying: Bitmap
    /// By entry: its place among the sources.
    let places: [Int: Int]

    /// `ids` are those of all sources, in the order of the catalogue.
    init(_ funding: FundingForHelp, _ ids: [String], _ snapshot: Snapshot) {
        let empty = Bitmap(blocks: snapshot.all.blocks.count)
        var sets = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, empty) })
        var (haveable, paying) = (empty, empty)
        var places: [Int: Int] = [:]
        var place = 0
        // Entries come in the order of the catalogue.
        snapshot.documents("kind", Kind.opportunities.rawValue).forEachInCommon(with: snapshot.all) { ordinal in
            defer { place += 1 }
            guard ids.indices.contains(place), let outcome = funding.outcomes[ids[place]] else { return }
            places[ordinal] = place
            sets[outcome]?.insert(ordinal)
            guard outcome != .ineligible else { return }
            haveable.insert(ordinal)
            if !funding.kindsPaid(by: ids[place]).isEmpty { paying.insert(ordinal) }
        }
        self.sets = sets
        self.haveable = haveable
        self.paying = paying
        self.places = places
    }
}
