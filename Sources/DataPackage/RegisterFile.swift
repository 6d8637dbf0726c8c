import Domain
import Foundation

/// A business register: CSV with a line for each firm and a column for each fact that is known, named as in a request about one firm.
///
/// An empty field is unknown, `null` does not apply. Turnover is `1200000 EUR`, several needs are separated by `|`; of an assessment
/// there are `assessment.total`, `assessment.band` and `assessment.<dimension>`. A column `name` is passed over. A field may be quoted;
/// no field has a line break.
public struct RegisterFile: Sendable {
    private let path: String
    private let classification: Classification

    public init(_ path: String, _ classification: Classification) {
        self.path = path
        self.classification = classification
    }

    /// Reads the firms, on every core; `progress` hears how much of the file is read, 0 to 1. Throws every mistake, with its line; the
    /// first 200 end the reading.
    public func firms(progress: (Double) -> Void = { _ in }) async throws -> FactColumns {
        let file = try open()
        let start = try file.read(upToCount: Self.partLength) ?? Data()
        if start.isEmpty { throw PackageError([FileMistake(path: path, line: 1, pointer: "", problem: .empty)]) }
        let head = RegisterHead(Array(start))
        // Lines under other columns than were meant are not worth reading.
        guard head.mistakes.isEmpty else { throw PackageError(head.mistakes.map { $0.mistake(in: path) }) }
        var mistakes: [RegisterMistake] = []
        var lines = 1
        var columns = FactColumns()
        for part in try await parts(head, Array(start), file, progress) {
            mistakes += part.mistakes.map { $0.after(lines) }
            lines += part.lines
            columns.append(contentsOf: part.firms)
            if mistakes.count >= PackageError.limit { break }
        }
        guard mistakes.isEmpty else { throw PackageError(mistakes.map { $0.mistake(in: path) }) }
        return columns
    }

    static let partLength = 1 << 20
    static let longestLine = 1 << 16
    static let lineFeed = UInt8(ascii: "\n")

    private func open(at offset: Int = 0) throws -> FileHandle {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw PackageError([FileMistake(path: path, line: nil, pointer: "", problem: .missing)])
        }
        if offset > 0 { try file.seek(toOffset: UInt64(offset)) }
        return file
    }

    /// Reads the lines after the head, side by side; the first part has the start of the file, and goes on with it.
    private func parts(
        _ head: RegisterHead, _ start: [UInt8], _ file: FileHandle, _ progress: (Double) -> Void
    ) async throws -> [RegisterPart] {
        let ranges = try ranges(after: start.count)
        return try await withThrowingTaskGroup(of: (number: Int, part: RegisterPart).self) { group in
            for (number, range) in ranges.enumerated().dropFirst() {
                group.addTask {
                    var part = RegisterPart(head, classification)
                    try part.read(open(at: range.lowerBound), range.count)
                    return (number, part)
                }
            }
            var first = RegisterPart(head, classification)
            first.read(start[head.length...])
            // All parts are as long as the first.
            try first.read(file, ranges[0].count) { progress(Double(start.count + $0) / Double(ranges[0].upperBound)) }
            var parts = [(number: 0, part: first)]
            for try await part in group { parts.append(part) }
            return parts.sorted { $0.number < $1.number }.map(\.part)
        }
    }

    /// What is left of a file, divided at ends of lines among the cores. The end of a pipe is not known: it is read by one.
    private func ranges(after start: Int) throws -> [Range<Int>] {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        let left = max(0, size - start)
        let cores = left < Self.partLength ? 1 : ProcessInfo.processInfo.activeProcessorCount
        let cuts = try (1..<cores).map { try endOfLine(from: start + $0 * left / cores) }
        return zip([start] + cuts, cuts + [size > 0 ? max(size, start) : .max]).map { $0..<$1 }
    }

    private func endOfLine(from offset: Int) throws -> Int {
        let file = try open(at: offset)
        var offset = offset
        while let bytes = try file.read(upToCount: Self.longestLine), !bytes.isEmpty {
            if let place = bytes.firstIndex(of: Self.lineFeed) { return offset + place - bytes.startIndex + 1 }
            offset += bytes.count
        }
        return offset
    }
}
