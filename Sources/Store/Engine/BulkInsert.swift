extension Connection {
    /// Inserts many rows with few statements: `insert(into: "places (id, name)", rows)`. Rows are equally long.
    func insert(into target: SQL, _ rows: [[SQLValue]], conflict: SQL = "") throws {
        var start = 0
        // Few different lengths, so that each statement is prepared once.
        for size in [256, 16, 1] {
            while rows.count - start >= size {
                try insertOnce(target, rows[start..<(start + size)], conflict)
                start += size
            }
        }
    }

    private func insertOnce(_ target: SQL, _ rows: ArraySlice<[SQLValue]>, _ conflict: SQL) throws {
        var parts: [SQL.Part] = []
        parts.reserveCapacity(2 * rows.count * (rows.first?.count ?? 0))
        for row in rows {
            for (column, value) in row.enumerated() {
                parts.append(.text(column > 0 ? ", " : parts.isEmpty ? "(" : "), ("))
                parts.append(.value(value))
            }
        }
        var sql: SQL = "INSERT INTO \(target) VALUES \(SQL(parts: parts))) \(conflict)"
        sql.isRepeated = true
        try execute(sql)
    }
}
