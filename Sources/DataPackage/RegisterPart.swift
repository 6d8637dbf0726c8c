import Domain
import Foundation

/// Lines of a register that are read one after the other, part by part.
struct RegisterPart {
    private var cells: [RegisterCells?]
    /// Firms read so far.
    private var count = 0
    private(set) var lines = 0
    private(set) var mistakes: [RegisterMistake] = []
    /// Bytes after the last end of a line.
    private var rest: [UInt8] = []
    /// Where the fields of a line are; room that all lines share.
    private var fields: [Range<Int>] = []

    init(_ head: RegisterHead, _ classification: Classification) {
        cells = head.facts.map { $0.map { RegisterCells($0, classification) } }
    }

    var firms: FactColumns { FactColumns(cells.compactMap { $0?.column }, count: count) }

    /// Reads so many bytes of a file from where it stands, up to an end of a line or of the file, or until too much is wrong.
    mutating func read(_ file: FileHandle, _ length: Int, progress: (_ bytes: Int) -> Void = { _ in }) throws {
        var left = length
        while left > 0, mistakes.count < PackageError.limit, rest.count <= RegisterFile.longestLine,
            let bytes = try file.read(upToCount: min(left, RegisterFile.partLength)), !bytes.isEmpty
        {
            left -= bytes.count
            read(Array(bytes)[...])
            progress(length - left)
        }
        if rest.count > RegisterFile.longestLine {
            lines += 1
            note(.tooLong(limit: RegisterFile.longestLine), "")
        } else if !rest.isEmpty {
            read([RegisterFile.lineFeed])
        }
    }

    /// Reads the lines that end in the bytes, and keeps what follows.
    mutating func read(_ bytes: ArraySlice<UInt8>) {
        rest += bytes
        let text = rest
        var start = 0
        text.withUnsafeBufferPointer { text in
            while let end = text[start...].firstIndex(of: RegisterFile.lineFeed) {
                lines += 1
                readLine(text, start..<(end > start && text[end - 1] == UInt8(ascii: "\r") ? end - 1 : end))
                start = end + 1
            }
        }
        rest = Array(text[start...])
    }

    private mutating func readLine(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        if line.isEmpty { return }
        if text[line].contains(UInt8(ascii: "\"")) {
            guard let values = CSVFile.values(of: String(decoding: text[line], as: UTF8.self)) else {
                return note(.unreadable("CSV: \""), "")
            }
            return readFirm(values.count) { values[$0] }
        }
        fields.removeAll(keepingCapacity: true)
        var start = line.lowerBound
        for place in line where text[place] == UInt8(ascii: ",") {
            fields.append(start..<place)
            start = place + 1
        }
        fields.append(start..<line.upperBound)
        let fields = fields
        readFirm(fields.count) { String(decoding: text[fields[$0]], as: UTF8.self) }
    }

    private mutating func readFirm(_ fields: Int, _ text: (Int) -> String) {
        guard fields == cells.count else {
            return note(.outOfRange(low: "\(cells.count)", high: "\(cells.count)"), "")
        }
        for number in cells.indices {
            let text = text(number)
            if !text.isEmpty, let problem = cells[number]?.read(text, of: count) {
                note(problem, cells[number]?.column.fact.description ?? "")
            }
        }
        count += 1
    }

    private mutating func note(_ problem: Mistake.Problem, _ column: String) {
        mistakes.append(RegisterMistake(line: lines, column: column, problem: problem))
    }
}
