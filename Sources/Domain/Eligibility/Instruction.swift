/// One comparison or group of a compiled rulebook, in the order in which they can be evaluated: parts before their group.
struct Instruction {
    enum Kind: UInt8 {
        case all, any, none
        /// `low…high` contains the number; days count from 1970.
        case range
        /// The number is among those of the pool.
        case oneOf
        /// `low…high` contains the amount in minor units of the currency `extra`.
        case money
        /// The bit of the choice is set in `extra`.
        case choice
        /// At least one of the mentioned notations, all of them.
        case anyOf, allOf
        /// The date is not after, not before the day of the period `extra`.
        case notAfterPeriod, notBeforePeriod
        /// An operand that does not fit: always unknown.
        case misfit
    }

    var kind: Kind
    var isNegative = false
    /// Which fact.
    var slot: Int32 = -1
    /// Where the parts, numbers or mentions of this instruction stand in their pool.
    var start: Int32 = 0
    var end: Int32 = 0
    var extra: Int32 = 0
    var low = -Double.infinity
    var high = Double.infinity

    var isGroup: Bool { kind == .all || kind == .any || kind == .none }
    var pool: Range<Int> { Int(start)..<Int(end) }
}
