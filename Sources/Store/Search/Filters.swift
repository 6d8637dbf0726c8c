/// The filters chosen, as sets of entries.
struct Filters {
    private let snapshot: Snapshot
    private let chosen: [String: Set<String>]
    private var documents: [String: Bitmap] = [:]

    init(_ chosen: [String: Set<String>], _ snapshot: Snapshot) {
        self.snapshot = snapshot
        self.chosen = chosen.filter { !$0.value.isEmpty }
        for (scheme, notations) in self.chosen {
            var union = Bitmap(blocks: snapshot.all.blocks.count)
            for notation in notations { snapshot.documents(scheme, notation).add(to: &union) }
            documents[scheme] = union
        }
    }

    func applied(to matching: Bitmap, without scheme: String? = nil) -> Bitmap {
        var result = matching
        for (other, documents) in documents where other != scheme { result.formIntersection(documents) }
        return result
    }

    /// How many entries each notation would show: within its scheme, what is chosen there does not count.
    func counts(of matching: Bitmap, result: Bitmap) -> [SearchHits.FacetCount] {
        var bases: [String: Bitmap] = [:]
        for scheme in documents.keys { bases[scheme] = applied(to: matching, without: scheme) }
        let isWhole = result == snapshot.all
        return snapshot.facets.compactMap { facet in
            let base = bases[facet.scheme] ?? result
            let count = isWhole ? facet.documents.count : facet.documents.countInCommon(with: base)
            guard count > 0 || chosen[facet.scheme]?.contains(facet.notation) == true else { return nil }
            return SearchHits.FacetCount(scheme: facet.scheme, notation: facet.notation, count: count)
        }
    }
}
