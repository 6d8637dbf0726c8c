/// What a firm did, and what came of it: measured before and after, by a named method.
public struct Case: CatalogueRecord {
    public static let kind = Kind.cases

    public var core: RecordCore
    /// The firm as it may be named; nil when it wishes not to be.
    public var firm: String?
    public var activity: String?
    public var size: String?
    public var place: String?
    public var years: Years?
    /// What was wrong, what was done, what was learnt.
    public var problem: LocalizedText?
    public var solution: LocalizedText?
    public var lessons: LocalizedText?
    public var cost: Money?
    public var effects: [Effect] = []
    public var solutions: [String] = []
    public var services: [String] = []
    public var funding: [String] = []

    public init(core: RecordCore) { self.core = core }

    public var tags: [String] { [activity, size].compactMap(\.self) }

    public static let fields: [RecordField<Case>] =
        RecordField.opening + [
            .text("firm", \.firm),
            .notation("activity", \.activity, of: "NACE"),
            .notation("size", \.size, of: "SIZE"),
            .place("place", \.place),
            .years("years", \.years),
            .localized("problem", \.problem, isProse: true),
            .localized("solution", \.solution, isProse: true),
            RecordField("cost", .money) { reader, record, _ in
                record.cost = reader.money()
            } write: {
                $0.cost?.dataValue
            } statements: {
                $0.cost.map { [.money($0)] } ?? []
            },
            RecordField("effects", .file, isRequired: true) { reader, record, context in
                record.effects = reader.list(limit: 50).compactMap { Effect(reading: $0, context) }
                if record.effects.isEmpty { reader.note(.empty) }
            } write: {
                .listed($0.effects.map(\.dataValue))
            } statements: {
                $0.effects.map { .words($0.title) }
            },
            .localized("lessons", \.lessons, isProse: true),
            .references("solutions", \.solutions, to: .solutions),
            .references("services", \.services, to: .services),
            .references("funding", \.funding, to: .opportunities),
        ] + RecordField.closing

    /// One thing that was measured before and after.
    public struct Effect: Hashable, Sendable {
        /// What it is compared by with other cases: `hours-saved`, `scrap-share`.
        public let metric: String
        public let title: LocalizedText
        /// A notation of `UNIT`.
        public let unit: String
        public let before: Double
        public let after: Double
        /// Between the two measurements.
        public let period: Period?
        /// How it was measured.
        public let method: LocalizedText
        /// Where the measurement can be seen.
        public let evidence: Citation?

        /// After, less before, as a share of before; nil from nothing.
        public var change: Double? { before == 0 ? nil : (after - before) / abs(before) }
    }
}

extension Case.Effect {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["metric", "title", "unit", "before", "after", "period", "method", "evidence"])
        guard let metric = reader.required("metric")?.text(limit: 60),
            let title = reader.required("title")?.localized(),
            let unit = reader.required("unit")?.notation(of: "UNIT", context),
            let before = reader.required("before")?.number(-1e15...1e15),
            let after = reader.required("after")?.number(-1e15...1e15),
            let method = reader.required("method")?.localized()
        else { return nil }
        if !RecordCore.isIdentifier(metric) { reader.note(.unreadable("a–z, 0–9, -"), at: "metric") }
        self.init(
            metric: metric, title: title, unit: unit, before: before, after: after,
            period: reader.field("period")?.period(), method: method,
            evidence: reader.field("evidence")?.citation(context))
    }

    fileprivate var dataValue: DataValue {
        .present([
            ("metric", .text(metric)), ("title", title.dataValue), ("unit", .text(unit)),
            ("before", DataValue(before)), ("after", DataValue(after)),
            ("period", period.map { .text($0.description) }), ("method", method.dataValue),
            ("evidence", evidence?.dataValue),
        ])
    }
}
