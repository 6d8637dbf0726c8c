import Testing

@testable import Actions

/// Few count at the same time.
struct CountingTurnsTests {
    @Test func `no more count at once than there are turns, and all come to theirs`() async throws {
        let turns = CountingTurns(atOnce: 2)
        let tally = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await turns.take {
                        await tally.begin()
                        await Task.yield()
                        await tally.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(await tally.ended == 40)
        #expect((1...2).contains(await tally.most))
    }

    @Test func `whoever fails gives the turn back`() async throws {
        let turns = CountingTurns(atOnce: 1)
        await #expect(throws: Wrong.self) { try await turns.take { throw Wrong() } }
        let seven = try await turns.take { 7 }
        #expect(seven == 7)
    }

    /// One counts and fifty wait: nine of sixty hear that there are too many, and then the first may end.
    @Test func `too many who wait are told so at once`() async {
        let turns = CountingTurns(atOnce: 1)
        let tally = Tally()
        let (gate, open) = AsyncStream<Void>.makeStream()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    do {
                        try await turns.take { for await _ in gate {} }
                    } catch {
                        if await tally.refuse() == 9 { open.finish() }
                    }
                }
            }
        }
        #expect(await tally.refused == 9)
    }
}

private struct Wrong: Error {}

private actor Tally {
    private var now = 0
    private(set) var most = 0
    private(set) var ended = 0
    private(set) var refused = 0

    func begin() {
        now += 1
        most = max(most, now)
    }

    func end() {
        now -= 1
        ended += 1
    }

    func refuse() -> Int {
        refused += 1
        return refused
    }
}
