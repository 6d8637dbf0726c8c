internal import CPostgres

/// An answer of libpq, freed with the value.
final class PostgresResult {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) { self.handle = handle }
    deinit { PQclear(handle) }

    /// The command that was run: `COMMIT`, `INSERT 0 1`.
    var command: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }
    var changes: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    var failure: (code: String, error: DatabaseError)? {
        switch PQresultStatus(handle) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return nil
        default:
            let code = field("C")
            return (code, DatabaseError(sqlState: code, message: field("M"), constraint: field("n")))
        }
    }

    private func field(_ code: Unicode.Scalar) -> String {
        PQresultErrorField(handle, Int32(code.value)).map { String(cString: $0) } ?? ""
    }

    func rows() -> [Row] {
        let range = 0..<PQnfields(handle)
        let columns = Row.Columns(range.map { String(cString: PQfname(handle, $0)) })
        let types = range.map { PQftype(handle, $0) }
        return (0..<PQntuples(handle)).map { row in
            Row(columns: columns, values: range.map { value(row, $0, type: types[Int($0)]) })
        }
    }

    /// Object identifiers of types are fixed in PostgreSQL's catalogue `pg_type.dat`.
    private func value(_ row: Int32, _ column: Int32, type: Oid) -> SQLValue {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
        let length = Int(PQgetlength(handle, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        let text = String(decoding: bytes, as: UTF8.self)
        switch type {
        case 20, 21, 23: return Int64(text).map(SQLValue.integer) ?? .text(text)
        case 16: return .integer(text == "t" ? 1 : 0)
        case 700, 701: return Double(text).map(SQLValue.real) ?? .text(text)
        case 17: return .blob(Self.bytes(hexadecimal: bytes))
        default: return .text(text)
        }
    }

    private static func bytes(hexadecimal text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ character: UInt8) -> UInt8 { character < 58 ? character - 48 : character - 87 }
        return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
    }

    func bytes() -> StoredBytes {
        let columns = 0..<PQnfields(handle)
        var stored = StoredBytes(columnCount: columns.count)
        for row in 0..<PQntuples(handle) {
            for column in columns {
                if PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) {
                    stored.add(UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column))))
                } else {
                    stored.addNull()
                }
            }
        }
        return stored
    }

    /// The first column of an answer in binary form: big-endian integers of 2, 4 or 8 bytes.
    func forEachInteger(_ body: (Int) throws -> Void) throws {
        guard [20, 21, 23].contains(PQftype(handle, 0)) else {
            throw DatabaseError.failed(code: "", message: "integers(_:) needs a column of whole numbers")
        }
        for row in 0..<PQntuples(handle) {
            guard PQgetisnull(handle, row, 0) == 0, let start = PQgetvalue(handle, row, 0) else {
                throw DatabaseError.failed(code: "", message: "integers(_:) met NULL")
            }
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, 0)))
            let number =
                switch bytes.count {
                case 8: Int(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
                case 4: Int(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
                default: Int(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
                }
            try body(number)
        }
    }
}

extension DatabaseError {
    /// By the error codes of PostgreSQL, appendix A of its manual.
    init(sqlState code: String, message: String, constraint: String) {
        switch code {
        case "23505": self = .duplicate(constraint: constraint)
        case _ where code.hasPrefix("23"): self = .constraint(constraint.isEmpty ? message : constraint)
        case "40001", "40P01": self = .timedOut("other writers were faster")
        case "55P03", "57014": self = .timedOut("a lock or an answer took too long")
        case "53100": self = .full
        case _ where code.hasPrefix("08") || code.hasPrefix("53") || code.hasPrefix("57P"): self = .unavailable(message)
        default: self = .failed(code: code, message: message)
        }
    }
}
