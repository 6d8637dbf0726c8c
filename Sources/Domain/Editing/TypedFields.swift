/// What was typed in a form, by the JSON pointer of the value that each field of it holds: `/title/be`, `/rates/0/from`.
public struct TypedFields: Sendable {
    private let texts: [String: String]
    /// By the pointer of a list, the numbers of the rows that something was typed in.
    private let rows: [String: [Int]]
    /// By the pointer of a test firm and `/firm/`, the pointers of what was typed of it.
    private let firms: [String: [String]]
    /// How text of a file is read; nil where it cannot be.
    private let file: @Sendable (String) -> DataValue?

    public init(_ texts: [String: String], file: @escaping @Sendable (String) -> DataValue?) {
        self.texts = texts.compactMapValues { text in
            let plain = text.replacing("\r\n", with: "\n")
            return plain.allSatisfy(\.isWhitespace) ? nil : plain
        }
        rows = Self.rows(in: self.texts.keys)
        firms = Self.firms(in: self.texts.keys)
        self.file = file
    }

    /// No record is deeper.
    private static let depthLimit = 40

    private static func rows(in pointers: some Sequence<String>) -> [String: [Int]] {
        var rows: [String: Set<Int>] = [:]
        for pointer in pointers {
            let steps = pointer.split(separator: "/", maxSplits: depthLimit, omittingEmptySubsequences: false)
            for place in steps.indices.dropFirst() {
                guard let number = Int(steps[place]) else { continue }
                rows[steps[..<place].joined(separator: "/"), default: []].insert(number)
            }
        }
        return rows.mapValues { $0.sorted() }
    }

    private static func firms(in pointers: some Sequence<String>) -> [String: [String]] {
        pointers.reduce(into: [:]) { firms, pointer in
            if let end = pointer.firstRange(of: firm)?.upperBound {
                firms[String(pointer[..<end]), default: []].append(pointer)
            }
        }
    }

    /// What was typed as one value. What cannot be read stays text: nothing is lost, and the record's reader finds the mistake.
    public func body(of fields: [FormField]) -> DataValue {
        .object(
            fields.compactMap { field in
                let value = value(of: field.form, at: "/\(field.name)")
                // Nothing typed in a list of structures is a list without any.
                let isEmpty = value == nil && field.isRequired && [.file, .list(.criterion)].contains(field.form)
                return (isEmpty ? .list([]) : value).map { DataValue.Field(field.name, $0) }
            })
    }

    private func value(of form: FieldForm, at pointer: String) -> DataValue? {
        switch form {
        case .localized: group(Language.allCases.map { ($0.rawValue, .line) }, at: pointer)
        case .group(let parts): group(parts.map { ($0.name, $0.form) }, at: pointer)
        case .list(let item):
            DataValue.listed(
                (rows[pointer] ?? []).map { "\(pointer)/\($0)" }.filter { texts["\($0)/\(Self.removal)"] == nil }
                    .compactMap { value(of: item, at: $0) })
        case .rule: rule(at: pointer, depth: 1)
        case .testFirm: testFirm(at: pointer)
        case .file: texts[pointer].map { file($0) ?? .text($0) }
        case .wholeNumber: trimmed(pointer).map { text in Int(text.digits).map(DataValue.integer) ?? .text(text) }
        case .number:
            trimmed(pointer).map { text in
                Double(text.digits.replacing(",", with: ".")).flatMap { abs($0) < 1e15 ? DataValue($0) : nil }
                    ?? .text(text)
            }
        default: trimmed(pointer).map(DataValue.text)
        }
    }

    private func group(_ parts: [(name: String, form: FieldForm)], at pointer: String) -> DataValue? {
        DataValue.object(parts.map { (name: $0.name, value: value(of: $0.form, at: "\(pointer)/\($0.name)")) })
    }

    /// The input of a row that says that the row goes.
    public static let removal = "remove"

    /// The rule whose lines are named below a pointer; a line without a subject goes, with what is below it.
    private func rule(at pointer: String, depth: Int) -> DataValue? {
        guard depth <= Criterion.Expression.depthLimit + 1, let subject = trimmed("\(pointer)/subject") else {
            return nil
        }
        func parts(of group: String) -> [DataValue] {
            (rows["\(pointer)/\(group)"] ?? []).compactMap { rule(at: "\(pointer)/\(group)/\($0)", depth: depth + 1) }
        }
        if RuleLine.groups.contains(subject) {
            return .object([.init(subject, .list(RuleLine.groups.flatMap(parts)))])
        }
        // A fact where a group stood stands before its parts.
        for group in RuleLine.groups where !parts(of: group).isEmpty {
            return .object([.init(group, .list([.object([.init("fact", .text(subject))])] + parts(of: group)))])
        }
        var fields = [DataValue.Field("fact", .text(subject))]
        if let comparator = trimmed("\(pointer)/comparator") {
            let value = RuleValue.read(
                trimmed("\(pointer)/value") ?? "", of: Fact(subject), Comparator(rawValue: comparator))
            fields.append(.init(comparator, value))
        }
        let line = DataValue.object(fields)
        return rule(at: "\(pointer)/\(RuleLine.addition)", depth: depth + 1).map {
            .object([.init("all", .list([line, $0]))])
        } ?? line
    }

    /// The form offers a day, which alone says nothing. Of a firm that has a title or an outcome nothing need be known.
    private func testFirm(at pointer: String) -> DataValue? {
        let head = FieldForm.testFirmHead.compactMap { part in
            value(of: part.form, at: "\(pointer)/\(part.name)").map { DataValue.Field(part.name, $0) }
        }
        let firm = firm(at: pointer)
        guard firm != .object([]) || head.contains(where: { $0.name != "day" }) else { return nil }
        return .object(head + [.init("firm", firm)])
    }

    private func firm(at pointer: String) -> DataValue {
        let below = "\(pointer)\(Self.firm)"
        var typed = (firms[below] ?? []).sorted().compactMap { name in
            trimmed(name).map { (path: name.dropFirst(below.count).split(separator: "/").map(String.init), text: $0) }
        }.filter { (1...Self.firmDepth).contains($0.path.count) }
        if let text = trimmed("\(pointer)/\(FieldForm.addition.value)") {
            let subject = trimmed("\(pointer)/\(FieldForm.addition.fact)") ?? FieldForm.unnamedFact
            typed.append((Fact(subject)?.path ?? [subject], text))
        }
        return .firm(typed)
    }

    /// Between the pointer of a test firm and what is known of it.
    private static let firm = "/firm/"
    /// `assessment`, `dimensions`, the name of one.
    private static let firmDepth = 3

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
