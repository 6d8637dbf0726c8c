/// An international questionnaire with the answers the country gave.
public struct Questionnaire: CatalogueRecord {
    public static let kind = Kind.questionnaires

    public var core: RecordCore
    public var questions: [Question] = []

    public init(core: RecordCore) { self.core = core }

    public struct Question: Hashable, Sendable {
        /// As printed: `2a`.
        public let number: String
        public let chapter: LocalizedText?
        public let question: LocalizedText
        public let answer: LocalizedText?
        public let options: [Option]
        public let links: [String]
        /// The records that say the same.
        public let records: [Reference]
    }

    public struct Option: Hashable, Sendable {
        public let text: LocalizedText
        /// Nil when the source does not show what was chosen.
        public let isChosen: Bool?
    }

    public struct Reference: Hashable, Sendable {
        public let kind: Kind
        public let id: String
    }

    public static let fields: [RecordField<Questionnaire>] =
        RecordField.opening + [
            RecordField("questions", .file, isRequired: true, isProse: true) { reader, record, context in
                record.questions = reader.list(limit: 500).compactMap { Question(reading: $0, context) }
            } write: {
                .listed($0.questions.map(\.dataValue))
            } statements: { record in
                record.questions.flatMap { question in
                    [.words(question.question)] + (question.answer.map { [Statement.words($0)] } ?? [])
                        + question.records.map { .record($0.kind, id: $0.id) }
                }
            }
        ] + RecordField.closing
}

extension Questionnaire.Question {
    fileprivate init?(reading reader: DataReader, _ context: ReadingContext?) {
        reader.onlyFields(["number", "chapter", "question", "answer", "options", "links", "records"])
        guard let number = reader.required("number")?.words(limit: 10),
            let question = reader.required("question")?.localized()
        else { return nil }
        self.number = number
        self.question = question
        chapter = reader.field("chapter")?.localized()
        answer = reader.field("answer")?.localized()
        options =
            reader.field("options")?.list(limit: 100).compactMap { option in
                option.onlyFields(["text", "chosen"])
                return option.required("text")?.localized().map {
                    .init(text: $0, isChosen: option.field("chosen")?.boolean())
                }
            } ?? []
        links = reader.field("links")?.unique { $0.webAddress() } ?? []
        records = reader.field("records")?.unique { $0.recordReference(context) } ?? []
    }

    fileprivate var dataValue: DataValue {
        .object(
            [.init("number", .text(number))]
                + [
                    ("chapter", chapter?.dataValue), ("question", question.dataValue), ("answer", answer?.dataValue),
                    ("options", options.isEmpty ? nil : .list(options.map(\.dataValue))),
                    ("links", links.isEmpty ? nil : .list(links.map(DataValue.text))),
                    ("records", records.isEmpty ? nil : .list(records.map(\.dataValue))),
                ].compactMap { field in field.1.map { .init(field.0, $0) } })
    }
}

extension Questionnaire.Option {
    fileprivate var dataValue: DataValue {
        .object([.init("text", text.dataValue)] + (isChosen.map { [.init("chosen", .boolean($0))] } ?? []))
    }
}

extension Questionnaire.Reference {
    fileprivate var dataValue: DataValue { .object([.init("kind", .text(kind.rawValue)), .init("id", .text(id))]) }
}

extension DataReader {
    fileprivate func recordReference(_ context: ReadingContext?) -> Questionnaire.Reference? {
        onlyFields(["kind", "id"])
        guard let kind = required("kind")?.choice(Kind.self),
            let id = required("id")?.reference(to: context?.known(kind))
        else { return nil }
        return .init(kind: kind, id: id)
    }
}
