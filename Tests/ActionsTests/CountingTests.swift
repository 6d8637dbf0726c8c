import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// Whose results the index counts: those of firms that agree, by the word of people who may give it, for as long as it holds.
struct CountingTests {
    private typealias Person = Identifier<Domain.Person>

    private static let later = Date.morning.later(days: 5)
    private static let nextHalf = Date.morning.later(days: 60)

    /// A sheet with answers in it.
    private func answered(_ scene: SheetScene, at timePoint: TimePoint = .before) async throws
        -> Identifier<AnswerSheet>
    {
        let id = try await scene.start(at: timePoint)
        try await scene.answer("looms", .yes(true), in: id)
        return id
    }

    @discardableResult
    private func freeze(
        _ id: Identifier<AnswerSheet>, _ scene: SheetScene, by person: Person = .owner, agreeing: Bool = false,
        because reason: String? = nil, holding token: SecretToken? = nil, at now: Date = .morning
    ) async throws -> String {
        let asked = ResultToFreeze(
            of: id, activity: "C16", region: "XN-NS-LH", size: "size-small", reason: reason,
            countedUntil: agreeing ? .morning.later(days: 40) : nil)
        return try await scene.database.write { db in
            let reader = token == nil ? try scene.reader(person, nil, db) : try scene.reader(nil, token, db)
            return try db.freezeResult(asked, scene.catalogue, by: reader, at: now)
        }
    }

    private func agree(_ scene: SheetScene, at now: Date = .morning) async throws -> Consent {
        try await scene.database.write { db in
            try db.giveConsent(
                .toCount(scene.plant, until: .morning.later(days: 40)), by: db.actor(.representative), at: now)
        }
    }

    /// How many firms are counted with a total in the half-year of `.morning`, by group.
    private func counted(_ scene: SheetScene, _ instrument: String = "workshop-1") async throws -> [FirmGroup: Int] {
        let period = try #require(HalfYear("2026-H2"))
        let measure = IndexMeasure(instrument: instrument, period: period, dimension: nil)
        return try await scene.database.read { try $0.indexScores.tallies(measure).mapValues(\.firms) }
    }

    private static let group = FirmGroup(activity: "C", region: "XN-NS", size: "size-small")

    @Test func `who may speak for a firm agrees when it keeps its result, and it is counted`() async throws {
        let scene = try await SheetScene()
        let id = try await answered(scene)
        try await freeze(id, scene)
        #expect(try await counted(scene) == [:])
        try await freeze(id, scene, agreeing: true)
        #expect(try await counted(scene) == [Self.group: 1])
        let consents = try await scene.database.read { try $0.consents.all(of: .organisation(scene.plant)) }
        #expect(consents.map(\.purpose) == [.statistics] && consents.map(\.givenBy) == [.owner])
        #expect(consents.map(\.textVersion) == [2])
    }

    @Test func `an editor keeps a result, which counts by the firm's consent and not by the editor's word`()
        async throws
    {
        let scene = try await SheetScene()
        let id = try await answered(scene)
        await #expect(throws: Refusal.notAllowed) { try await freeze(id, scene, by: .editor, agreeing: true) }
        try await freeze(id, scene, by: .editor)
        #expect(try await counted(scene) == [:])
        _ = try await agree(scene)
        #expect(try await counted(scene) == [Self.group: 1])
    }

    @Test func `who only helps with the answers keeps no result`() async throws {
        let scene = try await SheetScene()
        let (id, catalogue, token) = (try await answered(scene), scene.catalogue, SecretToken())
        try await scene.database.write { db in
            _ = try db.shareSheet(id, by: token, catalogue, reader: try scene.reader(.owner, nil, db), at: .morning)
            _ = try db.acceptShare(token, by: db.actor(.outsider), at: .morning)
            _ = try db.giveConsent(
                ConsentGiven(
                    subject: .organisation(scene.plant), purpose: .advice, recipient: .whole,
                    dataGroups: [.assessments], expiresAt: Self.later), by: db.actor(.owner), at: .morning)
        }
        for person in [Person.outsider, .adviser, .viewer] {
            #expect(try await !scene.open(id, by: person).mayFreeze)
            await #expect(throws: Refusal.notAllowed) { try await freeze(id, scene, by: person) }
        }
    }

