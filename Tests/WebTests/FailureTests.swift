import Domain
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

/// What people are told when counting is too much.
struct FailureTests {
    @Test func `a table that is too large is refused, and the page says what to do`() throws {
        let failure = Failure(CoverageTooLarge())
        #expect(failure.status == .unprocessableContent && failure.mistakes.map(\.pointer) == ["/columns"])
        for language in Language.allCases {
            let strings = try Pages(withTiles: false)[language]
            #expect(strings.has("error.\(failure.key)") && strings.has("error.\(failure.key)Text"))
        }
    }

    @Test func `when too many count, one is asked to come back in a moment`() {
        let failure = Failure(CountingTurns.Full())
        #expect(failure.status == .serviceUnavailable && failure.headers[.retryAfter] == "5")
    }
}
