import Domain
import Store

extension SearchEngine {
    /// The identifiers of all records of one kind that a query finds, as deep as a search goes.
    func identifiers(
        _ query: SearchQuery, in db: Connection, classification: Classification
    ) throws -> Set<String> {
        var query = query
        var found: Set<String> = []
        query.limit = 100
        for page in 1...SearchQuery.deepestHit / query.limit {
            query.page = page
            let hits = try hits(query, in: db, classification: classification).hits
            found.formUnion(try db.records.headings(hits.map(\.ordinal), in: .en).map(\.id))
            if hits.count < query.limit { break }
        }
        return found
    }
}
