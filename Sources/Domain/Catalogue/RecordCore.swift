/// What every record of the catalogue has.
public struct RecordCore: Hashable, Sendable {
    /// Lower-case Latin letters, digits and hyphens; unique within the kind; never changes.
    public var id: String
    public var title = LocalizedText(be: "", ru: "", en: "")
    public var summary = LocalizedText(be: "", ru: "", en: "")
    /// Notations the record is about, of any scheme.
    public var concepts: [String] = []
    public var url: String?
    public var contact: String?
    public var sources: [Citation] = []
    /// The day the content was true.
    public var asOf: Day?

    /// The fields every record has, whatever its kind.
    public static let fieldNames: Set<String> = ["title", "summary", "concepts", "url", "contact", "sources", "asOf"]

    public init(id: String) { self.id = id }

    /// Whether `id` has the form an identifier must have.
    public static func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 80 && !id.hasPrefix("-")
            && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}

/// Where a record comes from: a document of the package, and the place in it.
public struct Citation: Hashable, Sendable {
    public let document: String
    public let place: String

    public init(document: String, place: String) {
        self.document = document
        self.place = place
    }
}
