import Domain
import FoundationEssentials
import Store

extension Connection {
    /// What was answered elsewhere about the same subject and can be taken over.
    public func reusableAnswers(
        for open: OpenSheet, in catalogue: Catalogue, for reader: SheetReader
    ) throws -> [ReusableAnswer] {
        let others = try sheets(beside: open, for: reader).compactMap { sheet in
            try catalogue.instrument(sheet.instrument).map { (sheet, try sheetAnswers.history(of: sheet.id, $0)) }
        }
        return open.instrument.reusable(from: others, after: open.answers)
    }

    /// Takes answers over, each because somebody has asked for it. Says how many.
    @discardableResult
    public func reuseAnswers(
        to questions: Set<String>, in id: Identifier<AnswerSheet>, _ catalogue: Catalogue, by reader: SheetReader,
        at now: Date
    ) throws -> Int {
        var open = try answerableSheet(id, catalogue, by: reader, at: now)
        let reused = try reusableAnswers(for: open, in: catalogue, for: reader).filter {
            questions.contains($0.question)
        }
        for answer in reused {
            let said = open.history.said(answer.question)
            try add(
                .init(answer.answer, note: said.note, evidence: said.evidence), to: answer.question, in: &open,
                by: reader.actor, at: now, from: answer.source)
        }
        return reused.count
    }

    /// Other sheets of the same keeper about the same. Who was asked to help with one sheet sees no other.
    private func sheets(beside open: OpenSheet, for reader: SheetReader) throws -> [AnswerSheet] {
        let all: [AnswerSheet] =
            switch (open.sheet.keeper, open.standing) {
            case (_, .guest): []
            case (.bearer, _): try answerSheets.all(digests: reader.digests)
            case (.person(let id), _): try answerSheets.all(of: id)
            case (.organisation(let id), _): try answerSheets.all(of: id)
            }
        return all.filter { $0.id != open.sheet.id && $0.subject == open.sheet.subject }
    }
}
