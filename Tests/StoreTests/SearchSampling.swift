import TestSupport

@testable import Store

/// Entries 1 to 60, each with a word of its own.
func emptyDatabaseWithWords() async throws -> any Database {
    let database = try await emptyDatabase()
    try await database.write { db in
        try db.search.index((1...60).map { SearchDocument(ordinal: $0, title: [], body: ["w\($0)"]) })
    }
    return database
}

/// A sequence that is the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    /// SplitMix64, after S. Vigna.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
