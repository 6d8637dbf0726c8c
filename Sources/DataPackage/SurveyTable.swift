import Domain

/// What the rows of a survey may refer to.
struct SurveyCheck {
    let instruments: [String: Instrument]
    let classification: Classification
    let documents: Set<String>

    init(_ package: CountryPackage) {
        let all = package.records.compactMap { $0 as? Instrument }
        instruments = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        classification = package.classification
        documents = Set(package.documents.map(\.id))
    }
}

extension PackageTables {
    /// Of `surveys/*.csv`: an empty trait is all its values, an empty dimension the total.
    public static let surveys = [
        "instrument", "period", "dimension", "activity", "region", "size", "n", "mean", "lower", "median",
        "upper", "document", "place",
    ]

    static func survey(_ row: TableRow, _ check: SurveyCheck) -> SurveyFigure? {
        guard let name = row.required("instrument"), let periodText = row.required("period"),
            let document = row.required("document"), let place = row.required("place")
        else { return nil }
        guard let instrument = check.instruments[name] else {
            row.note(.unknownReference(name), "instrument")
            return nil
        }
        guard let period = HalfYear(periodText) else {
            row.note(.unreadable("2026-H1"), "period")
            return nil
        }
        if !check.documents.contains(document) { row.note(.unknownReference(document), "document") }
        let dimension = row["dimension"].flatMap { notation in instrument.dimensions.first { $0.notation == notation } }
        if row["dimension"] != nil, dimension == nil {
            row.note(.notOneOf(instrument.dimensions.map(\.notation)), "dimension")
        }
        let range = (dimension?.range ?? instrument.range).closed
        guard let count = row.number("n", 1...1e9), let mean = row.number("mean", range) else { return nil }
        if count != count.rounded() { row.note(.notAWholeNumber, "n") }
        return SurveyFigure(
            instrument: name, period: period, dimension: dimension?.notation, key: key(row, check), count: Int(count),
            mean: mean, median: row.numberIfAny("median", range), lower: row.numberIfAny("lower", range),
            upper: row.numberIfAny("upper", range), source: Citation(document: document, place: place))
    }

    private static func key(_ row: TableRow, _ check: SurveyCheck) -> CellKey {
        func notation(_ trait: FirmTrait) -> String? {
            guard let notation = row[trait.rawValue] else { return nil }
            let known = check.classification.concepts(of: trait.scheme).map(\.notation)
            if !known.contains(notation) { row.note(.unknownNotation(notation), trait.rawValue) }
            return notation
        }
        return CellKey(activity: notation(.activity), region: notation(.region), size: notation(.size))
    }

    public static func row(_ figure: SurveyFigure) -> [String] {
        func text(_ number: Double?) -> String { number.map { DataValue($0).plainNumber } ?? "" }
        return [
            figure.instrument, figure.period.description, figure.dimension ?? "", figure.key.activity ?? "",
            figure.key.region ?? "", figure.key.size ?? "", "\(figure.count)", text(figure.mean), text(figure.lower),
            text(figure.median), text(figure.upper), figure.source.document, figure.source.place,
        ]
    }
}

extension Instrument.Range {
    fileprivate var closed: ClosedRange<Double> { from...to }
}
