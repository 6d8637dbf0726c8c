import Domain
import FoundationEssentials
import TestSupport
import Testing

/// `Tests/Data/access.csv`: every act, in every state its subject can be in, for everyone.
struct AccessTests {
    @Test func `everyone may do what the table says, and nothing else`() throws {
        var wrong: [String] = []
        for row in try Belarus.table("access") {
            let act = try #require(Act(rawValue: row["act"] ?? ""))
            let subject = try #require(Self.subjects[row["subject"] ?? ""], "\(row["subject"] ?? "")")
            for (name, actor) in Self.cast {
                let expected = try #require(row[name], "no column \(name)")
                if (expected == "y") != actor.may(act, on: subject) || !["y", "n"].contains(expected) {
                    wrong.append("\(name): \(act) on \(row["subject"] ?? "") should be \(expected)")
                }
            }
        }
        #expect(wrong == [])
    }

    @Test(arguments: Act.allCases)
    func `every act stands in the table with each of its subjects, once`(act: Act) throws {
        let rows = try Belarus.table("access").filter { $0["act"] == act.rawValue }
        #expect(rows.compactMap { $0["subject"] }.sorted() == Self.states(of: act).sorted())
    }

    @Test func `the table for people agrees with what is enforced`() throws {
        let table = AccessTable()
        #expect(table.rows.map(\.act) == Act.allCases)
        for row in table.rows {
            let expected = try Belarus.table("access").filter { $0["act"] == row.act.rawValue }
            for (column, extents) in zip(AccessTable.Column.all, row.cells) {
                let names = Self.names(of: column)
                let isEver = expected.contains { line in names.contains { line[$0] == "y" } }
                #expect(extents.isEmpty != isEver, "\(row.act) for \(column)")
            }
        }
    }

    @Test func `a refusal names the rule that stands against it, only to those whose act it is`() {
        let last = Subject.member(Self.me, of: Self.own, becoming: nil, remainingOwners: 0)
        #expect(Self.member(.owner).answer(to: .leaveOrganisation, on: last) == .unless(.anOwnerRemains))
        #expect(Actor.visitor.answer(to: .leaveOrganisation, on: last) == .notTheirs)
        let draft = Subject.draft(by: Self.me)
        #expect(Self.staff(.editor, .whole).answer(to: .publishRecord, on: draft) == .unless(.notOwnDraft))
        #expect(Self.staff(.auditor, .whole).answer(to: .publishRecord, on: draft) == .notTheirs)
        let insider = Actor(Self.me, roles: [RoleGrant(.operator)], memberships: [Self.own: .viewer])
        #expect(insider.answer(to: .verifyOrganisation, on: .organisation(Self.own)) == .unless(.notOwnOrganisation))
        #expect(insider.may(.verifyOrganisation, on: .organisation(Self.foreign)))
    }

    @Test(arguments: Act.allCases)
    func `an auditor changes nothing`(act: Act) {
        let reads: Set<Act> = [
            .seeCatalogue, .seeOrganisation, .seeDisclosures, .seeStaffArea, .seeAccessTable, .seeRoles, .seeAuditLog,
            .seeJobs, .seeScenario,
        ]
        let subjects = Self.subjects.values.filter { $0 != .person(Self.me) }
        let (auditor, anyone) = (Self.staff(.auditor, .whole), Actor(Self.me))
        let isMore = subjects.contains { auditor.may(act, on: $0) && !anyone.may(act, on: $0) }
        #expect(isMore == (reads.contains(act) && act != .seeCatalogue))
    }
}

// MARK: The cast

extension AccessTests {
    static let me = Identifier<Person>("me")
    static let other = Identifier<Person>("other")
    static let own = Identifier<RegisteredOrganisation>("own")
    static let foreign = Identifier<RegisteredOrganisation>("foreign")

    static func member(_ role: OrganisationRole) -> Actor { Actor(me, memberships: [own: role]) }
    static func staff(_ role: PlatformRole, _ scope: Scope) -> Actor { Actor(me, roles: [RoleGrant(role, in: scope)]) }

    /// Everyone, by the column of the table.
    static let cast: [String: Actor] = {
        var cast: [String: Actor] = ["visitor": .visitor, "person": Actor(me)]
        for role in OrganisationRole.allCases { cast["member \(role)"] = member(role) }
        for role in PlatformRole.allCases {
            cast["staff \(role)"] = staff(role, .whole)
            cast["staff \(role) of own"] = staff(role, .organisation(own))
        }
        return cast
    }()

    static func names(of column: AccessTable.Column) -> [String] {
        switch column {
        case .visitor: ["visitor"]
        case .person: ["person"]
        case .member(let role): ["member \(role)"]
        case .staff(let role): ["staff \(role)", "staff \(role) of own"]
        }
    }
}

// MARK: The subjects

