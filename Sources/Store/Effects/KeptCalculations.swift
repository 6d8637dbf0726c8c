import Domain

extension Connection {
    public var keptCalculations: KeptCalculations { KeptCalculations(db: self) }
}

/// Calculations that organisations keep, with what they measured later.
public struct KeptCalculations {
    let db: Connection

    /// Adds it; what was expected is never changed.
    public func add(_ calculation: KeptCalculation) throws {
        try db.execute(
            """
            INSERT INTO kept_calculations (id, organisation, project, question, answer, kept_by, kept_at)
            VALUES (\(calculation.id), \(calculation.organisation), \(calculation.project),
                    \(try calculation.question.json()), \(try calculation.answer.json()), \(calculation.keptBy),
                    \(calculation.keptAt))
            """)
    }

    /// Notes what was measured, in the place of what was noted for that moment before.
    public func save(_ measurement: KeptCalculation.Measurement, of id: Identifier<KeptCalculation>) throws {
        try db.execute(
            """
            INSERT INTO measured_effects (calculation, moment, measured_on, inputs, answer, noted_by, noted_at)
            VALUES (\(id), \(measurement.moment.rawValue), \(measurement.measuredOn),
                    \(try measurement.inputs.json()), \(try measurement.answer.json()), \(measurement.notedBy),
                    \(measurement.notedAt))
            ON CONFLICT (calculation, moment) DO UPDATE SET measured_on = excluded.measured_on,
                inputs = excluded.inputs, answer = excluded.answer, noted_by = excluded.noted_by,
                noted_at = excluded.noted_at
            """)
    }

    public func remove(_ id: Identifier<KeptCalculation>) throws {
        try db.execute("DELETE FROM measured_effects WHERE calculation = \(id)")
        try db.execute("DELETE FROM kept_calculations WHERE id = \(id)")
    }

    public func find(_ id: Identifier<KeptCalculation>) throws -> KeptCalculation? {
        guard var found = try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.calculation) else {
            return nil
        }
        found.measurements = try db.rows(
            """
            SELECT moment, measured_on, inputs, answer, noted_by, noted_at FROM measured_effects
            WHERE calculation = \(id) ORDER BY moment
            """
        ).map(Self.measurement)
        return found
    }

    /// All of an organisation, the newest first, without what was measured.
    public func all(in organisation: Identifier<RegisteredOrganisation>) throws -> [KeptCalculation] {
        try db.rows("\(Self.selection) WHERE organisation = \(organisation) ORDER BY kept_at DESC, id DESC")
            .map(Self.calculation)
    }

    /// All that a person kept, in any organisation.
    public func all(by person: Identifier<Person>) throws -> [KeptCalculation] {
        try db.rows("\(Self.selection) WHERE kept_by = \(person) ORDER BY kept_at, id").map(Self.calculation)
    }

    private static let selection: SQL =
        "SELECT id, organisation, project, question, answer, kept_by, kept_at FROM kept_calculations"

    private static func calculation(_ row: Row) throws -> KeptCalculation {
        KeptCalculation(
            id: try row["id"], organisation: try row["organisation"], project: try row["project"],
            question: try DataValue(json: try row["question"]), answer: try DataValue(json: try row["answer"]),
            keptBy: try row["kept_by"], keptAt: try row["kept_at"])
    }

    private static func measurement(_ row: Row) throws -> KeptCalculation.Measurement {
        .init(
            moment: try row["moment"], measuredOn: try row["measured_on"],
            inputs: try DataValue(json: try row["inputs"]), answer: try DataValue(json: try row["answer"]),
            notedBy: try row["noted_by"], notedAt: try row["noted_at"])
    }
}

extension KeptCalculation.Moment: SQLCodable {}
