/// A text that may stand in a header of a mail: one line, without control characters, so that nobody adds headers of their own.
public struct HeaderText: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// Nil when the text holds a line break of any script, another control character or one that turns the direction of writing.
    public init?(_ text: String) {
        guard text.unicodeScalars.allSatisfy(Self.isPlain) else { return nil }
        description = text
    }

    /// The text on one line: whatever may not stand there becomes a space.
    public init(cleaning text: String) {
        description = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isPlain($0) ? $0 : " " }))
            .split(separator: " ").joined(separator: " ")
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
        case .format: scalar.value == 0x200C || scalar.value == 0x200D  // which join and part letters
        default: true
        }
    }
}

/// Who a mail comes from: `Smart Industry <noreply@industry.example>`, or the address alone.
public struct Mailbox: Equatable, Sendable, LosslessStringConvertible {
    public let name: HeaderText?
    public let address: EmailAddress

    /// Nil when it cannot be one. The address is ASCII, as every server takes it.
    public init?(_ text: String) {
        let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
        var address = Substring(text)
        var name = ""
        if parts.count == 2 {
            guard parts[1].last == ">" else { return nil }
            name = parts[0].split(separator: " ").joined(separator: " ")
            address = parts[1].dropLast()
        }
        guard let address = EmailAddress(String(address)), address.description.utf8.allSatisfy({ $0 < 128 }),
            let header = HeaderText(name)
        else { return nil }
        self.name = name.isEmpty ? nil : header
        self.address = address
    }

    public var description: String { name.map { "\($0) <\(address)>" } ?? "\(address)" }
}
