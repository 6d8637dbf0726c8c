import Domain

extension Connection {
    public var indexEditions: IndexEditions { IndexEditions(db: self) }
}

/// The editions of the index, each made once.
public struct IndexEditions {
    let db: Connection

    /// Keeps an edition; one that is there stays as it is.
    public func add(_ edition: IndexEdition) throws {
        try db.execute(
            """
            INSERT INTO index_editions (instrument, period, dimension, made_on, cells, body)
            VALUES (\(edition.instrument), \(edition.period), \(edition.dimension ?? ""), \(edition.madeOn),
                    \(edition.cells.count), \(edition.body.json()))
            ON CONFLICT (instrument, period, dimension) DO NOTHING
            """)
    }

    public func find(_ measure: IndexMeasure) throws -> IndexEdition? {
        try first(
            """
            instrument = \(measure.instrument) AND period = \(measure.period)
                AND dimension = \(measure.dimension ?? "")
            """)
    }

    /// The newest of the totals by an instrument.
    public func newest(of instrument: String) throws -> IndexEdition? {
        try first("instrument = \(instrument) AND dimension = '' ORDER BY period DESC LIMIT 1")
    }

    private func first(_ condition: SQL) throws -> IndexEdition? {
        try db.rows(
            "SELECT instrument, period, dimension, made_on, body FROM index_editions WHERE \(condition)"
        ).first.map { row in
            let measure = try IndexMeasure(row)
            return IndexEdition(
                instrument: measure.instrument, period: measure.period, dimension: measure.dimension,
                madeOn: try row["made_on"], body: try DataValue(json: row["body"]))
        }
    }

    /// Cells of all editions.
    public func cellCount() throws -> Int {
        try db.rows("SELECT COALESCE(SUM(cells), 0) AS cells FROM index_editions")[0]["cells"]
    }

    /// What there are editions of, the newest first; the total before the dimensions.
    public func measures() throws -> [IndexMeasure] {
        try db.rows(
            "SELECT instrument, period, dimension FROM index_editions ORDER BY period DESC, instrument, dimension"
        ).map(IndexMeasure.init)
    }
}
