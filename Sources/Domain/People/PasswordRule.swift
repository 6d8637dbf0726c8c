/// What a new password has to be: long rather than odd (NIST SP 800-63B, OWASP ASVS 2.1). Any letters of any script will do.
public enum PasswordRule {
    /// Characters.
    public static let shortest = 12
    public static let longest = 128

    public enum Problem: String, CaseIterable, Sendable {
        case tooShort, tooLong
        /// One that is guessed first: a run of keys, a few letters over and over.
        case tooSimple
        /// It is made of the person's own address or name.
        case namesYou
    }

    /// Keys that lie beside each other, on the keyboards of our languages.
    private static let rows = [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "йцукенгшўзх", "фывапролджэ",
    ]

    /// Letters that are no repetition, no next one in a row, of which a password needs this many.
    private static let fewestSteps = 6

    public static func problem(with password: String, of email: EmailAddress, named name: String) -> Problem? {
        guard password.count >= shortest else { return .tooShort }
        guard password.count <= longest else { return .tooLong }
        let letters = Array(password.lowercased())
        let steps = zip(letters, letters.dropFirst()).filter { !isRun($0, $1) }.count
        guard steps >= fewestSteps, Set(letters).count >= fewestSteps, !isRepeated(letters) else { return .tooSimple }
        let name = name.lowercased()
        let own =
            [email.key, String(email.key.prefix { $0 != "@" }), name] + name.split(separator: " ").map(String.init)
        let rest = own.filter { $0.count >= 4 }.sorted { $0.count > $1.count }.reduce(String(letters)) {
            $0.replacing($1, with: "")
        }
        return rest.count < shortest / 2 ? .namesYou : nil
    }

    private static func isRun(_ one: Character, _ next: Character) -> Bool {
        if one == next { return true }
        if let first = one.unicodeScalars.first?.value, let second = next.unicodeScalars.first?.value,
            abs(Int(first) - Int(second)) == 1
        {
            return true
        }
        return rows.contains { row in
            guard let place = row.firstIndex(of: one), let other = row.firstIndex(of: next) else { return false }
            return abs(row.distance(from: place, to: other)) == 1
        }
    }

    /// Whether a few letters are written over and over.
    private static func isRepeated(_ letters: [Character]) -> Bool {
        (1...letters.count / 2).contains { length in
            letters.indices.allSatisfy { letters[$0] == letters[$0 % length] }
        }
    }
}
