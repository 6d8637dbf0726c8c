import Domain
import Foundation

/// A business register: CSV with a line for each firm and a column for each fact that is known, named as in a request about one firm.
///
/// An empty field is unknown, `null` does not apply. Turnover is `1200000 EUR`, several needs are separated by `|`, scores stand in
/// `assessment.total` and `assessment.<dimension>`. A column `name` is passed over. A field may be quoted; no field has a line break.
public struct RegisterFile {
    private let path: String
    private let classification: Classification
    private var cells: [RegisterCells?] = []
    private var columns = FactColumns()
    private var mistakes: [FileMistake] = []
    private var line = 0

    /// Reads the firms of a file part by part. Throws every mistake, with its line; the first 200 end the reading.
    public static func firms(at path: String, _ classification: Classification) throws -> FactColumns {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw PackageError([FileMistake(path: path, line: nil, pointer: "", problem: .missing)])
        }
        var register = RegisterFile(path: path, classification: classification)
        var rest: [UInt8] = []
        while let part = try file.read(upToCount: partLength), !part.isEmpty {
            rest.append(contentsOf: part)
            let end = rest.lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
            register.read(rest[..<end])
            rest.removeFirst(end)
            if rest.count > longestLine { register.note(.tooLong(limit: longestLine), "") }
            if register.mistakes.count >= PackageError.limit || rest.count > longestLine { break }
        }
        if !rest.isEmpty, rest.count <= longestLine { register.read(rest[...]) }
        if register.line == 0 { register.note(.empty, "") }
        guard register.mistakes.isEmpty else { throw PackageError(register.mistakes) }
        return register.columns
    }

    private static let partLength = 1 << 20
    private static let longestLine = 1 << 16
    private static let lineFeed = UInt8(ascii: "\n")

    private init(path: String, classification: Classification) {
        self.path = path
        self.classification = classification
    }

    private mutating func read(_ part: ArraySlice<UInt8>) {
        if part.isEmpty { return }
        for bytes in part.split(separator: Self.lineFeed, omittingEmptySubsequences: false).dropLast(
            part.last == Self.lineFeed ? 1 : 0)
        {
            line += 1
            let text = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
            if line == 1 { readHead(text) } else if !text.isEmpty { readFirm(text) }
        }
    }

    private mutating func readHead(_ bytes: ArraySlice<UInt8>) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let names = fields(bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes) ?? []
        var seen: Set<String> = []
        for name in names {
            let fact = Fact(name)
            if fact == nil, name != "name" { note(.unknownFact(name), name) }
            if !seen.insert(name).inserted { note(.duplicate(name), name) }
            cells.append(fact.map { RegisterCells($0, classification) })
        }
    }

    private mutating func readFirm(_ bytes: ArraySlice<UInt8>) {
        guard let fields = fields(bytes) else { return note(.unreadable("CSV: \""), "") }
        guard fields.count == cells.count else {
            return note(.outOfRange(low: "\(cells.count)", high: "\(cells.count)"), "")
        }
        for (number, text) in fields.enumerated() where !text.isEmpty {
            guard let fact = cells[number]?.fact else { continue }
            switch cells[number]?.read(text) {
            case .success(let value): columns.add(value, of: fact)
            case .failure(let refusal): note(refusal.problem, fact.description)
            case nil: break
            }
        }
        columns.endFirm()
    }

    private func fields(_ bytes: ArraySlice<UInt8>) -> [String]? {
        guard bytes.contains(UInt8(ascii: "\"")) else {
            return bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        return CSVFile.values(of: String(decoding: bytes, as: UTF8.self))
    }

    private mutating func note(_ problem: Mistake.Problem, _ column: String) {
        mistakes.append(FileMistake(path: path, line: max(1, line), pointer: column, problem: problem))
    }
}
