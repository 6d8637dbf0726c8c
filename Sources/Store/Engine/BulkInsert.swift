extension Connection {
    /// Inserts many rows with few statements: `insert(into: "places (id, name)", rows)`. Rows are equally long.
    func insert(into target: SQL, _ rows: [[SQLValue]], conflict: SQL = "") throws {
        var start = 0
        // Few different lengths, so that each statement is prepared once.
        for size in [64, 8, 1] {
            while rows.count - start >= size {
                try insertOnce(target, rows[start..<(start + size)], conflict)
                start += size
            }
        }
    }

    private func insertOnce(_ target: SQL, _ rows: ArraySlice<[SQLValue]>, _ conflict: SQL) throws {
        var sql: SQL = "INSERT INTO \(target) VALUES "
        for (index, row) in rows.enumerated() { sql = sql + (index == 0 ? "(\(row))" : ", (\(row))") }
        sql = sql + " " + conflict
        sql.isRepeated = true
        try execute(sql)
    }
}
