import FoundationEssentials

/// What becomes of an answer that was typed while others may have answered, too.
public enum AnswerSaving: Equatable, Sendable {
    /// It says nothing that is not stored.
    case unchanged
    /// It counts from now on. What it did not change is as others left it.
    case saved(GivenAnswer.Said)
    /// It counts from now on, in the place of another that came between; whoever typed it has to be told.
    case replaced(GivenAnswer.Said)
    /// A newer one came between: it stays in the history, and whoever typed it has to be told.
    case late(GivenAnswer.Said)

    /// Compares what was typed with what the form had shown and with what is stored now. What the form did not change never
    /// overwrites; of two that did, the one typed last counts.
    public init(
        _ typed: GivenAnswer.Said, at typedAt: Date, shown: GivenAnswer.Said, stored: GivenAnswer.Said,
        at storedAt: Date?
    ) {
        let (answer, note, evidence) = (
            Merged(typed.answer, shown.answer, stored.answer), Merged(typed.note, shown.note, stored.note),
            Merged(typed.evidence, shown.evidence, stored.evidence)
        )
        let merged = GivenAnswer.Said(answer.value, note: note.value, evidence: evidence.value)
        if merged == stored {
            self = .unchanged
        } else if !(answer.isContested || note.isContested || evidence.isContested) {
            self = .saved(merged)
        } else if let storedAt, typedAt < storedAt {
            self = .late(typed)
        } else {
            self = .replaced(merged)
        }
    }
}

/// One value that may have been changed on two sides.
private struct Merged<Value: Equatable> {
    let value: Value
    /// Whether both sides changed it, and differently.
    let isContested: Bool

    init(value: Value, isContested: Bool) {
        self.value = value
        self.isContested = isContested
    }

    init(_ typed: Value, _ shown: Value, _ stored: Value) {
        let isChanged = typed != shown
        self.init(value: isChanged ? typed : stored, isContested: isChanged && stored != shown && stored != typed)
    }
}

extension Merged<Instrument.Answer?> {
    /// Rows of a matrix are merged one by one: two people may fill in different ones.
    fileprivate init(_ typed: Instrument.Answer?, _ shown: Instrument.Answer?, _ stored: Instrument.Answer?) {
        guard case .rows(let typedRows) = typed ?? .rows([:]), case .rows(let shownRows) = shown ?? .rows([:]),
            case .rows(let storedRows) = stored ?? .rows([:])
        else {
            let isChanged = typed != shown
            self.init(value: isChanged ? typed : stored, isContested: isChanged && stored != shown && stored != typed)
            return
        }
        var rows: [String: Instrument.Answer] = [:]
        var isContested = false
        for row in Set(typedRows.keys).union(shownRows.keys).union(storedRows.keys) {
            let (typed, shown, stored) = (typedRows[row], shownRows[row], storedRows[row])
            let isChanged = typed != shown
            rows[row] = isChanged ? typed : stored
            isContested = isContested || isChanged && stored != shown && stored != typed
        }
        self.init(value: rows.isEmpty ? nil : .rows(rows), isContested: isContested)
    }
}
