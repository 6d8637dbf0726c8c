/// What may be done with the data of a package.
public struct Licence: Hashable, Sendable {
    /// Its name in the SPDX list of licences: `CC-BY-4.0`.
    public let id: String
    /// Where its text stands.
    public let url: String

    public init(id: String, url: String) {
        self.id = id
        self.url = url
    }

    /// Reads `{id, url}`; mistakes are noted in the reader.
    init?(reading reader: DataReader) {
        reader.onlyFields(["id", "url"])
        guard let id = reader.required("id")?.words(limit: 60), let url = reader.required("url")?.webAddress()
        else { return nil }
        self.init(id: id, url: url)
    }

    var dataValue: DataValue { .object([.init("id", .text(id)), .init("url", .text(url))]) }
}
