import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// The figures of a scenario beside the table of coverage that counts the same.
struct ScenarioFiguresTests {
    private static let day = Day("2020-06-30") ?? Day(utc: .morning)

    private func catalogue() async throws -> Catalogue {
        try await Belarus.database().read { try CatalogueCache().catalogue(in: $0) }
    }

    private func scenario(_ changes: [(PolicyScenario.Change.Aim, String, DataValue)]) throws -> PolicyScenario {
        var scenario = PolicyScenario(
            id: .init("0test"), .init(title: "Test", question: "What if?", day: Self.day), in: .en,
            by: .init("analyst"), of: nil, at: .morning)
        for (aim, programme, body) in changes {
            _ = try scenario.add(aim, of: programme, saying: body, at: .morning)
        }
        return scenario
    }

    private static func draft(_ expression: String) throws -> DataValue {
        try DataValue(
            json: """
                {"title": {"be": "Новая", "ru": "Новая", "en": "New"}, "areas": ["COSME-G"],
                 "amount": {"min": 100, "max": 500, "currency": "EUR"}, "assumptions": {"takeUp": 10},
                 "criteria": [{"identifier": "size", "severity": "blocking",
                    "title": {"be": "Памер", "ru": "Размер", "en": "Size"}, "expression": \(expression)}]}
                """)
    }

    @Test func `a new programme: cells agree with the table of coverage, gains and losses with both`() async throws {
        let catalogue = try await catalogue()
        let body = try Self.draft(#"{"fact": "employees", "lessThan": 10}"#)
        let scenario = try scenario([(.new, "for-the-small", body)])
        let desk = CoverageDesk()
        let text = try #require(try await desk.text(of: scenario, scenario.read(catalogue), catalogue))
        guard case .object(let fields) = body else { return }
        let draft = DataValue.object(
            [.init("id", .text("for-the-small"))] + fields.filter { $0.name != "assumptions" })
        func table(_ question: [DataValue.Field]) async throws -> CoverageMatrix {
            let reader = DataReader(.object([.init("at", .text("\(Self.day)"))] + question))
            let request = CoverageRequest(reading: reader, catalogue: catalogue)
            #expect(reader.mistakes == [])
            return try await desk.answer(request, catalogue, today: Self.day).matrix
        }
        let (before, after) = (try await table([]), try await table([.init("draft", draft)]))
        #expect(text.figures.firms == 111_214)
        #expect(text.figures.cells.map(\.row).uniqued == ["COSME-G"])
        for cell in text.figures.cells {
            let row = try #require(before.table.rows.firstIndex { $0.notations == [cell.row] })
            let column = try #require(before.table.columns.firstIndex { $0 == [cell.column] })
            let (old, new) = (before.cells[row][column], after.cells[row][column])
            #expect(cell.shift.before.eligible == old.eligible && cell.shift.after.eligible == new.eligible)
            #expect(cell.shift.before.undetermined == old.undetermined)
            #expect(cell.shift.after.undetermined == new.undetermined)
            #expect(cell.shift.gained - cell.shift.lost == new.eligible - old.eligible && cell.shift.lost == 0)
        }
        let programme = text.figures.programmes[0]
        #expect(programme.shift.before.eligible == 0 && programme.shift.after.eligible == programme.shift.gained)
        #expect(programme.cost?.most == Money(minorUnits: programme.shift.gained * 5000, currency: "EUR"))
        #expect(programme.cost?.least == Money(minorUnits: programme.shift.gained * 1000, currency: "EUR"))
        let limit = try #require(programme.limits.first)
        #expect(limit.words.en == "Fewer than 10\u{a0}employees.")
        #expect(limit.outside == 111_214 - programme.shift.after.eligible)
        #expect((limit.lower?.lost ?? 0) > 0 && (limit.higher?.gained ?? 0) > 0)
    }

    @Test func `an unchanged copy changes nothing; one that goes loses exactly what it alone reached`() async throws {
        let catalogue = try await catalogue()
        let desk = CoverageDesk()
        for opportunity in catalogue.opportunities.prefix(6) {
            let copy = try scenario([(.altered, opportunity.id, PolicyScenario.Change.copy(of: opportunity))])
            let same = try #require(try await desk.text(of: copy, copy.read(catalogue), catalogue))
            #expect(same.figures.overall.before == same.figures.overall.after)
            #expect(same.figures.overall.gained == 0 && same.figures.overall.lost == 0)
            let without = try scenario([(.removed, opportunity.id, .object([]))])
            let gone = try #require(try await desk.text(of: without, without.read(catalogue), catalogue))
            #expect(gone.figures.overall.lost == same.figures.programmes[0].alone, "\(opportunity.id)")
            #expect(gone.figures.programmes[0].shift.after.eligible == 0 && gone.figures.programmes[0].cost == nil)
        }
    }

    @Test func `firms divided otherwise are the same firms, and each table can be found again`() async throws {
        let catalogue = try await catalogue()
        let scenario = try scenario([(.new, "new", try Self.draft(#"{"fact": "ownership", "equals": "state"}"#))])
        let desk = CoverageDesk()
        let text = try #require(
            try await desk.text(
                of: scenario, scenario.read(catalogue), catalogue, and: CoverageLayout.keptWithScenarios))
        #expect(text.figures.tables.map(\.columns) == PopulationTrait.allCases.map(\.rawValue))
        for trait in PopulationTrait.allCases {
            let table = try #require(text.figures.table([.area], by: trait))
            #expect(table.cells.map(\.shift.gained).reduce(0, +) == text.figures.cells.map(\.shift.gained).reduce(0, +))
        }
        #expect(text.figures.table([.area, .cost], by: .size) == nil)
        let byCost = try #require(
            try await desk.text(
                of: scenario, scenario.read(catalogue), catalogue,
                in: CoverageLayout(rows: [.area, .cost], columns: [.region])))
        #expect(byCost.figures.table([.area, .cost], by: .region)?.cells.first?.row.hasPrefix("COSME-G ") == true)
        let newer = try text.text()
        #expect(try ScenarioText(text: newer).text() == newer)
        let older = newer.replacing(/"further":.*?"overall"/, with: #""overall""#)
        let read = try ScenarioText(text: older)
        #expect(read.figures.tables.count == 1 && older.count < newer.count)
        #expect(try read.text() == older, "what was published before stays as it is")
    }

    @Test func `nothing is counted of what cannot be read`() async throws {
        let catalogue = try await catalogue()
        let wrong = try scenario([(.new, "new-1", try Self.draft(#"{"fact": "colour", "equals": "red"}"#))])
        #expect(try await CoverageDesk().text(of: wrong, wrong.read(catalogue), catalogue) == nil)
        #expect(try await CoverageDesk().text(of: try scenario([]), [], catalogue) == nil)
    }
}
