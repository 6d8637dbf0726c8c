import Domain
import FoundationEssentials
import Store

/// How jobs of one kind are done. What it throws ends the attempt: a `JobFailure` says whether another may help, after any other error one is made.
public enum JobHandler: Sendable {
    /// Does the job in the transaction that takes it off the queue: exactly once.
    case inside(@Sendable (Job, Connection, Date) throws -> Void)
    /// Asks the world outside, and returns what is written in the transaction that takes the job off the queue: at least once.
    case outside(@Sendable (Job) async throws -> JobRecord)

    /// What is to be written of a job that was done outside. It may be written twice, by two workers.
    public typealias JobRecord = @Sendable (Connection, Date) throws -> Void
}

/// What became of an attempt.
public struct JobReport: Sendable {
    public let job: Job
    public let outcome: Outcome

    public enum Outcome: Equatable, Sendable {
        case done
        /// Another attempt follows.
        case putBack(seconds: Int, reason: String)
        case dead(reason: String)
        /// The outcome could not be written; the job is taken again when its lease ends.
        case unwritten(reason: String)
    }
}
