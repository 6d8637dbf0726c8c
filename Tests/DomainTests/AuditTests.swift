import Domain
import Foundation
import Testing

struct AuditTests {
    @Test func `fields that could be confused give different bytes`() {
        func bytes(_ fields: [String?]) -> [UInt8] {
            var message = ChainMessage(.entry)
            for field in fields { message.add(field.map { Array($0.utf8)[...] }) }
            return message.bytes
        }
        let lists: [[String?]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", nil], ["abc", ""], [nil, "abc"], []]
        #expect(Set(lists.map(bytes)).count == lists.count)
        #expect(bytes(["é", nil]) == [1, 1, 0, 0, 0, 2, 0xC3, 0xA9, 0xFF, 0xFF, 0xFF, 0xFF])
    }

    @Test func `an actor is the same after it was text`() {
        for actor in [AuditActor.person(Identifier("p:1")), .visitor, .system, .commandLine] {
            #expect(AuditActor(actor.description) == actor)
        }
        #expect(AuditActor("somebody") == nil)
    }

    @Test func `identifiers begin with their instant`() {
        let now = Date(timeIntervalSince1970: 1_800_000_000.977)
        let earlier = now.addingTimeInterval(-0.001)
        let bound = Identifier<AuditEntry>.earliest(at: now).rawValue
        #expect(Identifier<AuditEntry>.new(at: earlier).rawValue < bound)
        #expect(bound < Identifier<AuditEntry>.new(at: now).rawValue)
    }
}
