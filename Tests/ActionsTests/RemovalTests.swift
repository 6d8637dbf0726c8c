import Actions
import DataPackage
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// Records that editors take out of the catalogue.
struct RemovalTests {
    private static let reason = LocalizedText(be: "скончылася", ru: "закончилась", en: "It ended in May.")

    /// A proposal to remove a record, as the author wrote it.
    private static func proposed(
        _ record: String = Newsroom.record, of kind: Kind = .opportunities, because reason: LocalizedText = reason,
        insteadUse replacement: String? = nil, in database: any Database
    ) async throws -> Draft {
        try await database.write { db in
            var fields = [DataValue.Field("reason", reason.dataValue)]
            if let replacement { fields.append(.init("replacement", .text(replacement))) }
            let text = DraftText(
                kind, record, saying: .object(fields), in: nil, from: try db.revision(of: kind, record), removing: true)
            guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(Newsroom.author), at: .morning) else {
                throw Refusal.draftChanged
            }
            return draft
        }
    }

    /// An organisation that nothing names.
    private static func addZanzibar(to database: any Database) async throws {
        try await database.write { db in
            var organisation = try #require(try db.records.find(Organisation.self, "guild"))
            organisation.core.id = "zanzibar"
            try db.records.add([(organisation, try organisation.dataValue.json(), try db.records.nextOrdinal())])
        }
    }

    private static func removed(
        _ record: String = Newsroom.record, of kind: Kind = .opportunities, in database: any Database
    ) async throws {
        let draft = try await proposed(record, of: kind, in: database)
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
    }

    @Test func `a record goes with all that leads to it, and stays in its history`() async throws {
        let database = try await Newsroom.database()
        let (version, title) = try await database.read { db throws in
            (try db.search.version(), try #require(try db.records.find(.opportunities, Newsroom.record)).core.title.en)
        }
        #expect(try await Newsroom.found(title, in: database).contains(Newsroom.record))
        try await Self.removed(in: database)
        #expect(try await !Newsroom.found(title, in: database).contains(Newsroom.record))
        try await database.read { db throws in
            #expect(try db.records.find(.opportunities, Newsroom.record) == nil)
            #expect(try db.search.version() != version)
            let kept = try #require(try db.history.versions(.opportunities, Newsroom.record, limit: 1).first)
            #expect(kept.record.core.title.en == title)
            let gone = try #require(try db.removedRecords.find(.opportunities, Newsroom.record))
            #expect(gone.removal == Removal(because: Self.reason, replacement: nil))
            #expect(try db.audit.entries(AuditQuery(), limit: 10).map(\.action).contains(.recordRemoved))
        }
    }

    @Test func `nothing is removed that others name, and the reviewer is told which`() async throws {
        let database = try await Newsroom.database()
        let (record, naming) = try await database.read { db throws in
            for record in try db.records.all(.organisations) {
                let naming = try db.recordsNaming(.organisations, record.id)
                if !naming.isEmpty { return (record.id, try db.records.headings(naming, in: .en).map(\.id)) }
            }
            throw Refusal.notFound
        }
        let draft = try await Self.proposed(record, of: .organisations, in: database)
        #expect(!naming.isEmpty)
        await #expect(throws: Refusal.recordIsNamed) { try await Newsroom.handIn(draft, in: database) }
    }

    @Test func `an indicator stays as long as others claim something of its figures`() async throws {
        let database = try await Newsroom.database()
        let named = try await database.read { db throws in
            let indicators = try db.records.all(Indicator.self)
            return try indicators.filter { indicator in
                let others = indicators.filter { $0.id != indicator.id }
                let isClaimed = !ClaimChecks(others) { _, _, _ in 0 }.missing.isEmpty
                return try isClaimed && db.recordsNaming(.indicators, indicator.id).isEmpty
            }.map(\.id)
        }
        #expect(named == [])
    }

    @Test func `what came to name the record while its removal was in review stops it`() async throws {
        let database = try await Newsroom.database()
        try await Self.addZanzibar(to: database)
        let draft = try await Self.proposed("zanzibar", of: .organisations, in: database)
        try await Newsroom.handIn(draft, in: database)
        let text = try await database.write { db in
            var offer = try #require(try db.records.find(Opportunity.self, Newsroom.record))
            offer.provider = ["zanzibar"]
            let text = DraftText(.opportunities, Newsroom.record, saying: offer.dataValue, in: nil, from: 1)
            guard case .saved(let draft) = try db.saveDraft(text, by: db.actor(Newsroom.colleague), at: .morning)
            else { throw Refusal.draftChanged }
            return draft
        }
        try await Newsroom.handIn(text, in: database)
        try await Newsroom.publish(text.id, by: Newsroom.author, in: database)
        await #expect(throws: Refusal.recordIsNamed) { try await Newsroom.publish(draft.id, in: database) }
        #expect(try await Newsroom.state(draft, in: database) == .inReview)
    }

    @Test func `a removal says why in every language, and names what exists and is another`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Self.proposed(
            because: LocalizedText(be: " ", ru: "x", en: "x"), insteadUse: Newsroom.record, in: database)
        let check = try await database.read {
            try $0.check(draft, in: CatalogueCache().catalogue(in: $0), on: Day(utc: .morning))
        }
        #expect(
            check.mistakes == [
                Mistake(pointer: "/reason/be", problem: .empty),
                Mistake(pointer: "/replacement", problem: .unknownReference(Newsroom.record)),
            ])
        await #expect(throws: Refusal.draftHasMistakes) { try await Newsroom.handIn(draft, in: database) }
    }

    @Test func `four eyes: nobody removes a record alone`() async throws {
        let database = try await Newsroom.database()
        let draft = try await Self.proposed(in: database)
        try await Newsroom.handIn(draft, in: database)
        await #expect(throws: Refusal.rule(.notOwnDraft)) {
            try await Newsroom.publish(draft.id, by: Newsroom.author, in: database)
        }
    }

    @Test func `whoever writes about a record may propose to remove it, too, and neither text takes the other's place`()
        async throws
    {
        let database = try await Newsroom.database()
        let text = try await Newsroom.written("Zanzibar funding", in: database)
        let removal = try await Self.proposed(in: database)
        #expect(text.id != removal.id)
        try await database.read { db throws in
            let (kind, author) = (Kind.opportunities, Newsroom.author)
            #expect(try db.openDraft(kind, Newsroom.record, by: author)?.id == text.id)
            #expect(try db.openDraft(kind, Newsroom.record, removing: true, by: author)?.id == removal.id)
        }
    }

    @Test func `a record that changed since is not removed unseen`() async throws {
        let database = try await Newsroom.database()
        let removal = try await Self.proposed(in: database)
        try await Newsroom.handIn(removal, in: database)
        let text = try await Newsroom.written("Zanzibar funding", by: Newsroom.colleague, in: database)
        try await Newsroom.handIn(text, in: database)
        try await Newsroom.publish(text.id, by: Newsroom.author, in: database)
        await #expect(throws: Refusal.draft(.recordChanged)) { try await Newsroom.publish(removal.id, in: database) }
        try await database.write { db in
            let author = try db.actor(Newsroom.author)
            try db.withdrawDraft(#require(try db.drafts.find(removal.id)).seen, by: author, at: .morning)
            try db.bringDraftUpToDate(#require(try db.drafts.find(removal.id)).seen, by: author, at: .morning)
        }
        let draft = try #require(try await database.read { try $0.drafts.find(removal.id) })
        #expect(draft.body == removal.body)
        try await Newsroom.handIn(draft, in: database)
        try await Newsroom.publish(draft.id, in: database)
        #expect(try await database.read { try $0.records.find(.opportunities, Newsroom.record) } == nil)
    }

    @Test func `a removal that fails at its last step leaves the record and the draft as they were`() async throws {
        struct Killed: Error {}
        let database = try await Newsroom.database()
        let draft = try await Self.proposed(in: database)
        try await Newsroom.handIn(draft, in: database)
        await #expect(throws: Killed.self) {
            try await database.write { db in
                let seen = try #require(try db.drafts.find(draft.id)).seen
                try db.publishDraft(
                    seen, in: CatalogueCache().catalogue(in: db), by: db.actor(Newsroom.colleague), at: .morning)
                throw Killed()
            }
        }
        try await database.read { db throws in
            #expect(try db.records.find(.opportunities, Newsroom.record) != nil)
            #expect(try db.removedRecords.find(.opportunities, Newsroom.record) == nil)
        }
        #expect(try await Newsroom.state(draft, in: database) == .inReview)
    }

    // MARK: Beside imports

    @Test func `an import does not bring back what editors removed, unless it is told to`() async throws {
        let database = try await Newsroom.database()
        try await Self.removed(in: database)
        let package = try Norland.package()
        await #expect(throws: EditsAtStake(records: ["opportunities/\(Newsroom.record)"])) {
            try await database.write { _ = try $0.importPackage(package) }
        }
        let kept = try await database.write { try $0.importPackage(package, edits: .keep) }
        #expect(kept.isEmpty)
        let replaced = try await database.write { try $0.importPackage(package, edits: .replace) }
        #expect(replaced.added == 1)
        #expect(try await database.read { try $0.removedRecords.find(.opportunities, Newsroom.record) } == nil)
    }

    @Test func `what stays removed is named by nothing that is imported`() async throws {
        let database = try await Newsroom.database()
        try await Self.addZanzibar(to: database)
        try await Self.removed("zanzibar", of: .organisations, in: database)
        var package = try Norland.package()
        var organisation = try #require(package.records.compactMap { $0 as? Organisation }.first)
        organisation.core.id = "zanzibar"
        package.records.append(organisation)
        let kept = try await database.write { [package] in try $0.importPackage(package, edits: .keep) }
        #expect(kept.isEmpty)
        let place = try #require(package.records.firstIndex { $0.id == Newsroom.record })
        var offer = try #require(package.records[place] as? Opportunity)
        offer.provider = ["zanzibar"]
        package.records[place] = offer
        await #expect(throws: RemovedYetNamed(records: ["organisations/zanzibar"])) {
            try await database.write { [package] in _ = try $0.importPackage(package, edits: .keep) }
        }
    }

    @Test func `what was exported without the record is imported without a question`() async throws {
        let database = try await Newsroom.database()
        try await Self.removed(in: database)
        let files = try await database.read { try $0.storedPackage() }.exportedFiles()
        #expect(try !files.contains { try $0.text.contains(Newsroom.record) })
        let exported = try CountryPackage(files: files)
        _ = try await database.write { try $0.importPackage(exported) }
        #expect(try await database.read { try $0.recordEdits.all() } == [])
        #expect(try await database.read { try $0.removedRecords.find(.opportunities, Newsroom.record) } != nil)
    }
}
