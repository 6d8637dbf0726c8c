import Domain

/// Finds the concepts that the words of a query mean, by their labels and alternative labels.
struct ConceptFinder: Sendable {
    struct Found: Sendable {
        let scheme: String
        let notation: String
        /// Which of the query's terms the label accounts for.
        let covered: Set<Int>
        /// What the concept is mapped to.
        let mapped: [(scheme: String, notation: String)]
    }

    private struct Label {
        let concept: Int
        let size: Int
    }

    private static let mostConcepts = 6
    private static let mostMappings = 16

    private let classification: Classification
    private var labels: [Label] = []
    private var labelsByTerm: [String: [Int32]] = [:]

    init(_ classification: Classification, terms: Terms = .shared) {
        self.classification = classification
        for (position, concept) in classification.concepts.enumerated() {
            var seen: Set<Set<String>> = []
            let texts = concept.prefLabel.all + Language.allCases.flatMap { concept.altLabel[$0] ?? [] }
            // A code is asked for as a whole: "DT-9".
            let code = Set(terms.asked(concept.notation).map(\.term))
            for set in texts.map(terms.set) + [code] {
                guard !set.isEmpty, seen.insert(set).inserted else { continue }
                for term in set { labelsByTerm[term, default: []].append(Int32(labels.count)) }
                labels.append(Label(concept: position, size: set.count))
            }
        }
    }

    /// Whether some label has the word, so that it is no slip of the keyboard.
    func knows(_ term: String) -> Bool { labelsByTerm[term] != nil }

    /// Concepts with a label all of whose words are asked for; and, when two words or more meet, those with a label that has all
    /// words asked for, or at least as many in common with them as not. Those that account for most words come first.
    func concepts(meantBy terms: [String]) -> [Found] {
        var covered: [Int32: Set<Int>] = [:]
        for (index, term) in terms.enumerated() {
            for label in labelsByTerm[term] ?? [] { covered[label, default: []].insert(index) }
        }
        var best: [Int: (rank: [Int], covered: Set<Int>)] = [:]
        for (position, words) in covered {
            let label = labels[Int(position)]
            let isWhole = words.count == label.size
            let isClose = 2 * words.count >= label.size + terms.count - words.count
            guard isWhole || (words.count >= 2 && (words.count == terms.count || isClose)) else { continue }
            let rank = [-words.count, isWhole ? 0 : 1, label.size, label.concept]
            if let known = best[label.concept], !rank.lexicographicallyPrecedes(known.rank) { continue }
            best[label.concept] = (rank, words)
        }
        // What accounts for fewer of the same words says less than the reader did: "machines" beside "machines stop".
        let telling = best.filter { one in !best.values.contains { one.value.covered.isStrictSubset(of: $0.covered) } }
        return telling.sorted { $0.value.rank.lexicographicallyPrecedes($1.value.rank) }.prefix(Self.mostConcepts)
            .map { found(classification.concepts[$0.key], $0.value.covered) }
    }

    private func found(_ concept: Concept, _ covered: Set<Int>) -> Found {
        let mapped = classification.mappings(from: concept.notation).prefix(Self.mostMappings).compactMap { mapping in
            classification[mapping.to].map { (scheme: $0.scheme, notation: $0.notation) }
        }
        return Found(scheme: concept.scheme, notation: concept.notation, covered: covered, mapped: mapped)
    }
}
