import Actions
import Domain
import Store
import TestSupport
import Testing

/// Whom a scheme is for, beside the same firms asked one by one.
struct ScopeTests {
    private static let day = Day("2026-03-01") ?? Day(utc: .morning)

    private static func catalogue() async throws -> Catalogue {
        try await Belarus.database().read { try CatalogueCache().catalogue(in: $0) }
    }

    /// Firms with facts known, unknown and not applicable, on both sides of every limit.
    private static let firms: [Firm] = {
        let employees: [Known<Int>] = [
            .unknown, .notApplicable, .known(5), .known(49), .known(50), .known(45), .known(55),
        ]
        let turnovers: [Known<Money>] = [
            .unknown, .known(Money(24_999_999, "GBP")), .known(Money(25_000_000, "GBP")),
            .known(Money(26_000_000, "GBP")), .known(Money(1_000_000, "BYN")),
        ]
        let owners: [Known<Ownership>] = [.unknown, .known(.state), .known(.private), .known(.mixed)]
        return employees.flatMap { employees in
            turnovers.flatMap { turnover in
                owners.map { owner in
                    var firm = Firm()
                    (firm.employees, firm.turnover, firm.ownership) = (employees, turnover, owner)
                    return firm
                }
            }
        }
    }()

    private static func desk() -> CoverageDesk {
        var columns = FactColumns()
        for firm in firms { columns.append(firm) }
        return CoverageDesk(registered: columns)
    }

    private static func rule(_ id: String, _ expressions: [Criterion.Expression]) -> Programme {
        let title = LocalizedText(be: "–", ru: "–", en: "–")
        return Programme(
            id: id, title: title,
            criteria: expressions.enumerated().map {
                Criterion(identifier: "c\($0)", title: title, expression: $1)
            })
    }

    private static func plainCounts(_ rule: Programme, _ firms: [Firm], _ catalogue: Catalogue) -> OutcomeCounts {
        let outcomes = firms.map { rule.outcome(for: $0, on: day, in: catalogue.classification) }
        func count(_ outcome: Outcome) -> Int { outcomes.count { $0 == outcome } }
        return OutcomeCounts(
            eligible: count(.eligible), undetermined: count(.undetermined), ineligible: count(.ineligible))
    }

    @Test(arguments: PopulationTrait.allCases)
    func `every cell is what asking firm by firm counts`(trait: PopulationTrait) async throws {
        let (catalogue, desk) = (try await Self.catalogue(), Self.desk())
        let own = Self.rule("own", [.comparison(Comparison(.employees, .atLeast, .numbers([50])))])
        let traits = PopulationTraits(catalogue.country, catalogue.classification)
        for rule in catalogue.regimes.map(\.programme) + [own] {
            let answer = try await desk.scope(
                of: ScopeRequest(rule, columns: [trait], on: Self.day), catalogue, today: Self.day)
            #expect(answer.rule.shift.after == Self.plainCounts(rule, Self.firms, catalogue), "\(rule.id)")
            #expect(answer.rule.shift.before.ineligible == Self.firms.count)
            let sums = answer.cells.map(\.after).reduce((0, 0, 0)) {
                ($0.0 + $1.eligible, $0.1 + $1.undetermined, $0.2 + $1.ineligible)
            }
            let all = answer.rule.shift.after
            #expect(sums == (all.eligible, all.undetermined, all.ineligible))
            for (column, cell) in zip(answer.effect.table.columns, answer.cells) {
                let firms = Self.firms.filter { firm in
                    Population([firm], traits: traits).groups.map { $0[trait] } == column
                }
                #expect(cell.after == Self.plainCounts(rule, firms, catalogue), "\(rule.id) \(column)")
            }
        }
    }

    @Test func `who is just outside fails by one limit alone, and ten percent more let some of them in`() async throws {
        let (catalogue, desk) = (try await Self.catalogue(), Self.desk())
        let rule = try #require(catalogue.regimes.first { $0.id == "uk-bank-referral" }?.programme)
        let answer = try await desk.scope(
            of: ScopeRequest(rule, columns: [.size], on: Self.day), catalogue, today: Self.day)
        let limit = try #require(answer.rule.limits.first)
        // Two of five turnovers are too large, of two owners of four that are known not to be the State, with any of seven headcounts.
        #expect(answer.rule.limits.count == 1 && limit.outside == 2 * 2 * 7 && limit.perhapsOutside == 2 * 7)
        #expect(limit.higher?.shift.gained == limit.outside && limit.lower?.shift.lost == 2 * 7)
        let hurdles = answer.part.hurdles
        #expect(hurdles.map(\.criterion) == [0, 1] && hurdles.map(\.firms) == [2 * 4 * 7, 5 * 7])
        #expect(answer.part.missing == [.init(fact: .ownership, firms: 3 * 7), .init(fact: .turnover, firms: 3 * 7)])
    }

    @Test func `a changed rule is compared with the published one, firm by firm`() async throws {
        let (catalogue, desk) = (try await Self.catalogue(), Self.desk())
        let (from50, from49) = (
            Self.rule("own", [.comparison(Comparison(.employees, .atLeast, .numbers([50])))]),
            Self.rule("own", [.comparison(Comparison(.employees, .atLeast, .numbers([49])))])
        )
        let answer = try await desk.scope(
            of: ScopeRequest(from49, insteadOf: from50, columns: [.ownership], on: Self.day), catalogue,
            today: Self.day)
        #expect(answer.rule.shift.before == Self.plainCounts(from50, Self.firms, catalogue))
        #expect(answer.rule.shift.after == Self.plainCounts(from49, Self.firms, catalogue))
        // One headcount of seven comes in, of five turnovers and four owners.
        #expect(answer.rule.shift.gained == 5 * 4 && answer.rule.shift.lost == 0)
        #expect(answer.cells.map(\.gained) == [5, 5, 5, 5])
    }

    @Test func `without published conditions nothing is known of anybody`() async throws {
        let (catalogue, desk) = (try await Self.catalogue(), Self.desk())
        let place = ScopePlace(regime: "digital-factory-certification", trait: .size)
        let answer = try #require(try await desk.scope(place, catalogue, today: Self.day))
        #expect(answer.rule.shift.after.undetermined == Self.firms.count && answer.part.hurdles.isEmpty)
        // Firms of a register did not agree to be shown.
        #expect(answer.sample.isEmpty)
        #expect(try await desk.scope(ScopePlace(regime: "nothing", trait: .size), catalogue, today: Self.day) == nil)
        let nowhere = ScopePlace(regime: "digital-factory-certification", trait: .size, column: "huge")
        #expect(try await desk.scope(nowhere, catalogue, today: Self.day) == nil)
    }

    @Test func `a scheme never counts as support`() async throws {
        let catalogue = try await Self.catalogue()
        #expect(!catalogue.regimes.isEmpty)
        let known = Set(catalogue.rulebook.programmes.map(\.id))
        #expect(catalogue.regimes.allSatisfy { !known.contains($0.id) })
        #expect(catalogue.opportunities.count == catalogue.rulebook.programmes.count)
    }
}
