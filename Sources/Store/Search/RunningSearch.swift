/// One search, from words to the page.
struct RunningSearch {
    /// A word asked for, and the entries that have it.
    struct Word {
        let shown: String
        let term: String
        let text: DocumentSet
        let title: DocumentSet
        let label: DocumentSet
        /// Entries with the word or about a concept that it means.
        var documents: Bitmap
        var hasConcepts = false
        /// How telling the word is: 3 when one entry in a hundred has it, 2 one in ten, 1 otherwise.
        let rarity: UInt16
    }

    /// A concept that the words mean, and the entries about it.
    struct Concept {
        let notation: String
        let covered: Set<Int>
        let direct: DocumentSet
        let mapped: [(notation: String, documents: DocumentSet)]
    }

    let query: SearchQuery
    let snapshot: Snapshot
    let db: Connection
    private(set) var words: [Word] = []
    private(set) var concepts: [Concept] = []
    private var wasCut = false
    private(set) var isRelaxed = false

    init(_ query: SearchQuery, _ snapshot: Snapshot, _ db: Connection) throws {
        self.query = query
        self.snapshot = snapshot
        self.db = db
        var seen: Set<String> = []
        let asked = Terms.shared.asked(query.text).filter { seen.insert($0.term).inserted }
        wasCut = asked.count > SearchQuery.mostWords
        words = try asked.prefix(SearchQuery.mostWords).map(word)
        concepts = snapshot.concepts.concepts(meantBy: words.map(\.term)).map(concept)
        for concept in concepts {
            for index in concept.covered {
                words[index].hasConcepts = true
                concept.direct.add(to: &words[index].documents)
                for mapped in concept.mapped { mapped.documents.add(to: &words[index].documents) }
            }
        }
    }

    private func word(_ shown: String, _ term: String) throws -> Word {
        let text = try snapshot.postings.documents(with: TermFamily.anywhere.token(term), in: db)
        var documents = Bitmap(blocks: snapshot.all.blocks.count)
        text.add(to: &documents)
        func part(_ family: TermFamily) throws -> DocumentSet {
            text.isEmpty ? .empty : try snapshot.postings.documents(with: family.token(term), in: db)
        }
        let rarity: UInt16 = text.count * 100 <= snapshot.total ? 3 : text.count * 10 <= snapshot.total ? 2 : 1
        return Word(
            shown: shown, term: term, text: text, title: try part(.title), label: try part(.concept),
            documents: documents, rarity: rarity)
    }

    private func concept(_ found: ConceptFinder.Found) -> Concept {
        Concept(
            notation: found.notation, covered: found.covered,
            direct: snapshot.documents(found.scheme, found.notation),
            mapped: found.mapped.map { ($0.notation, snapshot.documents($0.scheme, $0.notation)) })
    }

    mutating func answer() throws -> SearchHits {
        var matching = snapshot.all
        for word in words { matching.formIntersection(word.documents) }
        isRelaxed = words.count > 1 && matching.isEmpty && words.contains { !$0.documents.isEmpty }
        var ranking = Ranking(blocks: snapshot.all.blocks.count)
        if isRelaxed { matching = ranking.matchingMost(of: words, within: snapshot.all) }
        let filters = Filters(query.filters, snapshot)
        let result = filters.applied(to: matching)
        ranking.score(words, concepts, within: result, isRelaxed: isRelaxed)

        var hits = SearchHits()
        hits.total = result.count
        hits.hits = ranking.page(of: result, query.page, query.limit).map(hit)
        if let best = query.best {
            for facet in snapshot.facets where facet.scheme == best.scheme {
                let ofFacet = ranking.page(of: facet.documents.inCommon(with: result), 1, best.limit)
                if !ofFacet.isEmpty { hits.best[facet.notation] = ofFacet.map(hit) }
            }
        }
        hits.facets = filters.counts(of: matching, result: result)
        hits.concepts = concepts.map(\.notation)
        hits.suggestion = try suggestion()
        hits.isRelaxed = isRelaxed
        hits.wasCut = wasCut
        return hits
    }

    /// Why an entry is among the hits.
    private func hit(_ ordinal: Int) -> SearchHits.Hit {
        var hit = SearchHits.Hit(ordinal: ordinal)
        for word in words {
            if word.title.contains(ordinal) {
                hit.titleWords.append(word.shown)
            } else if word.label.contains(ordinal) {
                hit.conceptWords.append(word.shown)
            } else if word.text.contains(ordinal) {
                hit.textWords.append(word.shown)
            }
        }
        for concept in concepts {
            if concept.direct.contains(ordinal) {
                hit.concepts.append(.init(notation: concept.notation, through: nil))
            } else if let mapped = concept.mapped.first(where: { $0.documents.contains(ordinal) }) {
                hit.concepts.append(.init(notation: concept.notation, through: mapped.notation))
            }
        }
        return hit
    }

    private func suggestion() throws -> String? {
        let unknown = words.map { $0.text.isEmpty && !$0.hasConcepts && !snapshot.concepts.knows($0.term) }
        guard unknown.contains(true) else { return nil }
        let vocabulary = try snapshot.vocabulary(in: db)
        let shown = words.map(\.shown)
        if let other = vocabulary.inOtherLayout(query.text), other != shown { return other.joined(separator: " ") }
        let corrected = zip(shown, unknown).map { word, isUnknown in
            isUnknown ? vocabulary.nearest(to: word) ?? word : word
        }
        return corrected == shown ? nil : corrected.joined(separator: " ")
    }
}
