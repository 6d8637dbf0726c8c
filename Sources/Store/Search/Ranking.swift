/// Orders hits by a sum of whole numbers, so that both engines order alike; equals stand by ordinal.
///
/// A word counts in the title more than among the concepts' labels, there more than elsewhere, and the rarer the more;
/// an entry about the concept meant counts more than one about a concept mapped to it.
struct Ranking {
    private enum Weight {
        static let title: UInt16 = 6
        static let label: UInt16 = 3
        static let text: UInt16 = 2
        static let concept: UInt16 = 5
        static let mapped: UInt16 = 1
        /// More than all others of a search together: 16 words of 3 × 11, 6 concepts of 5.
        static let matchedWord: UInt16 = 1024
    }

    private var scores: [UInt16]

    init(blocks: Int) { scores = [UInt16](repeating: 0, count: blocks * 64) }

    /// The entries with at least half of the words (rounded down, one at least); each is scored by how many it has.
    mutating func matchingMost(of words: [RunningSearch.Word], within all: Bitmap) -> Bitmap {
        for word in words { add(Weight.matchedWord, to: word.documents, within: all) }
        let least = UInt16(max(1, words.count / 2)) * Weight.matchedWord
        var matching = Bitmap(blocks: all.blocks.count)
        all.forEach { if scores[$0] >= least { matching.insert($0) } }
        return matching
    }

    mutating func score(
        _ words: [RunningSearch.Word], _ concepts: [RunningSearch.Concept], within result: Bitmap, isRelaxed: Bool
    ) {
        for word in words {
            add(Weight.title * word.rarity, to: word.title, within: result)
            add(Weight.label * word.rarity, to: word.label, within: result)
            // Where every hit has the word, it makes no difference.
            if word.hasConcepts || isRelaxed { add(Weight.text * word.rarity, to: word.text, within: result) }
        }
        for concept in concepts {
            add(Weight.concept, to: concept.direct, within: result)
            for mapped in concept.mapped { add(Weight.mapped, to: mapped.documents, within: result) }
        }
    }

    private mutating func add(_ weight: UInt16, to documents: DocumentSet, within result: Bitmap) {
        scores.withUnsafeMutableBufferPointer { scores in
            documents.forEachInCommon(with: result) { scores[$0] = min(scores[$0] &+ weight, 32_767) }
        }
    }

    private mutating func add(_ weight: UInt16, to documents: Bitmap, within all: Bitmap) {
        add(weight, to: .bits(documents, count: 0), within: all)
    }

    /// The ordinals on the page asked for, best first. Counts how many hits have each score, then picks those whose score
    /// and place fall on the page: no sorting, and a deep page costs as much as the first.
    func page(of result: Bitmap, _ page: Int, _ limit: Int) -> [Int] {
        let limit = min(max(limit, 1), 100)
        let start = (min(max(page, 1), SearchQuery.deepestHit) - 1) * limit
        let end = start + limit
        guard end <= SearchQuery.deepestHit else { return [] }
        var counts: [Int] = []
        result.forEach { ordinal in
            let score = Int(scores[ordinal])
            if score >= counts.count { counts += repeatElement(0, count: score + 1 - counts.count) }
            counts[score] += 1
        }
        // How many hits stand before the first of each score; then before the next one of it.
        var place = 0
        var places = counts
        for score in counts.indices.reversed() {
            places[score] = place
            place += counts[score]
        }
        var page: [(place: Int, ordinal: Int)] = []
        result.forEach { ordinal in
            let score = Int(scores[ordinal])
            let place = places[score]
            places[score] = place + 1
            if place >= start, place < end { page.append((place, ordinal)) }
        }
        return page.sorted { $0.place < $1.place }.map(\.ordinal)
    }
}
