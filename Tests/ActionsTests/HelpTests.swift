import Actions
import DataPackage
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// What the index finds is what the formula says, record by record.
struct HelpTests {
    private static let day = Day("2026-11-21") ?? Day(utc: .morning)

    private static func search(_ gaps: [Gap], _ firm: Firm = Firm(), limit: Int) -> HelpSearch {
        HelpSearch(gaps: gaps, firm: firm, limit: limit, on: day, in: .en)
    }

    private static func found(_ search: HelpSearch) async throws -> HelpFound {
        let database = try await Belarus.database()
        let (cache, engine) = (CatalogueCache(), SearchEngine())
        return try await database.read { try $0.help(search, try cache.catalogue(in: $0), by: engine) }
    }

    private static var firms: [Firm] {
        var sawmill = Firm()
        sawmill.region = .known("BY-BR")
        sawmill.employees = .known(38)
        sawmill.activity = .known("C16")
        sawmill.ownership = .known(.private)
        return [Firm(), sawmill]
    }

    /// Every record of the package, as the ranking wants to know it.
    private static func candidates(_ package: CountryPackage, _ classification: Classification) -> [HelpCandidate] {
        let places = Dictionary(uniqueKeysWithValues: package.places.map { ($0.id, $0) })
        let regions = Set(classification.narrower(than: package.country.code))
        return package.records.map { record in
            let region = record.place.flatMap { places[$0]?.region }
            let notations = Set((record.notations + [region].compactMap(\.self)).flatMap(classification.path))
            return HelpCandidate(
                kind: type(of: record).kind, id: record.id, title: record.core.title.en, notations: notations,
                isLocal: !notations.isDisjoint(with: regions), checkedOn: record.core.asOf)
        }
    }

    @Test func `the index finds for every problem what the formula ranks first`() async throws {
        let package = try Belarus.package()
        let classification = package.classification
        let problems = classification.concepts(of: "PROBLEM").map { Gap($0) }
        let all = Self.candidates(package, classification)
        let opportunities = package.records.compactMap { $0 as? Opportunity }
        for firm in Self.firms {
            for start in stride(from: 0, to: problems.count, by: 11) {
                let gaps = Array(problems[start...].prefix(3))
                let found = try await Self.found(Self.search(gaps, firm, limit: 1000))
                let rulebook = Rulebook(
                    opportunities.map(\.programme), classification: classification, countryOf: package.country.nameOf)
                let outcomes = rulebook.evaluate(firm, on: Self.day).outcomesByProgramme
                let ranking = HelpRanking(
                    gaps, for: HelpFirm(firm, in: package.country, classification),
                    funding: FundingForHelp(
                        opportunities.sorted { $0.id < $1.id }, outcomes: outcomes, costs: package.country.helpCosts),
                    classification, on: Self.day)
                for (gap, ofGap) in found.gaps.enumerated() {
                    for kind in HelpSearch.kinds {
                        let expected = ranking.ranked(all.filter { $0.kind == kind }, for: gap)
                        let group = ofGap.groups.first { $0.kind == kind }
                        #expect(group?.best.map(\.candidate.id) ?? [] == expected.map(\.candidate.id))
                        #expect(group?.best.map(\.points) ?? [] == expected.map(\.points))
                        #expect(group?.total ?? 0 == expected.count)
                    }
                }
            }
        }
    }

    @Test func `a short list begins like the long one`() async throws {
        let gap = try #require(try Belarus.package().classification["DT-9"])
        let (short, long) = (
            try await Self.found(Self.search([Gap(gap)], limit: 3)),
            try await Self.found(Self.search([Gap(gap)], limit: 60))
        )
        for group in short.gaps[0].groups {
            let whole = long.gaps[0].groups.first { $0.kind == group.kind }
            #expect(group.best.count <= 3)
            #expect(group.best.map(\.candidate.id) == whole?.best.prefix(3).map(\.candidate.id))
            #expect(group.total == whole?.total)
        }
    }

    @Test func `funding that the rules exclude is no help, and its nearest miss may be named`() async throws {
        var large = Firm()
        large.employees = .known(100_000)
        large.ownership = .known(.state)
        large.stateShare = .known(100)
        let problems = try Belarus.package().classification.concepts(of: "PROBLEM").prefix(12).map { Gap($0) }
        let found = try await Self.found(Self.search(problems, large, limit: 1000))
        let outcomes = try await Self.outcomes(large)
        let shown = found.gaps.flatMap(\.groups).filter { $0.kind == .opportunities }.flatMap(\.best)
        #expect(shown.allSatisfy { outcomes[$0.candidate.id] != .ineligible })
        let missed = found.gaps.flatMap(\.nearMisses)
        #expect(missed.allSatisfy { outcomes[$0.opportunity] == .ineligible && !$0.text.isEmpty })
        #expect(outcomes.values.contains(.ineligible))
    }

    private static func outcomes(_ firm: Firm) async throws -> [String: Outcome] {
        let cache = CatalogueCache()
        return try await Belarus.database().read { db in
            try cache.catalogue(in: db).rulebook.evaluate(firm, on: day).outcomesByProgramme
        }
    }

    @Test func `an address found alive keeps a record fresh, a dead one does not`() async throws {
        let database = try await emptyDatabase()
        try await Norland.load(into: database)
        let (visited, broken) = (Day("2026-11-01") ?? Self.day, Day("2026-11-10") ?? Self.day)
        try await database.write { db in
            for (day, outcome) in [(visited, LinkVisit.Outcome.answered(200)), (broken, .answered(404))] {
                let noon = Date(timeIntervalSince1970: (Double(day.daysSince1970) + 0.5) * 86_400)
                let visit = LinkVisit(
                    address: "https://guild.example", visitedAt: noon, outcome: outcome, milliseconds: 1)
                try db.linkVisits.save(visit, of: .services, "loom-trial")
            }
        }
        let found = try await database.read { db in
            let catalogue = try CatalogueCache().catalogue(in: db)
            let gap = try #require(catalogue.classification["problem-nets"])
            return try db.help(Self.search([Gap(gap)], limit: 3), catalogue, by: SearchEngine())
        }
        let trial = try #require(found.gaps[0].groups.first { $0.kind == .services }?.best.first)
        #expect(trial.candidate.id == "loom-trial")
        #expect(trial.candidate.checkedOn == visited)
    }
}
