import Domain
import Yams

/// The content of a YAML file as data, with the line of every place in it.
struct YAMLFile {
    let value: DataValue
    private let lines: [String: Int]

    /// More values than any honest record has; a file that unfolds its aliases into more is refused.
    static let valueLimit = 50_000
    static let depthLimit = 60

    init(_ file: PackageFile) throws(FileMistake) {
        let text = try file.text
        do {
            try self.init(text)
        } catch {
            throw FileMistake(path: file.path, line: error.line, pointer: "", problem: error.problem)
        }
    }

    init(_ text: String) throws(Unreadable) {
        // A byte order mark says nothing in UTF-8.
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        if let line = Self.lineOfAnchor(in: text) { throw Unreadable(line: line, problem: .unreadable("anchor")) }
        let root: Node?
        do {
            // What a plain scalar means is decided below; the library's rules for it cost most of the time.
            root = try Yams.compose(yaml: text, .basic)
        } catch {
            throw Unreadable(error)
        }
        guard let root else { throw Unreadable(line: 1, problem: .empty) }
        var conversion = Conversion()
        value = try conversion.value(of: root, at: "", depth: 0)
        lines = conversion.lines
    }

    /// The first line where a value begins with an anchor or an alias. They could unfold a small file into a huge one, and the parser
    /// would unfold them before it could be asked to stop.
    private static func lineOfAnchor(in text: String) -> Int? {
        var line = 1
        // Whether what came last lets a value begin: the start of a line, or one of `: - [ { , ?`, and then blanks.
        var mayBegin = true
        var isAfterBlank = true
        var candidate = false
        for byte in text.utf8 {
            if candidate {
                let isName =
                    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
                if isName { return line }
                candidate = false
            }
            switch byte {
            case 10:
                line += 1
                (mayBegin, isAfterBlank) = (true, true)
            case 32, 9, 13: isAfterBlank = true
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                candidate = mayBegin && isAfterBlank
                (mayBegin, isAfterBlank) = (false, false)
            case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): (mayBegin, isAfterBlank) = (true, false)
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): (mayBegin, isAfterBlank) = (true, true)
            default: (mayBegin, isAfterBlank) = (false, false)
            }
        }
        return nil
    }

    /// The line of the place, or of the nearest place around it that exists.
    func line(of pointer: String) -> Int {
        var pointer = Substring(pointer)
        while true {
            if let line = lines[String(pointer)] { return line }
            guard let slash = pointer.lastIndex(of: "/") else { return 1 }
            pointer = pointer[..<slash]
        }
    }

    struct Unreadable: Error {
        let line: Int
        let problem: Mistake.Problem
    }

    private struct Conversion {
        var lines: [String: Int] = [:]
        var count = 0

        mutating func value(of node: Node, at pointer: String, depth: Int) throws(Unreadable) -> DataValue {
            let line = node.mark?.line ?? 1
            count += 1
            if count > YAMLFile.valueLimit {
                throw Unreadable(line: line, problem: .tooMany(limit: YAMLFile.valueLimit))
            }
            if depth > YAMLFile.depthLimit {
                throw Unreadable(line: line, problem: .tooDeep(limit: YAMLFile.depthLimit))
            }
            if lines[pointer] == nil { lines[pointer] = line }
            switch node {
            case .scalar(let scalar):
                guard ["", "!", "?", "tag:yaml.org,2002:str"].contains(scalar.tag.description) else {
                    throw Unreadable(line: line, problem: .unreadable(scalar.tag.description))
                }
                return Self.value(of: scalar)
            case .alias: throw Unreadable(line: line, problem: .unreadable("alias"))
            case .sequence(let sequence):
                var values: [DataValue] = []
                for (index, item) in sequence.enumerated() {
                    values.append(try value(of: item, at: "\(pointer)/\(index)", depth: depth + 1))
                }
                return .list(values)
            case .mapping(let mapping):
                var fields: [DataValue.Field] = []
                for (key, item) in mapping {
                    guard let name = key.scalar?.string else { throw Unreadable(line: line, problem: .notText) }
                    guard name.utf8.count <= 200 else { throw Unreadable(line: line, problem: .tooLong(limit: 200)) }
                    lines["\(pointer)/\(name)"] = key.mark?.line ?? line
                    fields.append(.init(name, try value(of: item, at: "\(pointer)/\(name)", depth: depth + 1)))
                }
                return .object(fields)
            }
        }

        /// The JSON schema of YAML 1.2: `no` and `2020-06-30` stay text, only `true` and `false` are Booleans.
        private static func value(of scalar: Node.Scalar) -> DataValue {
            guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
            switch scalar.string {
            case "", "~", "null": return .null
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case let text:
                guard let first = text.utf8.first, (48...57).contains(first) || first == 45 else { return .text(text) }
                if let integer = Int(text) { return .integer(integer) }
                if text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil, let number = Double(text),
                    number.isFinite
                {
                    return .number(number)
                }
                return .text(text)
            }
        }
    }
}

extension YAMLFile.Unreadable {
    init(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(line: mark.line, problem: .unreadable(problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            self.init(line: context.mark.line, problem: .duplicate(duplicates.first ?? ""))
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count(where: \.isNewline) + 1 } ?? 1
            self.init(line: line, problem: .unreadable(problem))
        default: self.init(line: 1, problem: .unreadable("YAML"))
        }
    }
}
