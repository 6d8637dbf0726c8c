import Domain

/// What is wrong in a file of the package, and on which line.
public struct FileMistake: Error, Hashable, Sendable {
    /// The path inside the package.
    public let path: String
    /// Counted from 1; nil when the file as a whole is meant.
    public let line: Int?
    /// A JSON pointer or column inside the record; empty for the whole.
    public let pointer: String
    public let problem: Mistake.Problem

    public func text(in language: Language) -> String {
        let place = line.map { "\(path):\($0)" } ?? path
        let text =
            pointer.isEmpty
            ? "\(place): \(problem.text(in: language))" : "\(place): \(pointer): \(problem.text(in: language))"
        return Self.printable(text)
    }

    private static let longest = 600

    /// What a file says may hold anything: nothing of it may move the cursor, turn the writing round or fill the screen.
    private static func printable(_ text: String) -> String {
        var printable = ""
        for scalar in text.unicodeScalars.prefix(longest) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: continue
            default: printable.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > longest ? printable + "…" : printable
    }
}

/// The package as a whole was refused; nothing of it was used.
public struct PackageError: Error {
    /// At most `limit`, in the order of the files.
    public let mistakes: [FileMistake]
    /// How many there are in all.
    public let total: Int

    static let limit = 200

    public init(_ mistakes: [FileMistake]) {
        self.mistakes = Array(mistakes.prefix(Self.limit))
        total = mistakes.count
    }
}
