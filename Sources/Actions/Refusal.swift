/// Why an action was not carried out, in terms every caller (page, API, command line) can show.
public enum Refusal: Error, Equatable {
    /// It does not exist, or this reader may not know that it does.
    case notFound
    /// No country package was imported yet.
    case emptyCatalogue
    /// It exists, and it is for others to do.
    case notAllowed
    /// A form that was not made for this browser, or too long ago.
    case foreignForm
    /// A mailed link that was used, replaced or is too old.
    case linkEnded
    /// Guessed too often: some minutes have to pass.
    case tooManyAttempts
    /// Neither the authenticator shows this code nor is it one of those on paper.
    case wrongCode
}