extension AccessTests {
    /// Every state of a subject that the table names.
    static let subjects: [String: Subject] = [
        "platform": .platform,
        "self": .person(me), "other": .person(other),
        "other, open to the platform": .person(other, consentedTo: [.whole]),
        "other, open to own": .person(other, consentedTo: [.organisation(own)]),
        "own": .organisation(own), "foreign": .organisation(foreign),
        "own, open to the platform": .organisation(own, consentedTo: [.whole]),
        "foreign, open to the platform": .organisation(foreign, consentedTo: [.whole]),
        "foreign, open to own": .organisation(foreign, consentedTo: [.organisation(own)]),
        "foreign, shared with self": .answers(of: foreign, sharedWith: [me]),
        "foreign, shared with other": .answers(of: foreign, sharedWith: [other]),
        "own as viewer": .newMember(of: own, as: .viewer), "own as editor": .newMember(of: own, as: .editor),
        "own as representative": .newMember(of: own, as: .representative),
        "own as owner": .newMember(of: own, as: .owner), "foreign as viewer": .newMember(of: foreign, as: .viewer),
        "other viewer of own becomes owner": .member(other, of: own, becoming: .owner, remainingOwners: 2),
        "other viewer of foreign becomes editor": .member(other, of: foreign, becoming: .editor, remainingOwners: 1),
        "self of own becomes owner": .member(me, of: own, becoming: .owner, remainingOwners: 2),
        "self of own becomes viewer, an owner remains": .member(me, of: own, becoming: .viewer, remainingOwners: 1),
        "self of own becomes viewer, no owner remains": .member(me, of: own, becoming: .viewer, remainingOwners: 0),
        "other owner of own becomes viewer, an owner remains":
            .member(other, of: own, becoming: .viewer, remainingOwners: 1),
        "other owner of own becomes viewer, no owner remains":
            .member(other, of: own, becoming: .viewer, remainingOwners: 0),
        "self of own, an owner remains": .member(me, of: own, becoming: nil, remainingOwners: 1),
        "self of own, no owner remains": .member(me, of: own, becoming: nil, remainingOwners: 0),
        "other of own, an owner remains": .member(other, of: own, becoming: nil, remainingOwners: 1),
        "other of own, no owner remains": .member(other, of: own, becoming: nil, remainingOwners: 0),
        "other of foreign, an owner remains": .member(other, of: foreign, becoming: nil, remainingOwners: 1),
        "self for own": .mandate(of: me, for: own), "self for foreign": .mandate(of: me, for: foreign),
        "other for own": .mandate(of: other, for: own), "other for foreign": .mandate(of: other, for: foreign),
        "own draft about own": .draft(by: me, about: own),
        "own draft about foreign": .draft(by: me, about: foreign),
        "own draft about no organisation": .draft(by: me),
        "draft of other about own": .draft(by: other, about: own),
        "draft of other about foreign": .draft(by: other, about: foreign),
        "draft of other about no organisation": .draft(by: other),
        "role of self over all": .role(of: me, in: .whole),
        "role of self over own": .role(of: me, in: .organisation(own)),
        "role of other over all": .role(of: other, in: .whole),
        "role of other over own": .role(of: other, in: .organisation(own)),
        "role of other over foreign": .role(of: other, in: .organisation(foreign)),
    ]

    static func states(of act: Act) -> [String] {
        switch act {
        case .seeCatalogue, .createOrganisation, .askToJoin, .acceptInvitation, .seeStaffArea, .seeAccessTable,
            .countRegister:
            ["platform"]
        case .seeOwnData, .manageOwnAccount: ["self", "other"]
        case .seeOrganisation: ["own", "foreign", "foreign, open to the platform", "foreign, open to own"]
        case .seePrivateData:
            subjects.keys.filter { $0.contains("open to") || ["self", "other", "own", "foreign"].contains($0) }
        case .editOrganisation, .linkRecord, .seeMembers, .editContactPoint, .seeCalculations, .keepCalculation,
            .seePlan,
            .editPlan, .sharePlan:
            ["own", "foreign", "foreign, open to the platform"]
        case .invite, .admitMember:
            OrganisationRole.allCases.map { "own as \($0)" } + ["foreign as viewer"]
        case .changeRole: subjects.keys.filter { $0.contains(" becomes ") }
        case .removeMember: subjects.keys.filter { $0.hasPrefix("other of ") }
        case .leaveOrganisation:
            ["self of own, an owner remains", "self of own, no owner remains", "other of own, an owner remains"]
                + ["other of foreign, an owner remains"]
        case .giveMandate, .nominateOneself, .endMandate: subjects.keys.filter { $0.contains(" for ") }
        case .giveConsent, .revokeConsent, .seeDisclosures:
            ["self", "other", "other, open to the platform", "own", "foreign", "foreign, open to the platform"]
        case .seeAnswers, .giveAnswers:
            ["self", "other", "own", "foreign", "foreign, open to the platform", "foreign, open to own"]
                + ["foreign, shared with self", "foreign, shared with other"]
        case .freezeResult:
            ["self", "other", "own", "foreign", "foreign, open to the platform", "foreign, open to own"]
                + ["foreign, shared with self"]
        case .shareAnswers: ["own", "foreign", "foreign, open to the platform", "foreign, shared with self"]
        case .editRecord, .reviewRecord, .publishRecord, .seeScenario, .writeScenario, .publishScenario:
            subjects.keys.filter { $0.contains("draft ") }
        case .seeRoles, .grantRole, .withdrawRole: subjects.keys.filter { $0.hasPrefix("role of ") }
        case .seeAuditLog, .seeJobs, .retryJob, .verifyOrganisation: ["platform", "own", "foreign"]
        }
    }
}
