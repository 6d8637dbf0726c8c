/// The columns of an answer as the bytes that the database keeps, all rows in one array: for what has to notice a
/// change of any byte, and for hundreds of thousands of rows.
///
/// Texts are in UTF-8, numbers in decimal digits, blobs as PostgreSQL writes them: `\x` and hexadecimal digits.
public struct StoredBytes: Sendable {
    private var bytes: [UInt8] = []
    /// Where each value ends, row by row; the complement of it for `NULL`.
    private var ends: [Int] = []
    private let columnCount: Int

    init(columnCount: Int) { self.columnCount = columnCount }

    public var rowCount: Int { columnCount == 0 ? 0 : ends.count / columnCount }

    /// The value of a column, counted from 0; nil for `NULL`.
    public subscript(row: Int, column: Int) -> ArraySlice<UInt8>? {
        let place = row * columnCount + column
        let end = ends[place]
        guard end >= 0 else { return nil }
        let before = place == 0 ? 0 : ends[place - 1]
        return bytes[(before < 0 ? ~before : before)..<end]
    }

    mutating func add(_ value: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
    }

    mutating func addNull() { ends.append(~bytes.count) }

    mutating func addBlob(_ value: UnsafeRawBufferPointer) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\x".utf8)
        for byte in value { bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        ends.append(bytes.count)
    }
}
