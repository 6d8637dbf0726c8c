import Domain
import Synchronization

/// What the search keeps in memory of one version of the catalogue.
final class Snapshot: Sendable {
    struct Facet: Sendable {
        let scheme: String
        let notation: String
        let documents: DocumentSet
    }

    let all: Bitmap
    let total: Int
    /// By scheme and notation.
    let facets: [Facet]
    let postings: Postings
    let concepts: ConceptFinder
    private let positions: [String: [String: Int]]
    private let words = Mutex<Vocabulary?>(nil)

    init(in db: Connection, classification: Classification, budget: Int) throws {
        let largest =
            try db.rows("SELECT COALESCE(MAX(ordinal), 0) AS largest FROM search_documents")[0]["largest"] as Int
        let blocks = largest / 64 + 1
        var all = Bitmap(blocks: blocks)
        try db.forEachInteger("SELECT ordinal FROM search_documents ORDER BY ordinal") { all.insert($0) }
        let names = try db.rows("SELECT scheme, notation FROM search_facets GROUP BY scheme, notation").map {
            (scheme: try $0["scheme"] as String, notation: try $0["notation"] as String)
        }.sorted { ($0.scheme, $0.notation) < ($1.scheme, $1.notation) }
        facets = try names.map { name in
            let documents = try DocumentSet(blocks: blocks) {
                try db.forEachInteger(
                    "SELECT ordinal FROM search_facets WHERE scheme = \(name.scheme) AND notation = \(name.notation)",
                    $0)
            }
            return Facet(scheme: name.scheme, notation: name.notation, documents: documents)
        }
        var positions: [String: [String: Int]] = [:]
        for (position, facet) in facets.enumerated() {
            positions[facet.scheme, default: [:]][facet.notation] = position
        }
        self.positions = positions
        self.all = all
        total = all.count
        postings = Postings(budget: budget, blocks: blocks)
        concepts = ConceptFinder(classification)
    }

    func documents(_ scheme: String, _ notation: String) -> DocumentSet {
        positions[scheme]?[notation].map { facets[$0].documents } ?? .empty
    }

    /// The words for suggestions, read when the first one is needed.
    func vocabulary(in db: Connection) throws -> Vocabulary {
        try words.withLock { words in
            if let words { return words }
            let read = try Vocabulary(in: db)
            words = read
            return read
        }
    }
}
