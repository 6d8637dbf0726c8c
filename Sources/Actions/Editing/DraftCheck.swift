import Domain
import FoundationEssentials
import Store

/// A draft as it would be published, and what stands in its way.
public struct DraftCheck: Sendable {
    /// What is to become of the record.
    public let outcome: Outcome
    public let mistakes: [Mistake]
    /// What does not, and should be looked at again.
    public let doubts: [Mistake]
    /// Places in the catalogue of records that name the one that is to go: the first of each kind and field.
    public let naming: [Int]

    public enum Outcome: Sendable {
        case says(any CatalogueRecord)
        case goes(Removal)
    }
}

extension Connection {
    public func check(_ draft: Draft, in catalogue: Catalogue, on day: Day) throws -> DraftCheck {
        if draft.aim == .removal {
            let check = try check(removal: draft.body, of: draft.kind, draft.record)
            return DraftCheck(
                outcome: .goes(check.removal), mistakes: check.mistakes, doubts: [],
                naming: try recordsNaming(draft.kind, draft.record))
        }
        let check = try check(draft.body, of: draft.kind, draft.record, in: catalogue, on: day)
        return DraftCheck(
            outcome: .says(check.record), mistakes: check.mistakes, doubts: check.doubts, naming: [])
    }

    /// What was typed about a record that is to go, and what is wrong with it.
    public func check(
        removal body: DataValue, of kind: Kind, _ record: String
    ) throws -> (removal: Removal, mistakes: [Mistake]) {
        let reader = DataReader(body)
        let removal = Removal(reading: reader, of: record, known: try records.identifiers()[kind] ?? [])
        return (removal, reader.mistakes)
    }

    /// What is to become of the record, where nothing stands in the way.
    func ready(_ draft: Draft, in catalogue: Catalogue, at now: Date) throws -> DraftCheck.Outcome {
        let check = try check(draft, in: catalogue, on: catalogue.country.day(at: now))
        guard check.mistakes.isEmpty else { throw Refusal.draftHasMistakes }
        guard check.naming.isEmpty else { throw Refusal.recordIsNamed }
        return check.outcome
    }

    private static var mostNaming: Int { 20 }

    /// Records that would name nothing if this one went; claims name it by its figures.
    public func recordsNaming(_ kind: Kind, _ id: String) throws -> [Int] {
        let own = try records.stored(kind, id)?.ordinal
        var naming = try records.naming(kind, id, limit: Self.mostNaming).map(\.ordinal)
        if kind == .indicators {
            let others = try records.all(Indicator.self).filter { $0.id != id }
            let missing = Set(ClaimChecks(others) { _, _, _ in 0 }.missing.map(\.indicator))
            naming += try missing.compactMap { try records.stored(.indicators, $0)?.ordinal }
        }
        return naming.uniqued.filter { $0 != own }
    }
}
