/// What is wrong at one place of a file, a form or a request.
public struct Mistake: Hashable, Sendable {
    /// Where: an RFC 6901 JSON pointer, such as `/criteria/0/expression`.
    public let pointer: String
    public let problem: Problem

    public init(pointer: String, problem: Problem) {
        self.pointer = pointer
        self.problem = problem
    }

    public enum Problem: Hashable, Sendable {
        case missing
        case empty
        case unknownField(name: String)
        case notAnObject, notAList, notText, notANumber, notAWholeNumber, notYesOrNo, notADate, notAPeriod, notMoney
        case notAnAddress
        case notAnEmailAddress
        case notAnIdentifier(example: String)
        case wrongCheckCharacter
        case outOfRange(low: String, high: String)
        case tooLong(limit: Int)
        case notOneOf([String])
        case unknownNotation(String)
        case unknownCurrency(String)
        case unknownReference(String)
        case unknownFact(String)
        case unknownOperator(String)
        case wrongOperand(fact: String, comparison: String)
        case tooDeep(limit: Int)
        case tooMany(limit: Int)
        case duplicate(String)
        case unreadable(String)
        case changedMeanwhile
        /// Cannot be chosen together with others.
        case notTogether(String)
        /// Weights that should add up to 1 or to 100.
        case doesNotAddUp(sum: String)
        case hole(from: String, to: String)
        case overlap(from: String, to: String)
        /// Scores are possible that no band holds.
        case scoresBeyond(from: String, to: String)
        /// A dimension without a question.
        case unmeasured(String)
        /// A question whose answers all bring the same.
        case noPoints
        case differs(expected: String, computed: String)
        /// What a rule cannot mean.
        case rule(RuleFinding.Problem)
        /// What is asked or counted in a version of an instrument that somebody has answered by.
        case usedVersion
    }
}
