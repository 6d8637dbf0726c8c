import Domain

/// A country's data: everything the platform knows that is not code.
public struct CountryPackage: Sendable {
    public var country = Country()
    public var documents: [SourceDocument] = []
    public var schemes: [ConceptScheme] = []
    public var concepts: [Concept] = []
    public var mappings: [ConceptMapping] = []
    public var places: [Place] = []
    public var outlines: [Outline] = []
    /// What surveys found, in the order of the files.
    public var surveys: [SurveyFigure] = []
    /// What is published of the country's firms, if the package says it.
    public var marginals: PopulationMarginals?
    public var records: [any CatalogueRecord] = []
    /// The files as their authors wrote them, so that an export gives them back unchanged.
    public var files: [PackageFile] = []

    public init() {}

    public var classification: Classification {
        Classification(schemes: schemes, concepts: concepts, mappings: mappings)
    }
}
