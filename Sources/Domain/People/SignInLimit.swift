/// How often one may try to guess, so that a password of twelve letters stays out of reach and its owner is not locked out for long.
public struct SignInLimit: Sendable {
    /// Failed attempts, and the seconds within which they count.
    public let attempts: Int
    public let seconds: Double

    /// For one account from one address.
    public static let account = SignInLimit(attempts: 8, seconds: 15 * 60)
    /// For one account from anywhere: a guesser with many addresses.
    public static let everywhere = SignInLimit(attempts: 60, seconds: 60 * 60)
    /// From one address at any accounts.
    public static let address = SignInLimit(attempts: 40, seconds: 15 * 60)
    /// Ways to another provider that are begun from one address, whether they end well or not.
    public static let provider = SignInLimit(attempts: 60, seconds: 15 * 60)
    /// Mails that one address may be sent on someone's asking.
    public static let mails = SignInLimit(attempts: 5, seconds: 60 * 60)
    /// Invitations that one person may send.
    public static let invitations = SignInLimit(attempts: 100, seconds: 24 * 60 * 60)
    /// Assessments that visitors may begin from one address.
    public static let sheets = SignInLimit(attempts: 200, seconds: 60 * 60)
}
