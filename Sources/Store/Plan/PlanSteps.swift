import Domain
import FoundationEssentials

extension Connection {
    public var planSteps: PlanSteps { PlanSteps(db: self) }
}

/// The steps of plans, and what was written about them.
public struct PlanSteps {
    let db: Connection

    public func add(_ step: PlanStep) throws {
        let (title, record) = (step.content.title, step.content.record)
        try db.execute(
            """
            INSERT INTO plan_steps
                (id, plan, position, be, ru, en, kind, record, gap, figures, due, note, done_on, done_by, version)
            VALUES (\(step.id), \(step.plan), \(step.position), \(title.be), \(title.ru), \(title.en), \(record?.kind),
                    \(record?.id), \(step.content.gap), \(step.content.figures), \(step.due), \(step.note),
                    \(step.done?.on), \(step.done?.by), \(step.version))
            """)
    }

    /// In the order in which they are to be done.
    public func all(of plan: Identifier<Plan>) throws -> [PlanStep] {
        try db.rows("\(Self.selection) WHERE plan = \(plan) ORDER BY position, id").map(Self.step)
    }

    public func move(_ id: Identifier<PlanStep>, to position: Int) throws {
        try db.execute("UPDATE plan_steps SET position = \(position) WHERE id = \(id)")
    }

    public func mark(_ id: Identifier<PlanStep>, as done: PlanStep.Done?) throws {
        try db.execute("UPDATE plan_steps SET done_on = \(done?.on), done_by = \(done?.by) WHERE id = \(id)")
    }

    /// Saves note and month; throws `staleVersion` when someone else did since they were read.
    public func save(_ step: PlanStep) throws {
        let saved = try db.execute(
            """
            UPDATE plan_steps SET due = \(step.due), note = \(step.note), version = version + 1
            WHERE id = \(step.id) AND version = \(step.version)
            """)
        guard saved == 1 else { throw DatabaseError.staleVersion }
    }

    public func save(figures: String, of id: Identifier<PlanStep>) throws {
        try db.execute("UPDATE plan_steps SET figures = \(figures) WHERE id = \(id)")
    }

    public func remove(_ id: Identifier<PlanStep>) throws {
        try db.execute("DELETE FROM plan_remarks WHERE step = \(id)")
        try db.execute("DELETE FROM plan_steps WHERE id = \(id)")
    }

    /// Puts a step into another plan, behind what is there.
    public func give(_ step: PlanStep, to plan: Identifier<Plan>, at position: Int) throws {
        try db.execute("UPDATE plan_steps SET plan = \(plan), position = \(position) WHERE id = \(step.id)")
    }

    public func add(_ remark: PlanRemark) throws {
        try db.execute(
            """
            INSERT INTO plan_remarks (id, step, author, text, written_at)
            VALUES (\(remark.id), \(remark.step), \(remark.author), \(remark.text), \(remark.writtenAt))
            """)
    }

    /// What was written about the steps of a plan, oldest first.
    public func remarks(of plan: Identifier<Plan>) throws -> [PlanRemark] {
        try db.rows(
            """
            SELECT plan_remarks.id AS id, step, author, text, written_at FROM plan_remarks
            JOIN plan_steps ON plan_steps.id = plan_remarks.step
            WHERE plan_steps.plan = \(plan) ORDER BY plan_remarks.id
            """
        ).map {
            PlanRemark(
                id: try $0["id"], step: try $0["step"], author: try $0["author"], text: try $0["text"],
                writtenAt: try $0["written_at"])
        }
    }

    private static let selection: SQL = """
        SELECT id, plan, position, be, ru, en, kind, record, gap, figures, due, note, done_on, done_by, version
        FROM plan_steps
        """

    private static func step(_ row: Row) throws -> PlanStep {
        let (kind, record): (Kind?, String?) = (try row["kind"], try row["record"])
        let (day, by): (Day?, String?) = (try row["done_on"], try row["done_by"])
        return PlanStep(
            id: try row["id"], plan: try row["plan"], position: try row["position"],
            content: PlanStep.Content(
                title: LocalizedText(be: try row["be"], ru: try row["ru"], en: try row["en"]),
                record: kind.flatMap { kind in record.map { PlanStep.RecordName(kind, $0) } }, gap: try row["gap"],
                figures: try row["figures"]),
            due: try row["due"], note: try row["note"], done: day.map { PlanStep.Done(on: $0, by: by) },
            version: try row["version"])
    }
}

/// Months are stored as `2026-03`.
extension Month: SQLCodable {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
