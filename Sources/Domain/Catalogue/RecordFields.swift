/// The forms that fields of records take. Each reads, checks and writes.
extension RecordField {
    typealias Path<Value> = any WritableKeyPath<Record, Value> & Sendable

    static func localized(_ name: String, _ path: Path<LocalizedText>) -> Self {
        Self(name, .localized, isRequired: true) { reader, record, _ in
            if let text = reader.localized() { record[keyPath: path] = text }
        } write: {
            $0[keyPath: path].dataValue
        }
    }

    static func localized(_ name: String, _ path: Path<LocalizedText?>, isProse: Bool = false) -> Self {
        Self(name, .localized, isProse: isProse) { reader, record, _ in
            record[keyPath: path] = reader.localized()
        } write: {
            $0[keyPath: path]?.dataValue
        } statements: {
            $0[keyPath: path].map { [.words($0)] } ?? []
        }
    }

    static func texts(_ name: String, _ path: Path<[LocalizedText]>, isSearched: Bool = true) -> Self {
        Self(name, .list(.localized), isProse: true, isSearched: isSearched) { reader, record, _ in
            record[keyPath: path] = reader.list().compactMap { $0.localized() }
        } write: {
            .listed($0[keyPath: path].map(\.dataValue))
        } statements: {
            $0[keyPath: path].map(Statement.words)
        }
    }

    static func text(_ name: String, _ path: Path<String?>) -> Self {
        Self(name, .line) { reader, record, _ in
            record[keyPath: path] = reader.words(limit: 500)
        } write: {
            $0[keyPath: path].map(DataValue.text)
        } statements: {
            $0[keyPath: path].map { [.text($0)] } ?? []
        }
    }

    /// A web address that a page may link to.
    static func address(_ name: String, _ path: Path<String?>) -> Self {
        Self(name, .address) { reader, record, _ in
            record[keyPath: path] = reader.webAddress()
        } write: {
            $0[keyPath: path].map(DataValue.text)
        }
    }

    static func notations(_ name: String, _ path: Path<[String]>, of scheme: String? = nil) -> Self {
        Self(name, .list(.notation(of: scheme))) { reader, record, context in
            record[keyPath: path] = reader.unique { $0.notation(of: scheme, context) }
        } write: {
            .listed($0[keyPath: path].map(DataValue.text))
        } statements: {
            $0[keyPath: path].map(Statement.notation)
        }
    }

    static func notation(_ name: String, _ path: Path<String?>, of scheme: String) -> Self {
        Self(name, .notation(of: scheme)) { reader, record, context in
            record[keyPath: path] = reader.notation(of: scheme, context)
        } write: {
            $0[keyPath: path].map(DataValue.text)
        } statements: {
            $0[keyPath: path].map { [.notation($0)] } ?? []
        }
    }

    static func references(_ name: String, _ path: Path<[String]>, to kind: Kind) -> Self {
        Self(name, .list(.record(kind))) { reader, record, context in
            record[keyPath: path] = reader.unique { $0.reference(to: context?.known(kind)) }
        } write: {
            .listed($0[keyPath: path].map(DataValue.text))
        } statements: {
            $0[keyPath: path].map { .record(kind, id: $0) }
        }
    }

    static func place(_ name: String, _ path: Path<String?>) -> Self {
        Self(name, .place) { reader, record, context in
            record[keyPath: path] = reader.reference(to: context?.places)
        } write: {
            $0[keyPath: path].map(DataValue.text)
        } statements: {
            $0[keyPath: path].map { [.place($0)] } ?? []
        }
    }

    static func day(_ name: String, _ path: Path<Day?>, isRequired: Bool = false) -> Self {
        Self(name, .day, isRequired: isRequired) { reader, record, _ in
            record[keyPath: path] = reader.day()
        } write: {
            $0[keyPath: path].map { .text($0.description) }
        } statements: {
            $0[keyPath: path].map { [.day($0)] } ?? []
        }
    }

    static func period(_ name: String, _ path: Path<Period?>) -> Self {
        Self(name, .period) { reader, record, _ in
            record[keyPath: path] = reader.period()
        } write: {
            $0[keyPath: path].map { .text($0.description) }
        } statements: {
            $0[keyPath: path].map { [.duration($0)] } ?? []
        }
    }

    /// `{from: 2016, to: 2020}`, each may be missing.
    static func years(_ name: String, _ path: Path<Years?>) -> Self {
        Self(name, .years) { reader, record, _ in
            record[keyPath: path] = reader.years()
        } write: {
            $0[keyPath: path]?.dataValue
        } statements: {
            $0[keyPath: path].map { [.years($0)] } ?? []
        }
    }

    static func availability(_ name: String, _ path: Path<Availability?>) -> Self {
        Self(name, .availability) { reader, record, _ in
            record[keyPath: path] = reader.choice()
        } write: {
            $0[keyPath: path].map { .text($0.rawValue) }
        } statements: {
            $0[keyPath: path].map { [.availability($0)] } ?? []
        }
    }

}

extension RecordField where Record: CatalogueRecord {
    /// The fields at the head of every record, and those at its end.
    static var opening: [Self] {
        [
            .localized("title", \.core.title), .localized("summary", \.core.summary),
            .notations("concepts", \.core.concepts),
        ]
    }

    static var closing: [Self] {
        [
            .address("url", \.core.url), .text("contact", \.core.contact),
            Self("sources", .list(.citation), isRequired: true) { reader, record, context in
                record.core.sources = reader.unique { $0.citation(context) }
                if record.core.sources.isEmpty { reader.note(.empty) }
            } write: { record in
                .list(record.core.sources.map(\.dataValue))
            },
            .day("asOf", \.core.asOf, isRequired: true),
        ]
    }
}

extension DataReader {
    func citation(_ context: ReadingContext?) -> Citation? {
        onlyFields(["document", "place"])
        let document = required("document")?.reference(to: context?.documents)
        let place = required("place")?.words(limit: 300)
        guard let document, let place else { return nil }
        return Citation(document: document, place: place)
    }
}

extension Citation {
    var dataValue: DataValue { .object([.init("document", .text(document)), .init("place", .text(place))]) }
}

extension DataReader {
    /// A web address that a page may link to.
    func webAddress() -> String? {
        guard let text = words(limit: 500) else { return nil }
        let host = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(2).first ?? ""
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), !host.isEmpty,
            !text.contains(where: \.isWhitespace)
        else {
            note(.notAnAddress)
            return nil
        }
        return text
    }

    func years() -> Years? {
        onlyFields(["from", "to"])
        let (from, to) = (field("from")?.integer(1000...2999), field("to")?.integer(1000...2999))
        if let from, let to, from > to { note(.outOfRange(low: "\(from)", high: "2999"), at: "to") }
        return from == nil && to == nil ? nil : Years(from: from, to: to)
    }
}

extension Years {
    public var dataValue: DataValue? {
        .object([("from", from.map(DataValue.integer)), ("to", to.map(DataValue.integer))])
    }
}

extension LocalizedText {
    public var dataValue: DataValue {
        .object([.init("be", .text(be)), .init("ru", .text(ru)), .init("en", .text(en))])
    }
}
