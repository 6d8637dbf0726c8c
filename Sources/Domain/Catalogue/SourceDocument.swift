/// A document that records cite.
public struct SourceDocument: Hashable, Sendable {
    public let id: String
    public let title: String
    public let publisher: String?
    /// A date, or a year or month where no more is known.
    public let published: String?
    public let url: String?
    public let licence: String?

    /// Reads one entry of `sources.yaml`.
    public init?(reading reader: DataReader) {
        reader.onlyFields(["id", "title", "publisher", "published", "url", "licence"])
        guard let id = reader.required("id")?.words(limit: 80), let title = reader.required("title")?.words(limit: 500)
        else { return nil }
        self.id = id
        self.title = title
        publisher = reader.field("publisher")?.words(limit: 300)
        published = reader.field("published")?.words(limit: 20)
        url = reader.field("url")?.words(limit: 500)
        licence = reader.field("licence")?.words(limit: 200)
    }

    public var dataValue: DataValue {
        let fields: [(name: String, value: String?)] = [
            ("id", id), ("title", title), ("publisher", publisher), ("published", published), ("url", url),
            ("licence", licence),
        ]
        return .object(fields.compactMap { field in field.value.map { .init(field.name, .text($0)) } })
    }
}
