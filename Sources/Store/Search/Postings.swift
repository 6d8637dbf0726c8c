import Synchronization

/// The entries of each term asked for lately, within a bound of memory; the one asked for longest ago gives way.
final class Postings: Sendable {
    private struct Entry {
        let documents: DocumentSet
        var lastUse: Int
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var size = 0
        var uses = 0
    }

    private let budget: Int
    private let blocks: Int
    private let state = Mutex(State())

    /// `budget` is in bytes.
    init(budget: Int, blocks: Int) {
        self.budget = budget
        self.blocks = blocks
    }

    /// Two that ask for a new term at once both read it: cheaper than to let one wait for the other's connection.
    func documents(with token: String, in db: Connection) throws -> DocumentSet {
        if let known = find(token) { return known }
        let documents = try DocumentSet(blocks: blocks) { try FullText(db: db).forEachOrdinal(with: token, $0) }
        keep(documents, token)
        return documents
    }

    private func find(_ token: String) -> DocumentSet? {
        state.withLock { state in
            state.uses += 1
            state.entries[token]?.lastUse = state.uses
            return state.entries[token]?.documents
        }
    }

    private func keep(_ documents: DocumentSet, _ token: String) {
        let size = Self.size(documents, token)
        guard size <= budget / 4 else { return }
        state.withLock { state in
            if state.size + size > budget { makeRoom(&state) }
            guard state.entries.updateValue(Entry(documents: documents, lastUse: state.uses), forKey: token) == nil
            else { return }
            state.size += size
        }
    }

    /// Gives up the older half at once: rare, and no list has to be kept in order meanwhile.
    private func makeRoom(_ state: inout State) {
        for (token, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard state.size > budget / 2 else { break }
            state.entries[token] = nil
            state.size -= Self.size(entry.documents, token)
        }
    }

    private static func size(_ documents: DocumentSet, _ token: String) -> Int {
        documents.size + token.utf8.count + 96
    }
}
