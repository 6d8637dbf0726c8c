/// A seal of the audit log as the database keeps it, byte by byte.
public struct StoredSeal: Sendable {
    static let columns: SQL = "number, first_entry, last_entry, sealed_at, digest"

    /// Nil when something else than a number stands there.
    public let number: Int?
    public let firstEntry: Int?
    public let lastEntry: Int?
    /// The columns that its digest covers, in their order.
    public let fields: [ArraySlice<UInt8>?]
    /// In hexadecimal digits.
    public let digest: ArraySlice<UInt8>?

    static func all(in page: StoredBytes) -> [StoredSeal] {
        (0..<page.rowCount).map { StoredSeal(page, row: $0) }
    }

    private init(_ page: StoredBytes, row: Int) {
        fields = (0...3).map { page[row, $0] }
        digest = page[row, 4]
        let numbers = fields.map { $0.flatMap { Int($0.text) } }
        (number, firstEntry, lastEntry) = (numbers[0], numbers[1], numbers[2])
    }
}
