import Domain

extension DataValue {
    /// What a person typed for a number: "1 200 000", "1200000,50" and "1200000.5" are numbers; everything else stays what it is, and is a
    /// mistake.
    init(typedNumber text: String) {
        let plain = text.filter { !$0.isWhitespace && $0 != "\u{202F}" }.replacing(",", with: ".")
            .replacing("−", with: "-")
        if let integer = Int(plain) {
            self = .integer(integer)
        } else if let number = Double(plain), number.isFinite,
            plain.utf8.allSatisfy({ (46...57).contains($0) || $0 == 45 })
        {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }
}
