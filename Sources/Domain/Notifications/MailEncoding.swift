import FoundationEssentials

/// Any script in the seven bits that every mail server passes on.
enum MailEncoding {
    /// The longest line a server must take, in bytes (RFC 5321).
    private static let longestLine = 998

    /// As it is where every server can pass it on, so that links stay readable; else base64.
    static func body(_ text: String) -> (encoding: String, text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let body = lines.joined(separator: "\r\n") + (text.last?.isNewline == true ? "" : "\r\n")
        if lines.allSatisfy({ $0.utf8.count <= longestLine && isPlain($0) }) { return ("7bit", body) }
        let encoded = Data(body.utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return ("base64", encoded + "\r\n")
    }

    /// RFC 2047: words of at most 64 bytes, none of which parts a letter, each on a line of its own.
    static func words(_ text: HeaderText) -> String {
        let plain = text.description
        return isPlain(plain) && !plain.contains("=?") && plain.utf8.count <= 200 ? plain : encodedWords(plain)
    }

    private static func encodedWords(_ text: String) -> String {
        var words = [""]
        for character in text {
            // 39 bytes are 52 in base64, with 12 around them and “Subject: ” before them less than the 76 of a line. A letter
            // of more accents than fit is parted between two of them.
            for part in character.utf8.count > 39 ? character.unicodeScalars.map(String.init) : [String(character)] {
                if words[words.count - 1].utf8.count + part.utf8.count > 39 { words.append("") }
                words[words.count - 1] += part
            }
        }
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    static func mailbox(_ mailbox: Mailbox) -> String {
        guard let name = mailbox.name else { return "\(mailbox.address)" }
        // Without the marks that mean something in an address, a name needs no quotes.
        let isSimple = name.description.utf8.allSatisfy {
            $0 == 32 || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
        return "\(isSimple ? name.description : encodedWords(name.description)) <\(mailbox.address)>"
    }

    /// `Sun, 01 Mar 2026 09:00:00 +0000`
    static func date(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        func two(_ number: Int?) -> String { String("0\(number ?? 0)".suffix(2)) }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(days[(parts.weekday ?? 1) - 1]), \(two(parts.day)) \(months[(parts.month ?? 1) - 1]) "
            + "\(parts.year ?? 0) \(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) +0000"
    }

    private static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { (32...126).contains($0) || $0 == 9 }
    }
}
