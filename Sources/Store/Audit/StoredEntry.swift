/// An entry of the audit log as the database keeps it, byte by byte.
public struct StoredEntry: Sendable {
    private let page: StoredBytes
    private let row: Int

    static let columns: SQL =
        "number, id, happened_at, actor, action, subject_kind, subject_id, organisation, details, digest"
    private static let covered = 1...8
    private static let digestColumn = 9

    static func all(in page: StoredBytes) -> [StoredEntry] {
        (0..<page.rowCount).map { StoredEntry(page: page, row: $0) }
    }

    /// Its place in the order of sealing; nil when it has none, or something else than a number stands there.
    public var number: Int? { page[row, 0].flatMap { Int($0.text) } }
    /// What stands in the place of the number.
    public var numberText: String { page[row, 0]?.text ?? "" }
    public var id: String { page[row, 1]?.text ?? "" }
    /// The columns that its digest covers, in their order.
    public var fields: [ArraySlice<UInt8>?] { Self.covered.map { page[row, $0] } }
    /// In hexadecimal digits.
    public var digest: ArraySlice<UInt8>? { page[row, Self.digestColumn] }
}

extension ArraySlice<UInt8> {
    var text: String { String(decoding: self, as: UTF8.self) }
}
