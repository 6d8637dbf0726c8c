import Domain
import Store

/// One question of an international questionnaire and the answer given.
struct QuestionLine: Sendable {
    let questionID: String
    let questionChapter: String?
    let questionNumber: String
    let questionText: String
    let answerText: String?
    let options: [OptionLine]
    let answerLinks: [PageLink]

    struct OptionLine: Sendable {
        let optionText: String
        let optionChosen: Bool
    }
}

struct QuestionnaireWriter {
    private let writer: RecordWriter

    init(_ writer: RecordWriter) { self.writer = writer }

    func questions(_ questionnaire: Questionnaire) throws -> [QuestionLine] {
        let named = questionnaire.questions.flatMap(\.records).map { Statement.record($0.kind, id: $0.id) }
        let titles = try StatementWriter(named, writer.catalogue, writer.location, writer.strings, in: writer.db)
        var chapter = ""
        return questionnaire.questions.map { question in
            let own = question.chapter?[writer.language] ?? chapter
            defer { chapter = own }
            let records = question.records.compactMap { reference in
                titles.value(.record(reference.kind, id: reference.id)).flatMap { value in
                    value.valueURL.map { PageLink(linkTitle: value.valueText, linkURL: $0) }
                }
            }
            return QuestionLine(
                questionID: "q\(question.number)", questionChapter: own == chapter ? nil : own,
                questionNumber: question.number, questionText: question.question[writer.language],
                answerText: question.answer?[writer.language],
                options: question.options.map {
                    .init(optionText: $0.text[writer.language], optionChosen: $0.isChosen ?? false)
                },
                answerLinks: records + question.links.map { PageLink(linkTitle: $0, linkURL: $0) })
        }
    }
}
