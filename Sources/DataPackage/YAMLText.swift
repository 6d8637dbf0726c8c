import Domain
import Yams

extension DataValue {
    /// Reads YAML or JSON text, as a person hands it in.
    public init(yaml text: String) throws(PackageError) {
        do {
            self = try YAMLFile(text).value
        } catch {
            throw PackageError([FileMistake(path: "", line: error.line, pointer: "", problem: error.problem)])
        }
    }

    /// The value as YAML, the way the files of a package are written.
    func yamlText() throws -> String {
        try Yams.serialize(node: node, width: -1, allowUnicode: true)
    }

    private var node: Node {
        switch self {
        case .null: Node("null", .implicit, .plain)
        case .boolean(let flag): Node(flag ? "true" : "false", .implicit, .plain)
        case .integer(let integer): Node("\(integer)", .implicit, .plain)
        case .number(let number): Node("\(number)", .implicit, .plain)
        case .text(let text): Node(text, .implicit, Self.readsAsText(text) ? .any : .doubleQuoted)
        case .list(let values):
            Node(values.map(\.node), .implicit, values.allSatisfy(\.isScalar) ? .flow : .block)
        case .object(let fields):
            Node(fields.map { (Node($0.name), $0.value.node) }, .implicit, .block)
        }
    }

    private var isScalar: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }

    /// Whether the text, written without quotes, would be read back as text.
    private static func readsAsText(_ text: String) -> Bool {
        if ["", "~", "null", "true", "false"].contains(text) || Double(text) != nil || Int(text) != nil {
            return false
        }
        return text.allSatisfy { !$0.isNewline }
    }
}
