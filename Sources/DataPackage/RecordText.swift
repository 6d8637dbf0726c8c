import Domain

/// A part of a record as the text in which files hold it, for a person to edit.
public struct RecordText: Sendable {
    public let text: String
    private let file: Result<YAMLFile, YAMLFile.Unreadable>

    public init(_ text: String) {
        self.text = text
        do {
            file = .success(try YAMLFile(text))
        } catch {
            file = .failure(error)
        }
    }

    /// The value as a file would hold it; a text that could not be read before is itself.
    public init(of value: DataValue) throws {
        if case .text(let typed) = value { self.init(typed) } else { self.init(try value.yamlText()) }
    }

    /// Nil when the text cannot be read.
    public var value: DataValue? { try? file.get().value }

    /// Why the text cannot be read, and on which line.
    public var flaw: (line: Int, problem: Mistake.Problem)? {
        if case .failure(let flaw) = file { (flaw.line, flaw.problem) } else { nil }
    }

    /// The line of a place in it, counted from 1.
    public func line(of pointer: String) -> Int { (try? file.get().line(of: pointer)) ?? 1 }
}
