import Domain
import TestSupport
import Testing

struct CaseTests {
    private static let text = LocalizedText(be: "t", ru: "t", en: "t")

    private static func effect(
        _ before: Double, _ after: Double, unit: String = "unit-hours", metric: String = "hours"
    ) -> DataValue {
        .object([
            .init("metric", .text(metric)), .init("title", text.dataValue), .init("unit", .text(unit)),
            .init("before", DataValue(before)), .init("after", DataValue(after)), .init("method", text.dataValue),
        ])
    }

    private static func sample(_ id: String = "one", _ effects: [DataValue]) -> Case {
        Case(id: id, reading: DataReader(.object([.init("effects", .list(effects))])))
    }

    // MARK: What was measured

    @Test func `five cases make a median, four make none`() throws {
        let pairs = [(10.0, 5.0), (10, 6), (10, 7), (10, 8), (20, 18)]
        let cases = pairs.enumerated().map { Self.sample("c\($0)", [Self.effect($1.0, $1.1)]) }
        let four = try #require(EffectStatistics.all(of: Array(cases.prefix(4))).first)
        #expect(four.count == 4 && four.change == nil && four.after == nil)
        let five = try #require(EffectStatistics.all(of: cases).first)
        // Changes −0.5, −0.4, −0.3, −0.2, −0.1; after 5, 6, 7, 8, 18.
        let change = try #require(five.change?.quartiles)
        #expect(abs(change.lower + 0.4) < 1e-12 && abs(change.median + 0.3) < 1e-12)
        #expect(abs(change.upper + 0.2) < 1e-12)
        let after = try #require(five.after)
        #expect(after.quartiles == Quartiles(lower: 6, median: 7, upper: 8))
        #expect(after.lowest == 5 && after.highest == 18 && after.cases == 5)
    }

    @Test func `what cases measured is the fall of what a project reduces, and never another figure`() throws {
        let project = try #require(try Belarus.records(Project.self).first { $0.id == "order-accounting" })
        func measured(_ metric: String, _ pairs: [(Double, Double)]) -> [InputName: MeasuredRange] {
            let cases = pairs.enumerated().map { number, pair in
                Self.sample("c\(number)", [Self.effect(pair.0, pair.1, metric: metric)])
            }
            return project.measured(in: EffectStatistics.all(of: cases))
        }
        let pairs = [(100.0, 90.0), (100, 80), (100, 70), (100, 60), (100, 50)]
        let range = try #require(measured("order-handling-hours", pairs)[.labourReduction])
        #expect(abs(range.quartiles.median - 30) < 1e-9 && abs(range.quartiles.lower - 20) < 1e-9)
        #expect(abs(range.lowest - 10) < 1e-9 && abs(range.highest - 50) < 1e-9)
        #expect(measured("order-handling-hours", pairs).count == 1)
        #expect(measured("order-handling-hours", Array(pairs.prefix(4))).isEmpty)
        #expect(measured("downtime-hours", pairs).isEmpty)
        // Hours that grew are no reduction of them.
        #expect(measured("order-handling-hours", pairs.map { ($0.1, $0.0) }).isEmpty)
    }

    @Test func `what grew from nothing has no share, and counts for the value after`() throws {
        let cases = (0..<5).map { Self.sample("c\($0)", [Self.effect($0 == 0 ? 0 : 4, 2)]) }
        let one = try #require(EffectStatistics.all(of: cases).first)
        #expect(one.count == 5 && one.change == nil && one.after?.quartiles.median == 2)
    }

    @Test func `a unit of its own is a line of its own, and a case counts once in each`() {
        let cases = [
            Self.sample("a", [Self.effect(4, 2), Self.effect(8, 2), Self.effect(4, 2, unit: "unit-days")]),
            Self.sample("b", [Self.effect(4, 2)]),
        ]
        #expect(EffectStatistics.all(of: cases).map { "\($0.unit) \($0.count)" } == ["unit-hours 2", "unit-days 1"])
    }

    // MARK: Cases like mine

    private static let classification = Classification(
        concepts: [
            ("NACE", "C", nil), ("NACE", "C16", "C"), ("NACE", "C16.1", "C16"), ("NACE", "C20", "C"),
            ("NACE", "H", nil), ("REGION", "BY", nil), ("REGION", "BY-HR", "BY"), ("REGION", "BY-MI", "BY"),
            ("PROBLEM", "scrap", nil), ("PROBLEM", "scrap-paint", "scrap"), ("PROBLEM", "stops", nil),
        ].map { Concept(scheme: $0.0, notation: $0.1, prefLabel: text, broader: $0.2) })
    private static let places = [
        "lida": Place(id: "lida", region: "BY-HR", name: text, latitude: 0, longitude: 0)
    ]

    private static func likeness(_ profile: CaseProfile, _ change: (inout Case) -> Void) -> CaseLikeness {
        var one = Case(core: RecordCore(id: "one"))
        change(&one)
        return CaseLikeness(of: one, to: profile, classification, places: places)
    }

    @Test func `all that a firm can share makes a hundred`() {
        var profile = CaseProfile()
        profile.concepts = ["scrap"]
        profile.activity = "C16.1"
        profile.size = "small"
        profile.region = "BY-HR"
        let likeness = Self.likeness(profile) { one in
            one.core.concepts = ["scrap-paint"]
            one.activity = "C16.1"
            one.size = "small"
            one.place = "lida"
        }
        #expect(likeness.points == 100)
        #expect(
            likeness.parts == [
                .concepts(["scrap"], of: 1), .activity("C16.1", share: 1), .size("small"), .region("BY-HR"),
            ])
    }

    @Test(arguments: [
        ("C16.1", "C16.1", 30), ("C16.1", "C16", 20), ("C16.1", "C20", 10), ("C", "C16.1", 30), ("C16.1", "H", 0),
    ])
    func `an activity counts by the levels that both have`(asked: String, own: String, points: Int) {
        var profile = CaseProfile()
        profile.activity = asked
        #expect(Self.likeness(profile) { $0.activity = own }.points == points)
    }

    @Test func `half of the problems are half of their points`() {
        var profile = CaseProfile()
        profile.concepts = ["scrap", "stops"]
        #expect(Self.likeness(profile) { $0.core.concepts = ["stops"] }.points == 20)
    }

    @Test func `what is not known adds nothing`() {
        var profile = CaseProfile()
        profile.concepts = ["scrap"]
        profile.activity = "C"
        profile.size = "small"
        profile.region = "BY-HR"
        #expect(Self.likeness(profile) { _ in }.parts.isEmpty)
        #expect(Self.likeness(CaseProfile()) { $0.size = "small" }.parts.isEmpty)
        #expect(Self.likeness(profile) { $0.place = "nowhere" }.parts.isEmpty)
    }

    @Test func `the likest comes first, and who shares nothing is left out`() {
        var profile = CaseProfile()
        profile.size = "small"
        profile.activity = "C"
        var (one, other, third) = (
            Case(core: RecordCore(id: "a")), Case(core: RecordCore(id: "b")), Case(core: RecordCore(id: "c"))
        )
        one.size = "small"
        other.size = "small"
        other.activity = "C16"
        third.size = "large"
        let ranked = CaseLikeness.ranked([one, other, third], by: profile, Self.classification, places: [:])
        #expect(ranked.map(\.case.id) == ["b", "a"])
    }
}
