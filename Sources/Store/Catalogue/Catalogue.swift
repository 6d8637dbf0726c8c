import Domain
import Synchronization

/// What every page needs of the country package, read once per version of the catalogue.
public struct Catalogue: Sendable {
    public let version: Int
    public let country: Country
    public let classification: Classification
    public let documents: [String: SourceDocument]
    public let places: [String: Place]
    public let outlines: [Outline]
    /// What surveys found, beside which our own index stands.
    public let surveys: [SurveyFigure]
    /// What is published of the country's firms; nil where the package does not say.
    public let marginals: PopulationMarginals?
    public let counts: [Kind: Int]
    /// The identifier of the first record of each kind.
    public let firsts: [Kind: String]
    /// Funding sources, in the order of the catalogue.
    public let opportunities: [Opportunity]
    public let rulebook: Rulebook
    /// Schemes and duties, in the order of the catalogue. They give no money, so they are never asked about support.
    public let regimes: [Regime]
    /// Assessments, in the order of the catalogue.
    public let instruments: [Instrument]
    /// Kinds of project whose effects can be calculated, in the order of the catalogue.
    public let projects: [Project]
    /// What cases have measured, taken together.
    public let effectStatistics: [EffectStatistics]
    /// What the sources claim of their figures, checked.
    public let claims: ClaimChecks
    /// The latest day any funding source was true.
    public let dataDate: Day?

    /// The rules of one programme that is not among the funding sources: of a draft, or of a scheme.
    public func rulebook(of programme: Programme) -> Rulebook {
        Rulebook([programme], classification: classification, countryOf: country.nameOf)
    }

    /// Nothing was imported yet.
    public var isEmpty: Bool { country.code.isEmpty }

    init(version: Int, in db: Connection) throws {
        self.version = version
        let parts = db.packageParts
        country = try parts.find(.country).map { Country(reading: DataReader($0)) } ?? Country()
        classification = try db.schemes.classification()
        let documents = try parts.find(.documents).map { DataReader($0).list().compactMap(SourceDocument.init) } ?? []
        self.documents = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
        let places = try parts.find(.places).map { DataReader($0).list(limit: 100_000).compactMap(Place.init) } ?? []
        self.places = Dictionary(places.map { ($0.id, $0) }) { first, _ in first }
        outlines = try parts.find(.outlines).map { DataReader($0).list().compactMap(Outline.init) } ?? []
        surveys = try parts.surveys()
        marginals = try parts.marginals()
        counts = try db.records.counts()
        firsts = try db.records.firsts()
        opportunities = try db.records.all(Opportunity.self)
        rulebook = Rulebook(opportunities.map(\.programme), classification: classification, countryOf: country.nameOf)
        regimes = try db.records.all(Regime.self)
        instruments = try db.records.all(Instrument.self)
        projects = try db.records.all(Project.self)
        effectStatistics = EffectStatistics.all(of: try db.records.all(Case.self))
        claims = try ClaimChecks(try db.records.all(Indicator.self)) { kind, notations, naming in
            try db.records.count(kind, carrying: notations, naming: naming)
        }
        dataDate = opportunities.compactMap(\.core.asOf).max()
    }
}

/// Keeps the catalogue in memory until another version of it is in the database.
public final class CatalogueCache: Sendable {
    private let current = Mutex<Catalogue?>(nil)

    public init() {}

    /// The catalogue read last, if any: for what must be said even when the database is out of reach.
    public var last: Catalogue? { current.withLock { $0 } }

    /// The catalogue as this transaction sees it.
    public func catalogue(in db: Connection) throws -> Catalogue {
        let version = try db.search.version()
        return try current.withLock { current in
            if let current, current.version == version { return current }
            let read = try Catalogue(version: version, in: db)
            current = read
            return read
        }
    }
}
