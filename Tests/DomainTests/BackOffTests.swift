import Domain
import Testing

struct BackOffTests {
    @Test func `each wait is longer than the one before, and a day of outage is outlived`() {
        let waits = (1...BackOff.attempts).compactMap(BackOff.wait)
        #expect(waits == waits.sorted())
        #expect(Set(waits).count == waits.count)
        #expect(waits.reduce(0, +) > 24 * 3600)
    }

    @Test(arguments: [(0, nil), (1, 15), (9, 86_400), (10, nil), (11, nil)])
    func `the last attempt has no wait`(attempt: Int, seconds: Int?) {
        #expect(BackOff.wait(after: attempt) == seconds)
    }
}
