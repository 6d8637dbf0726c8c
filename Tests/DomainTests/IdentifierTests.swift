import Domain
import Foundation
import Testing

struct IdentifierTests {
    @Test func `an identifier cannot be guessed from its neighbours`() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let ids = (0..<2000).map { _ in Array(Identifier<Person>.new(at: now).rawValue) }
        #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.count == 22 })
        // Sixty bits of chance: each of the last twelve places takes all of its 32 letters.
        for place in 10..<22 { #expect(Set(ids.map { $0[place] }).count == 32) }
    }

    @Test func `newer identifiers sort last`() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let ids = [0, 0.001, 1, 86_400].map { Identifier<Person>.new(at: now.addingTimeInterval($0)).rawValue }
        #expect(ids == ids.sorted())
    }
}
