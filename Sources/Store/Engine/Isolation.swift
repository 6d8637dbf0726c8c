/// How much of what others write at the same time a write has to notice.
public enum Isolation: Sendable {
    /// Runs as if no other write ran at the same time.
    case alone
    /// Sees one unchanging state, and meets another write only where both change the same row or add the same key.
    /// Nobody else is made to repeat a write because of what this one read: for a job that reads what everybody adds,
    /// and whose rows and keys allow one winner.
    case snapshot
}
