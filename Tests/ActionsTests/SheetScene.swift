import Actions
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport

/// A plant in the made-up country, whose people fill in checks.
struct SheetScene: Sendable {
    let database: any Database
    let plant: Identifier<RegisteredOrganisation>
    let catalogue: Catalogue

    init() async throws {
        (database, plant) = try await OrganisationActionTests.plant()
        try await Norland.load(into: database)
        catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
    }

    func start(
        _ instrument: String = "workshop-1", at timePoint: TimePoint = .before,
        by person: Identifier<Person> = .owner
    ) async throws -> Identifier<AnswerSheet> {
        let (plant, catalogue) = (plant, catalogue)
        return try await database.write { db in
            try db.startSheet(
                SheetStart(instrument, at: timePoint, by: .organisation(plant)), in: catalogue, by: db.actor(person),
                at: .morning
            ).id
        }
    }

    func startAsVisitor(_ token: SecretToken, _ instrument: String = "workshop-1") async throws
        -> Identifier<AnswerSheet>
    {
        let catalogue = catalogue
        return try await database.write { db in
            let keeper = SheetStart.Start.visitor(digest: token.digest, address: "192.0.2.1")
            return try db.startSheet(SheetStart(instrument, by: keeper), in: catalogue, by: .visitor, at: .morning).id
        }
    }

    /// What a form sends that showed the entry `shown`.
    @discardableResult
    func answer(
        _ question: String, _ answer: Instrument.Answer?, shown: Int = 0, in id: Identifier<AnswerSheet>,
        by person: Identifier<Person>? = .owner, holding token: SecretToken? = nil, at now: Date = .morning,
        typed: Date? = nil
    ) async throws -> [SavedAnswer] {
        let catalogue = catalogue
        return try await database.write { db in
            let answers = [TypedAnswer(to: question, .init(answer), shown: shown, at: typed ?? now)]
            return try db.saveAnswers(
                answers, in: id, catalogue, by: try reader(person, token, db), at: now
            ).saved
        }
    }

    func open(
        _ id: Identifier<AnswerSheet>, by person: Identifier<Person>? = .owner, holding token: SecretToken? = nil,
        at now: Date = .morning
    ) async throws -> OpenSheet {
        let catalogue = catalogue
        return try await database.read { db in
            try db.sheet(id, in: catalogue, for: try reader(person, token, db), at: now)
        }
    }

    func reader(_ person: Identifier<Person>?, _ token: SecretToken?, _ db: Connection) throws -> SheetReader {
        SheetReader(try person.map(db.actor) ?? .visitor, holding: Set([token?.digest].compactMap(\.self)))
    }
}
