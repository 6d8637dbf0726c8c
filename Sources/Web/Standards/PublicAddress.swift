import Domain
import Hummingbird
import Store

/// The platform's own address from outside, and the names that records have in linked data.
struct PublicAddress: Sendable {
    /// Without a slash at its end.
    let base: String

    /// `PUBLIC_URL` where it is set, else the host that was asked.
    init(_ settings: Services.Settings, _ request: Request) {
        let configured = settings.publicURL
        let asked = request.head.authority ?? ""
        let host = asked.wholeMatch(of: /[A-Za-z0-9.:\[\]-]+/) == nil ? "127.0.0.1" : asked
        base =
            configured.isEmpty
            ? "http://\(host)" : configured.hasSuffix("/") ? String(configured.dropLast()) : configured
    }

    /// One name for all languages.
    func resource(_ kind: Kind, _ id: String) -> String { "\(base)/id/\(kind.rawValue)/\(id)" }
    func concept(_ notation: String) -> String { "\(base)/id/concepts/\(notation)" }
    func scheme(_ notation: String) -> String { "\(base)/id/schemes/\(notation)" }
    func place(_ id: String) -> String { "\(base)/id/places/\(id)" }

    func page(_ kind: Kind, _ id: String, in language: Language) -> String {
        "\(base)/\(language.rawValue)/\(kind.listPath)/\(id)"
    }
}

extension DataValue {
    /// An object of what is stated: no null, no empty text, list or object.
    static func stated(_ fields: [(String, DataValue?)]) -> DataValue {
        .object(
            fields.compactMap { name, value in
                guard let value, value != .null, value != .text(""), value != .list([]), value != .object([]) else {
                    return nil
                }
                return Field(name, value)
            })
    }

    static func texts(_ texts: [String]) -> DataValue { .list(texts.map(DataValue.text)) }
}

extension Day {
    /// Its first moment in UTC.
    var instant: String { "\(description)T00:00:00Z" }
}
