import Domain

/// The first line of a register: which fact each column says.
struct RegisterHead {
    /// By column; nil for one that is passed over.
    private(set) var facts: [Fact?] = []
    private(set) var mistakes: [RegisterMistake] = []
    /// Bytes of the line and its end.
    let length: Int

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads the start of a file, as far as the first line goes.
    init(_ bytes: [UInt8]) {
        let end = bytes.firstIndex(of: RegisterFile.lineFeed)
        length = end.map { $0 + 1 } ?? bytes.count
        guard length <= RegisterFile.longestLine else {
            mistakes = [RegisterMistake(line: 1, column: "", problem: .tooLong(limit: RegisterFile.longestLine))]
            return
        }
        var line = bytes[..<(end ?? bytes.count)]
        if line.starts(with: Self.byteOrderMark) { line = line.dropFirst(Self.byteOrderMark.count) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        var seen: Set<String> = []
        for name in CSVFile.values(of: String(decoding: line, as: UTF8.self)) ?? [] {
            let fact = Fact(name)
            if fact == nil, name != "name" { note(.unknownFact(name), name) }
            if !seen.insert(name).inserted { note(.duplicate(name), name) }
            facts.append(fact)
        }
    }

    private mutating func note(_ problem: Mistake.Problem, _ column: String) {
        mistakes.append(RegisterMistake(line: 1, column: column, problem: problem))
    }
}

/// What is wrong in a line, counted from 1 in the part of the file that was read.
struct RegisterMistake {
    let line: Int
    let column: String
    let problem: Mistake.Problem

    /// The same in a part that follows after so many lines.
    func after(_ lines: Int) -> RegisterMistake {
        RegisterMistake(line: lines + line, column: column, problem: problem)
    }

    func mistake(in path: String) -> FileMistake {
        FileMistake(path: path, line: line, pointer: column, problem: problem)
    }
}
