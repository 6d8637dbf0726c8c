/// A document that records cite.
public struct SourceDocument: Hashable, Sendable {
    public let id: String
    public let title: LocalizedText
    public let publisher: LocalizedText?
    /// A date, or a year or month where no more is known.
    public let published: String?
    public let url: String?
    public let licence: String?

    /// Reads one entry of `sources.yaml`.
    public init?(reading reader: DataReader) {
        reader.onlyFields(["id", "title", "publisher", "published", "url", "licence"])
        guard let id = reader.required("id")?.words(limit: 80), let title = reader.required("title")?.localized()
        else { return nil }
        self.id = id
        self.title = title
        publisher = reader.field("publisher")?.localized()
        published = reader.field("published")?.partialDate()
        url = reader.field("url")?.webAddress()
        licence = reader.field("licence")?.words(limit: 200)
    }

    public var dataValue: DataValue {
        .object(
            [
                .init("id", .text(id)), .init("title", title.dataValue),
            ]
                + [
                    ("publisher", publisher?.dataValue), ("published", published.map(DataValue.text)),
                    ("url", url.map(DataValue.text)), ("licence", licence.map(DataValue.text)),
                ].compactMap { field in field.1.map { .init(field.0, $0) } })
    }
}
