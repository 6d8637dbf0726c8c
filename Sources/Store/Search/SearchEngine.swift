import Domain
import Synchronization

/// Answers searches: sets of entries are fetched from the engine's index once, kept in memory and combined there.
///
/// One for the process; any number of transactions use it at once. What it keeps belongs to one version of the catalogue
/// (`SearchIndex.version`), read in the transaction of the search, so that another process's import is seen at once.
public final class SearchEngine: Sendable {
    private let budget: Int
    /// The newest last; two, so that readers of the old and the new version do not take turns at loading.
    private let snapshots = Mutex<[(version: Int, snapshot: Snapshot)]>([])

    /// `memory` bounds the sets of terms kept, in bytes; facets come on top: at most an eighth of a byte an entry and notation.
    public init(memory: Int = 32 << 20) { budget = memory }

    /// `classification` is the one of the catalogue's version that `db` sees.
    public func hits(
        _ query: SearchQuery, in db: Connection, classification: @autoclosure () throws -> Classification
    ) throws -> SearchHits {
        let snapshot = try snapshot(in: db, classification)
        var search = try RunningSearch(query, snapshot, db)
        return try search.answer()
    }

    /// What is kept in memory of the version of the catalogue that `db` sees.
    func snapshot(in db: Connection, _ classification: () throws -> Classification) throws -> Snapshot {
        let version = try db.search.version()
        // Loading holds the lock: everyone else needs what is being loaded.
        return try snapshots.withLock { snapshots in
            if let known = snapshots.last(where: { $0.version == version }) { return known.snapshot }
            let snapshot = try Snapshot(in: db, classification: try classification(), budget: budget)
            snapshots = snapshots.suffix(1) + [(version, snapshot)]
            return snapshot
        }
    }
}
