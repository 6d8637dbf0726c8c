import Domain
import FoundationEssentials

extension Connection {
    public var planLinks: PlanLinks { PlanLinks(db: self) }
}

/// The links by which plans are shown to others, found by the digest of their secret.
public struct PlanLinks {
    let db: Connection

    public func add(_ link: PlanLink, digest: String) throws {
        try db.execute(
            """
            INSERT INTO plan_links (id, plan, digest, level, label, created_at, ended_at)
            VALUES (\(link.id), \(link.plan), \(digest), \(link.level), \(link.label), \(link.createdAt),
                    \(link.endedAt))
            """)
    }

    public func find(digest: String) throws -> PlanLink? {
        try db.rows("\(Self.selection) WHERE digest = \(digest)").first.map(Self.link)
    }

    /// Those that still open it, oldest first.
    public func open(of plan: Identifier<Plan>) throws -> [PlanLink] {
        try db.rows("\(Self.selection) WHERE plan = \(plan) AND ended_at IS NULL ORDER BY id").map(Self.link)
    }

    /// Returns false when it had ended already, or is of another plan.
    public func end(_ id: Identifier<PlanLink>, of plan: Identifier<Plan>, at now: Date) throws -> Bool {
        try db.execute(
            "UPDATE plan_links SET ended_at = \(now) WHERE id = \(id) AND plan = \(plan) AND ended_at IS NULL") == 1
    }

    private static let selection: SQL = "SELECT id, plan, level, label, created_at, ended_at FROM plan_links"

    private static func link(_ row: Row) throws -> PlanLink {
        PlanLink(
            id: try row["id"], plan: try row["plan"], level: try row["level"], label: try row["label"],
            createdAt: try row["created_at"], endedAt: try row["ended_at"])
    }
}

extension PlanLink.Level: SQLCodable {}
