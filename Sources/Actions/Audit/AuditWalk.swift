import Domain
import Secrets
import Store

/// Follows the audit log in the order of sealing, and notes what is not as it was sealed.
///
/// Where a digest differs, what follows it may have been made from the stored one or from the computed one: both are
/// tried, so that a change is noted where it is and not in all that follows.
struct AuditWalk {
    private(set) var verification = AuditVerification()
    private var nextEntry = 1
    private var nextSeal = 1
    /// What covers the entries since the last seal: by what is stored, and by what was computed where that differs.
    private var covering = [AuditChain.start]
    private var earlierSeals = [AuditChain.start]
    /// Something is missing since the last seal, so that the digest of the next one cannot be computed.
    private var hasGap = false
    private let expected: String?
    private var isExpectedMet = false

    /// `expected` is a digest that some seal must have.
    init(expecting expected: String? = nil) { self.expected = expected }

    /// Begins at a seal, which is checked itself, instead of at the first one.
    mutating func begin(at start: AuditVerification.Start, after earlier: StoredSeal?) {
        verification.start = start
        (nextSeal, nextEntry) = (start.seal, start.entry)
        guard start.seal > 1 else { return }
        if let digest = earlier?.digest.flatMap({ [UInt8](hexadecimal: $0) }) {
            earlierSeals = [digest]
        } else {
            let number = start.seal - 1
            verification.note(earlier == nil ? .sealsMissing(number...number) : .sealChanged(number: number))
            hasGap = true
        }
    }

    /// Ends before anything was checked: there is nowhere to begin.
    mutating func end(without start: SealName) -> AuditVerification {
        switch start {
        case .number(let number): verification.note(.startUnknown(number))
        case .digest(let digest): verification.note(.digestUnknown(digest))
        }
        return verification
    }

    /// The number of the last entry that was checked.
    var lastEntry: Int { nextEntry &- 1 }

    mutating func check(_ entry: StoredEntry, at number: Int) {
        verification.entries += 1
        guard number >= nextEntry else {
            // There is no such number, or an entry before it has it.
            return verification.note(.entryChanged(number: number, id: entry.id))
        }
        noteMissingEntries(before: number)
        let computed = AuditChain.digest(of: entry, at: number)
        let stored = entry.digest.flatMap { [UInt8](hexadecimal: $0) }
        if stored != computed { verification.note(.entryChanged(number: number, id: entry.id)) }
        cover(stored: stored ?? computed, computed: computed)
        nextEntry = number &+ 1
    }

    private mutating func cover(stored: [UInt8], computed: [UInt8]) {
        if covering.count == 1, stored != computed { covering.append(covering[0]) }
        covering[0] = AuditChain.covering(covering[0], and: stored)
        if covering.count == 2 { covering[1] = AuditChain.covering(covering[1], and: computed) }
    }

    /// Closes what was walked with the seal that stands there; `end` is the last entry it should cover.
    mutating func close(_ seal: StoredSeal, at end: Int) {
        verification.seals += 1
        let number = seal.number ?? nextSeal
        if number > nextSeal {
            verification.note(.sealsMissing(nextSeal...(number - 1)))
            hasGap = true
        }
        if end < .max { noteMissingEntries(before: end + 1) }
        let stored = seal.digest.flatMap { [UInt8](hexadecimal: $0) }
        let computed = earlierSeals.flatMap { earlier in
            covering.map { AuditChain.digest(ofSeal: seal.fields, after: earlier, covering: $0) }
        }
        // A number below is one that a seal before it has, or none of ours.
        let isSame = number >= nextSeal && stored.map(computed.contains) ?? false
        if !isSame, !hasGap { verification.note(.sealChanged(number: number)) }
        earlierSeals = [stored, isSame ? nil : computed[0]].compactMap(\.self)
        covering = [AuditChain.start]
        hasGap = false
        nextSeal = number &+ 1
        let head = AuditSeals.Head(seal: number, lastEntry: lastEntry, digest: stored?.hexadecimal ?? "")
        if head.digest == expected { isExpectedMet = true }
        verification.head = head
    }

    /// An entry that no seal covers.
    mutating func leave(_ entry: StoredEntry) {
        verification.entries += 1
        verification.note(.entryWithoutSeal(number: entry.numberText, id: entry.id))
    }

    /// Ends the walk; `total` is how many entries there are.
    mutating func end(total: Int, waiting: AuditSeals.Waiting?) -> AuditVerification {
        if total > verification.entries { verification.note(.entriesRepeated(total - verification.entries)) }
        if let digest = expected, !isExpectedMet { verification.note(.digestUnknown(digest)) }
        verification.waiting = waiting
        return verification
    }

    private mutating func noteMissingEntries(before number: Int) {
        guard number > nextEntry else { return }
        verification.note(.entriesMissing(nextEntry...(number - 1)))
        hasGap = true
        nextEntry = number
    }
}
