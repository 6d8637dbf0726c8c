import Domain
import FoundationEssentials

extension Connection {
    public var plans: Plans { Plans(db: self) }
}

/// Plans of firms and of visitors, and the links by which they are shown.
public struct Plans {
    let db: Connection

    /// `secret` is the digest of the private link of a visitor's plan; nil for that of an organisation.
    public func add(_ plan: Plan, secret: String?) throws {
        try db.execute(
            """
            INSERT INTO plans (id, organisation, secret, created_at, changed_at)
            VALUES (\(plan.id), \(plan.organisation), \(secret), \(plan.createdAt), \(plan.changedAt))
            """)
    }

    public func find(_ id: Identifier<Plan>) throws -> Plan? {
        try db.rows("\(Self.selection) WHERE id = \(id)").first.map(Self.plan)
    }

    public func find(secret digest: String) throws -> Plan? {
        try db.rows("\(Self.selection) WHERE secret = \(digest)").first.map(Self.plan)
    }

    public func find(of organisation: Identifier<RegisteredOrganisation>) throws -> Plan? {
        try db.rows("\(Self.selection) WHERE organisation = \(organisation)").first.map(Self.plan)
    }

    public func noteChange(of id: Identifier<Plan>, at now: Date) throws {
        try db.execute("UPDATE plans SET changed_at = \(now) WHERE id = \(id)")
    }

    /// Gives a visitor's plan to an organisation: its private link opens nothing from now on.
    public func give(_ id: Identifier<Plan>, to organisation: Identifier<RegisteredOrganisation>) throws {
        try db.execute("UPDATE plans SET organisation = \(organisation), secret = NULL WHERE id = \(id)")
    }

    /// Removes a plan with all that is in it.
    public func remove(_ id: Identifier<Plan>) throws {
        try db.execute("DELETE FROM plan_links WHERE plan = \(id)")
        try db.execute("DELETE FROM plan_remarks WHERE step IN (SELECT id FROM plan_steps WHERE plan = \(id))")
        try db.execute("DELETE FROM plan_steps WHERE plan = \(id)")
        try db.execute("DELETE FROM plans WHERE id = \(id)")
    }

    /// The first `limit` plans of visitors that nobody changed since.
    public func nameless(unchangedSince instant: Date, limit: Int) throws -> [Identifier<Plan>] {
        try db.rows(
            """
            SELECT id FROM plans WHERE organisation IS NULL AND changed_at < \(instant)
            ORDER BY changed_at LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    private static let selection: SQL = "SELECT id, organisation, created_at, changed_at FROM plans"

    private static func plan(_ row: Row) throws -> Plan {
        Plan(
            id: try row["id"], organisation: try row["organisation"], createdAt: try row["created_at"],
            changedAt: try row["changed_at"])
    }
}
