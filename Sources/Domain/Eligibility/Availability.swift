/// Whether a source of funding can be asked at all.
public enum Availability: String, CaseIterable, Codable, Hashable, Sendable {
    /// It can be applied for.
    case open
    /// It exists, but firms of this country cannot have it.
    case notOpenToCountry
    /// It is announced and cannot be applied for yet.
    case announced
    /// It is tried out; whether it takes applications, a person has to ask.
    case prototype
}
