import Domain
import Foundation
import Testing

struct ConditionVersionTests {
    private func criteria(_ limit: Double) -> [Criterion] {
        [
            Criterion(
                identifier: "size", title: .plain("Size"),
                expression: .comparison(Comparison(.employees, .lessThan, .numbers([limit]))))
        ]
    }

    private func day(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }

    @Test func `only a change of the conditions begins a version`() {
        let states = [(10, 1), (10, 2), (50, 3), (50, 4), (10, 5)].map { (criteria(Double($0.0)), day($0.1)) }
        let versions = ConditionVersion.versions(in: states.map { ($0.0, $0.1) }, now: criteria(250))
        #expect(versions.map(\.number) == [1, 2, 3, 4])
        #expect(versions.map(\.since) == [nil, day(2), day(4), day(5)])
        #expect(versions.map(\.until) == [day(2), day(4), day(5), nil])
        #expect(versions.map(\.criteria) == [10, 50, 10, 250].map { criteria($0) })
    }

    @Test func `numbers stay when the record goes on changing`() {
        var states = [(criteria: criteria(10), endedAt: day(1))]
        let before = ConditionVersion.versions(in: states, now: criteria(50))
        states.append((criteria(50), day(2)))
        let after = ConditionVersion.versions(in: states, now: criteria(50))
        #expect(before == after)
        #expect(Array(ConditionVersion.versions(in: states, now: criteria(60)).prefix(1)) == Array(before.prefix(1)))
    }

    @Test func `conditions that never changed are the first version`() {
        let versions = ConditionVersion.versions(in: [], now: criteria(10))
        #expect(versions.count == 1 && versions[0].since == nil && versions[0].until == nil)
    }
}
