import Actions
import Domain
import FoundationEssentials
import Store

/// The cast of tests about people: named after what they are in the story.
extension Identifier<Person> {
    public static let owner = Self("owner")
    public static let secondOwner = Self("second-owner")
    public static let representative = Self("representative")
    public static let editor = Self("editor")
    public static let viewer = Self("viewer")
    public static let outsider = Self("outsider")
    public static let rival = Self("rival")
    public static let `operator` = Self("operator")
    public static let adviser = Self("adviser")
    public static let auditor = Self("auditor")

    public static let cast = [
        owner, secondOwner, representative, editor, viewer, outsider, rival, `operator`, adviser, auditor,
    ]
}

extension Date {
    /// A morning on which stories begin.
    public static let morning = Date(timeIntervalSince1970: 1_795_000_000)

    public func later(days: Double) -> Date { addingTimeInterval(days * 86_400) }
}

/// An empty database with the cast in it; staff have their roles over the whole platform.
public func peopledDatabase() async throws -> any Database {
    let database = try await emptyDatabase()
    try await database.write { db in
        for id in Identifier<Person>.cast {
            guard let email = EmailAddress("\(id)@example.org") else { continue }
            let person = Person(id: id, email: email, name: "\(id)", language: .en, createdAt: .morning)
            try db.people.add(person, passwordHash: nil)
        }
        try db.roleGrants.add(RoleGrant(.operator), to: .operator, at: .morning)
        try db.roleGrants.add(RoleGrant(.adviser), to: .adviser, at: .morning)
        try db.roleGrants.add(RoleGrant(.auditor), to: .auditor, at: .morning)
    }
    return database
}

extension InvitationLetter {
    /// One with a secret of its own.
    public static func sample() -> Self {
        Self(.en, roleName: "Editor", links: OrganisationLinks(base: "https://industry.example"))
    }
}
