/// Why an action was not carried out, in terms every caller (page, API, command line) can show.
public enum Refusal: Error, Equatable {
    /// It does not exist, or this reader may not know that it does.
    case notFound
    /// No country package was imported yet.
    case emptyCatalogue
}
