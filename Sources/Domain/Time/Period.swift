/// An ISO 8601 duration of whole years, months, weeks and days: `P3Y`, `P18M`, `P1Y6M`, `P2W`.
public struct Period: Hashable, Sendable, LosslessStringConvertible {
    public let years: Int
    public let months: Int
    /// Days; a week counts seven.
    public let days: Int

    public init(years: Int = 0, months: Int = 0, days: Int = 0) {
        self.years = years
        self.months = months
        self.days = days
    }

    /// Reads the date part of an ISO 8601 duration, units in order, each at most once. No unit above 9999.
    public init?(_ text: String) {
        guard text.first == "P", text.utf8.count > 1 else { return nil }
        var amounts: [Character: Int] = [:]
        var order = Substring("YMWD")
        var digits = ""
        for character in text.dropFirst() {
            if character.isASCII, character.isNumber, digits.count < 4 {
                digits.append(character)
            } else if let place = order.firstIndex(of: character), let amount = Int(digits) {
                amounts[character] = amount
                order = order[order.index(after: place)...]
                digits = ""
            } else {
                return nil
            }
        }
        guard digits.isEmpty else { return nil }
        self.init(
            years: amounts["Y"] ?? 0, months: amounts["M"] ?? 0, days: (amounts["W"] ?? 0) * 7 + (amounts["D"] ?? 0))
    }

    /// How long it is, with 30 days to a month: to compare, not to count with.
    var aboutDays: Int { (years * 12 + months) * 30 + days }

    public var description: String {
        let parts = [(years, "Y"), (months, "M"), (days, "D")].filter { $0.0 != 0 }.map { "\($0)\($1)" }
        return parts.isEmpty ? "P0D" : "P" + parts.joined()
    }
}

extension Period: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let period = Period(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a duration of the form P3Y")
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
