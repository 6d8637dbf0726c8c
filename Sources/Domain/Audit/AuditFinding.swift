/// Something in the audit log that is not as it was sealed. Numbers are those of the order of sealing, from 1.
public enum AuditFinding: Hashable, Sendable {
    /// The entry, or its digest, was changed, moved or put in the place of another.
    case entryChanged(number: Int, id: String)
    /// No entries have these numbers.
    case entriesMissing(ClosedRange<Int>)
    /// It has a number, or what stands there instead, which no seal covers.
    case entryWithoutSeal(number: String, id: String)
    /// So many entries have a number that another has, too.
    case entriesRepeated(Int)
    /// It does not fit the entries it covers, or the seal before it.
    case sealChanged(number: Int)
    case sealsMissing(ClosedRange<Int>)
    /// No seal has the number from which the walk was to begin.
    case startUnknown(Int)
    /// No seal has the digest that was noted: the log was shortened, or written anew.
    case digestUnknown(String)
}

extension AuditFinding: CustomStringConvertible {
    /// For the command line and the journal.
    public var description: String {
        switch self {
        case .entryChanged(let number, let id):
            "Entry \(number) (\(id)) is not what was sealed: it was changed, moved or put there later"
        case .entriesMissing(let numbers) where numbers.lowerBound == numbers.upperBound:
            "Entry \(numbers.lowerBound) is missing"
        case .entriesMissing(let numbers): "Entries \(numbers.lowerBound) to \(numbers.upperBound) are missing"
        case .entryWithoutSeal(let number, let id): "Entry \(number) (\(id)) has a number, but no seal covers it"
        case .entriesRepeated(let count): "\(count) more entries have a number that another entry has"
        case .sealChanged(let number):
            "Seal \(number) does not fit: it was changed, or the entries it covers were changed or moved"
        case .sealsMissing(let numbers) where numbers.lowerBound == numbers.upperBound:
            "Seal \(numbers.lowerBound) is missing"
        case .sealsMissing(let numbers): "Seals \(numbers.lowerBound) to \(numbers.upperBound) are missing"
        case .startUnknown(let number): "There is no seal \(number) to begin at: the log was shortened"
        case .digestUnknown(let digest): "No seal has the digest \(digest): the log was shortened or written anew"
        }
    }
}