    @Test func `a visitor keeps a result, which counts for nobody`() async throws {
        let scene = try await SheetScene()
        let token = SecretToken()
        let id = try await scene.startAsVisitor(token)
        try await scene.answer("looms", .yes(true), in: id, by: nil, holding: token)
        try await freeze(id, scene, agreeing: true, holding: token)
        #expect(try await counted(scene) == [:])
    }

    @Test func `a consent taken back takes the firm out; one of two leaves it in`() async throws {
        let scene = try await SheetScene()
        try await freeze(try await answered(scene), scene)
        let consents = [try await agree(scene), try await agree(scene)]
        for (consent, left) in zip(consents, [1, 0]) {
            try await scene.database.write { try $0.revokeConsent(consent.id, by: $0.actor(.owner), at: Self.later) }
            #expect(try await counted(scene).values.reduce(0, +) == left)
        }
    }

    @Test func `a correction counts in the place of what it corrects`() async throws {
        let scene = try await SheetScene()
        let id = try await answered(scene)
        try await freeze(id, scene, agreeing: true)
        try await scene.answer("looms", nil, shown: 1, in: id)
        try await freeze(id, scene, because: "Nothing is known.", at: Self.later)
        #expect(try await counted(scene) == [:])
    }

    @Test func `of two results in a half-year the later counts; what was kept in another half-year does not`()
        async throws
    {
        let scene = try await SheetScene()
        let (before, after) = (try await answered(scene), try await answered(scene, at: .after))
        for id in [before, after] { try await freeze(id, scene) }
        _ = try await agree(scene, at: Self.later)
        #expect(try await counted(scene) == [Self.group: 1])
        let other = try await SheetScene()
        try await freeze(try await answered(other), other)
        try await other.database.write { db in
            _ = try db.giveConsent(
                .toCount(other.plant, until: Self.nextHalf.later(days: 9)), by: db.actor(.owner), at: Self.nextHalf)
        }
        #expect(try await counted(other) == [:])
    }

    @Test func `a region that a firm assesses is no firm`() async throws {
        let scene = try await SheetScene()
        let id = try await scene.database.write { db in
            try db.startSheet(
                SheetStart("harbour-1", about: .region("XN-NS"), by: .organisation(scene.plant)), in: scene.catalogue,
                by: db.actor(.owner), at: .morning
            ).id
        }
        try await freeze(id, scene, agreeing: true)
        #expect(try await counted(scene, "harbour-1") == [:])
    }

    @Test(arguments: ["closed", "handed over", "left by the last"])
    func `an organisation that ends is counted no longer`(how: String) async throws {
        let scene = try await SheetScene()
        try await freeze(try await answered(scene), scene, agreeing: true)
        try await scene.database.write { db in
            switch how {
            case "closed":
                try db.closeOrganisation(scene.plant, because: "made up", by: db.actor(.operator), at: Self.later)
            case "handed over":
                try db.handOverOrganisation(
                    scene.plant, to: .rival, because: "court", by: db.actor(.operator), at: Self.later)
            default:
                for person in [Person.viewer, .editor, .representative, .owner] {
                    try db.eraseAccount(of: try #require(try db.people.find(person)), at: Self.later)
                }
            }
        }
        #expect(try await counted(scene) == [:])
    }

    @Test func `a consent that has run out when the edition is made counts nobody`() async throws {
        let scene = try await SheetScene()
        try await freeze(try await answered(scene), scene, agreeing: true)
        #expect(try await counted(scene) == [Self.group: 1])
        try await scene.database.makeIndexEditions(at: Self.nextHalf)
        #expect(try await counted(scene) == [:])
        #expect(try await scene.database.read { try $0.indexEditions.measures() } == [])
    }

    @Test func `to be counted opens nothing to staff`() async throws {
        let scene = try await SheetScene()
        _ = try await agree(scene)
        await #expect(throws: Refusal.notFound) {
            try await scene.database.read { try $0.organisation(scene.plant, for: $0.actor(.adviser), at: .morning) }
        }
    }
}
