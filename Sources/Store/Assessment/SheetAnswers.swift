import Domain
import FoundationEssentials

extension Connection {
    public var sheetAnswers: SheetAnswers { SheetAnswers(db: self) }
}

/// Everything that was said in sheets. Entries are only added; the newest of a question counts.
public struct SheetAnswers {
    let db: Connection

    public func add(_ answer: GivenAnswer, to sheet: Identifier<AnswerSheet>) throws {
        try db.execute(
            """
            INSERT INTO sheet_answers
                (sheet, question, revision, value, note, evidence, given_by, given_as, given_at, is_late, source_sheet,
                 source_instrument, source_question, source_at)
            VALUES (\(sheet), \(answer.question), \(answer.revision), \(try answer.said.answer.map(Self.stored)),
                    \(answer.said.note), \(answer.said.evidence), \(answer.by), \(answer.role), \(answer.at),
                    \(answer.isLate), \(answer.source?.sheet), \(answer.source?.instrument),
                    \(answer.source?.question), \(answer.source?.at))
            """)
    }

    /// What was ever said in a sheet. The instrument says how the answers are to be read.
    public func history(of sheet: Identifier<AnswerSheet>, _ instrument: Instrument) throws -> AnswerHistory {
        let kinds = Dictionary(instrument.questions.map { ($0.notation, $0.kind) }) { first, _ in first }
        return AnswerHistory(
            try db.rows(
                """
                SELECT question, revision, value, note, evidence, given_by, given_as, given_at, is_late, source_sheet,
                       source_instrument, source_question, source_at
                FROM sheet_answers WHERE sheet = \(sheet) ORDER BY question, revision
                """
            ).compactMap { row in
                let question: String = try row["question"]
                return try kinds[question].map { try Self.answer(row, to: question, $0) }
            })
    }

    /// The same as it is stored, for those who do not have the instrument at hand.
    public func raw(of sheet: Identifier<AnswerSheet>) throws -> [(question: String, value: DataValue?, at: Date)] {
        try db.rows(
            """
            SELECT question, value, given_at FROM sheet_answers WHERE sheet = \(sheet) ORDER BY question, revision
            """
        ).map { row in
            let value: String? = try row["value"]
            return (try row["question"], try value.flatMap(Self.value), try row["given_at"])
        }
    }

    /// JSON knows texts and numbers only inside of something.
    private static func stored(_ answer: Instrument.Answer) throws -> String {
        try DataValue.list([answer.dataValue]).json()
    }

    private static func answer(_ row: Row, to question: String, _ kind: Instrument.QuestionKind) throws -> GivenAnswer {
        let value: String? = try row["value"]
        let (sheet, instrument): (Identifier<AnswerSheet>?, String?) = (
            try row["source_sheet"], try row["source_instrument"]
        )
        let (other, at): (String?, Date?) = (try row["source_question"], try row["source_at"])
        var source: GivenAnswer.Source?
        if let sheet, let instrument, let other, let at {
            source = .init(sheet: sheet, instrument: instrument, question: other, at: at)
        }
        return GivenAnswer(
            to: question, revision: try row["revision"],
            .init(
                try value.flatMap { try answer(stored: $0, to: kind) }, note: try row["note"],
                evidence: try row["evidence"]), by: try row["given_by"], as: try row["given_as"],
            at: try row["given_at"], from: source, isLate: try row["is_late"])
    }

    private static func value(_ text: String) throws -> DataValue? {
        if case .list(let values) = try DataValue(json: text) { values.first } else { nil }
    }

    private static func answer(stored text: String, to kind: Instrument.QuestionKind) throws -> Instrument.Answer? {
        try value(text).flatMap { Instrument.Answer(reading: DataReader($0), to: kind) }
    }
}

extension GivenAnswer.Role: SQLCodable {}
