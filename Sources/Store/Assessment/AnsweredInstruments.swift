import Domain

extension Connection {
    /// The instruments, by the identifiers of their records, by which somebody has answered or a result was frozen.
    public func answeredInstruments() throws -> Set<String> {
        let sheets = try rows(
            """
            SELECT DISTINCT instrument FROM answer_sheets s
            WHERE EXISTS (SELECT 1 FROM sheet_answers a WHERE a.sheet = s.id)
            """
        ).map { row -> String in try row["instrument"] }
        // `smart-sme/1`
        let frozen = try rows("SELECT DISTINCT instrument FROM score_snapshots").map { row -> String in
            try row["instrument"]
        }
        return Set(sheets).union(frozen.map { String($0.map { $0 == "/" ? "-" : $0 }) })
    }
}
