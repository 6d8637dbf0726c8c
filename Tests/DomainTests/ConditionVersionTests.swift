import Domain
import Foundation
import Testing

struct ConditionVersionTests {
    private func day(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }

    @Test func `a version begins when the one before it ends`() {
        let versions = ConditionVersion.versions(ended: [(1, day(2)), (2, day(4)), (3, day(5))], lastIsInForce: false)
        #expect(versions.map(\.number) == [1, 2, 3, 4])
        #expect(versions.map(\.since) == [nil, day(2), day(4), day(5)])
        #expect(versions.map(\.until) == [day(2), day(4), day(5), nil])
    }

    @Test func `a state that ends with its conditions unchanged ends no version`() {
        let versions = ConditionVersion.versions(ended: [(1, day(1)), (2, day(2))], lastIsInForce: true)
        #expect(versions.map(\.number) == [1, 2])
        #expect(versions.map(\.since) == [nil, day(1)] && versions.map(\.until) == [day(1), nil])
        let first = ConditionVersion.versions(ended: [(1, day(1))], lastIsInForce: true)
        #expect(first.count == 1 && first[0].since == nil && first[0].until == nil)
    }

    @Test func `conditions that never changed are the first version`() {
        let versions = ConditionVersion.versions(ended: [], lastIsInForce: false)
        #expect(versions.map(\.number) == [1] && versions[0].since == nil && versions[0].until == nil)
    }
}
