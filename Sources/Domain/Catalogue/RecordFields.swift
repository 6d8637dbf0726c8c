/// The forms that fields of records take. Each reads, checks and writes.
extension RecordField {
    typealias Path<Value> = any WritableKeyPath<Record, Value> & Sendable

    static func localized(_ name: String, _ path: Path<LocalizedText>) -> Self {
        Self(name, isRequired: true) { reader, record, _ in
            if let text = reader.localized() { record[keyPath: path] = text }
        } write: {
            $0[keyPath: path].dataValue
        }
    }

    static func localized(_ name: String, _ path: Path<LocalizedText?>) -> Self {
        Self(name) { reader, record, _ in
            record[keyPath: path] = reader.localized()
        } write: {
            $0[keyPath: path]?.dataValue
        }
    }

    static func texts(_ name: String, _ path: Path<[LocalizedText]>) -> Self {
        Self(name) { reader, record, _ in
            record[keyPath: path] = reader.list().compactMap { $0.localized() }
        } write: {
            listed($0[keyPath: path].map(\.dataValue))
        }
    }

    static func text(_ name: String, _ path: Path<String?>) -> Self {
        Self(name) { reader, record, _ in
            record[keyPath: path] = reader.words(limit: 500)
        } write: {
            $0[keyPath: path].map(DataValue.text)
        }
    }

    /// A web address that a page may link to.
    static func address(_ name: String, _ path: Path<String?>) -> Self {
        Self(name) { reader, record, _ in
            guard let text = reader.words(limit: 500) else { return }
            guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return reader.note(.notAnAddress) }
            record[keyPath: path] = text
        } write: {
            $0[keyPath: path].map(DataValue.text)
        }
    }

    static func notations(_ name: String, _ path: Path<[String]>, of scheme: String? = nil) -> Self {
        Self(name) { reader, record, context in
            record[keyPath: path] = reader.unique { $0.notation(of: scheme, context) }
        } write: {
            listed($0[keyPath: path].map(DataValue.text))
        }
    }

    static func notation(_ name: String, _ path: Path<String?>, of scheme: String) -> Self {
        Self(name) { reader, record, context in
            record[keyPath: path] = reader.notation(of: scheme, context)
        } write: {
            $0[keyPath: path].map(DataValue.text)
        }
    }

    static func references(_ name: String, _ path: Path<[String]>, to kind: Kind) -> Self {
        Self(name) { reader, record, context in
            record[keyPath: path] = reader.unique { $0.reference(to: context.map { $0.identifiers[kind] ?? [] }) }
        } write: {
            listed($0[keyPath: path].map(DataValue.text))
        }
    }

    static func place(_ name: String, _ path: Path<String?>) -> Self {
        Self(name) { reader, record, context in
            record[keyPath: path] = reader.reference(to: context?.places)
        } write: {
            $0[keyPath: path].map(DataValue.text)
        }
    }

    static func day(_ name: String, _ path: Path<Day?>, isRequired: Bool = false) -> Self {
        Self(name, isRequired: isRequired) { reader, record, _ in
            record[keyPath: path] = reader.day()
        } write: {
            $0[keyPath: path].map { .text($0.description) }
        }
    }

    static func period(_ name: String, _ path: Path<Period?>) -> Self {
        Self(name) { reader, record, _ in
            record[keyPath: path] = reader.period()
        } write: {
            $0[keyPath: path].map { .text($0.description) }
        }
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ name: String, _ path: Path<Choice?>
    ) -> Self {
        Self(name) { reader, record, _ in
            record[keyPath: path] = reader.choice(Choice.self)
        } write: {
            $0[keyPath: path].map { .text($0.rawValue) }
        }
    }

    private static func listed(_ values: [DataValue]) -> DataValue? { values.isEmpty ? nil : .list(values) }
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
            Self("sources", isRequired: true) { reader, record, context in
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
    fileprivate func citation(_ context: ReadingContext?) -> Citation? {
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

extension LocalizedText {
    public var dataValue: DataValue {
        .object([.init("be", .text(be)), .init("ru", .text(ru)), .init("en", .text(en))])
    }
}
