import FoundationEssentials

extension Date {
    /// The same instant as it comes back from a text with three digits after the second.
    public var wholeMilliseconds: Date {
        Date(timeIntervalSinceReferenceDate: (timeIntervalSinceReferenceDate * 1000).rounded() / 1000)
    }
}
