/// What was typed in a form, by the JSON pointer of the value that each field of it holds: `/title/be`, `/rates/0/from`.
public struct TypedFields: Sendable {
    private let texts: [String: String]
    /// How text of a file is read; nil where it cannot be.
    private let file: @Sendable (String) -> DataValue?

    public init(_ texts: [String: String], file: @escaping @Sendable (String) -> DataValue?) {
        self.texts = texts.compactMapValues { text in
            let plain = text.replacing("\r\n", with: "\n")
            return plain.allSatisfy(\.isWhitespace) ? nil : plain
        }
        self.file = file
    }

    /// What was typed as one value. What cannot be read stays text: nothing is lost, and the record's reader finds the mistake.
    public func body(of fields: [FormField]) -> DataValue {
        .object(
            fields.compactMap { field in
                let value = value(of: field.form, at: "/\(field.name)")
                // Nothing typed in a list of structures is a list without any.
                let isEmptyFile = value == nil && field.form == .file && field.isRequired
                return (isEmptyFile ? .list([]) : value).map { DataValue.Field(field.name, $0) }
            })
    }

    private func value(of form: FieldForm, at pointer: String) -> DataValue? {
        switch form {
        case .localized: group(Language.allCases.map { ($0.rawValue, .line) }, at: pointer)
        case .group(let parts): group(parts.map { ($0.name, $0.form) }, at: pointer)
        case .list(let item): DataValue.listed(rows(at: pointer).compactMap { value(of: item, at: "\(pointer)/\($0)") })
        case .file: texts[pointer].map { file($0) ?? .text($0) }
        case .wholeNumber: trimmed(pointer).map { text in Int(text.digits).map(DataValue.integer) ?? .text(text) }
        case .number:
            trimmed(pointer).map { text in
                Double(text.digits.replacing(",", with: ".")).flatMap { $0.isFinite ? DataValue($0) : nil }
                    ?? .text(text)
            }
        default: trimmed(pointer).map(DataValue.text)
        }
    }

    private func group(_ parts: [(name: String, form: FieldForm)], at pointer: String) -> DataValue? {
        DataValue.object(parts.map { (name: $0.name, value: value(of: $0.form, at: "\(pointer)/\($0.name)")) })
    }

    /// The numbers of the rows of a list that something was typed in.
    private func rows(at pointer: String) -> [Int] {
        let start = pointer + "/"
        let numbers = texts.keys.filter { $0.hasPrefix(start) }.compactMap {
            Int($0.dropFirst(start.count).prefix { $0 != "/" })
        }
        return Set(numbers).sorted()
    }

    private func trimmed(_ pointer: String) -> String? {
        texts[pointer].map { text in
            let tail = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
            return String(tail.reversed())
        }
    }
}

extension String {
    /// Without the spaces that part thousands.
    fileprivate var digits: String { filter { !$0.isWhitespace } }
}
