import Domain
import Hummingbird
import NIOCore
import Store

/// A document of linked data (JSON-LD 1.1): nodes that name each other; each stands in it once.
struct Graph {
    private var nodes: [DataValue] = []
    private var known: Set<String> = []

    /// Adds a node unless one with its name is there; the first mention counts.
    mutating func add(_ node: DataValue) {
        guard case .text(let id)? = node["@id"], known.insert(id).inserted else { return }
        nodes.append(node)
    }

    func response() -> Response {
        let document = DataValue.object([.init("@context", Self.context), .init("@graph", .list(nodes))])
        guard let text = try? document.json() else { preconditionFailure("JSON holds every value we make") }
        return .document(text, "application/ld+json", headers: [.accessControlAllowOrigin: "*"])
    }

    private static let context = DataValue.object(
        [
            ("adms", "http://www.w3.org/ns/adms#"), ("cpsv", "http://purl.org/vocab/cpsv#"),
            ("cv", "http://data.europa.eu/m8g/"), ("dcat", "http://www.w3.org/ns/dcat#"),
            ("dct", "http://purl.org/dc/terms/"), ("eli", "http://data.europa.eu/eli/ontology#"),
            ("foaf", "http://xmlns.com/foaf/0.1/"), ("org", "http://www.w3.org/ns/org#"),
            ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("skos", "http://www.w3.org/2004/02/skos/core#"),
            ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ].map { DataValue.Field($0.0, .text($0.1)) })
}

extension DataValue {
    /// A node; what is not stated is left out.
    static func node(_ id: String, _ types: String..., fields: [(String, DataValue?)]) -> DataValue {
        let type: DataValue = types.count == 1 ? .text(types[0]) : .texts(types)
        return .stated([("@id", .text(id)), ("@type", type)] + fields)
    }

    /// The name of a node.
    static func iri(_ id: String) -> DataValue { .object([.init("@id", .text(id))]) }

    /// The names of nodes; nothing where there are none.
    static func iris(_ ids: [String]) -> DataValue { .list(ids.map(iri)) }

    static func date(_ day: Day) -> DataValue {
        .object([.init("@type", .text("xsd:date")), .init("@value", .text(day.description))])
    }

    static func literal(_ text: String, _ language: String) -> DataValue {
        .object([.init("@value", .text(text)), .init("@language", .text(language))])
    }

    /// A text in each language.
    static func literals(_ text: LocalizedText) -> DataValue {
        .list(Language.allCases.map { .literal(text[$0], $0.rawValue) })
    }

    /// A word of a formal notation, which is in no language.
    static func formal(_ text: String) -> DataValue { .list([.literal(text, "zxx")]) }
}

/// Where the Publications Office of the EU keeps its lists of terms.
enum AuthorityTable {
    static let base = "http://publications.europa.eu/resource/authority/"

    static func language(_ language: Language) -> String {
        switch language {
        case .be: base + "language/BEL"
        case .ru: base + "language/RUS"
        case .en: base + "language/ENG"
        }
    }
}

extension Pages {
    /// A word of the interface in every language.
    func word(_ key: String) -> LocalizedText {
        LocalizedText(be: self[.be][key], ru: self[.ru][key], en: self[.en][key])
    }
}

extension Country {
    /// Its name in linked data.
    var iri: String { "https://www.iso.org/obp/ui/#iso:code:3166:\(code)" }

    var node: DataValue {
        .node(
            iri, "dct:Location",
            fields: [("dct:identifier", .text(code)), ("skos:prefLabel", .literals(name))])
    }
}
