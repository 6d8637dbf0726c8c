extension Instrument.Subject {
    /// Who is assessed, in words.
    public var title: LocalizedText {
        switch self {
        case .firm: .init(be: "прадпрыемства", ru: "предприятие", en: "a firm")
        case .sector: .init(be: "галіна", ru: "отрасль", en: "a sector")
        case .region: .init(be: "рэгіён", ru: "регион", en: "a region")
        }
    }
}

extension Instrument.Scoring {
    /// The formula in words.
    public var title: LocalizedText {
        switch self {
        case .sum: .init(be: "сума балаў", ru: "сумма баллов", en: "sum of the points")
        case .mean: .init(be: "сярэдняе", ru: "среднее", en: "mean")
        case .weightedMean: .init(be: "узважанае сярэдняе", ru: "взвешенное среднее", en: "weighted mean")
        case .minimum: .init(be: "найменшае", ru: "наименьшее", en: "the least")
        case .count: .init(be: "колькі дасягнута", ru: "сколько достигнуто", en: "how many are reached")
        case .gate:
            .init(
                be: "спачатку ўмова, потым балы", ru: "сначала условие, потом баллы",
                en: "first a condition, then points")
        }
    }
}
