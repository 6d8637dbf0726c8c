import Domain

/// Fields of records, and values in them, as people read them.
extension Strings {
    /// Fields that have another word of their own than their name.
    private static let fieldKeys = [
        "title": "history.title", "observations": "series.heading", "claims": "claims.heading",
        "sources": "sources.heading", "questions": "history.questions",
        "url": "fact.web",
    ]

    func fieldLabel(_ name: String) -> String {
        let keys = [Self.fieldKeys[name], "fact.\(name)", "section.\(name)", "compare.\(name)"].compactMap(\.self)
        return keys.first(where: has).map { self[$0] } ?? name
    }

    /// "Conditions, 2, Belarusian": a text of a record at a JSON pointer.
    func textInLanguage(at pointer: String) -> String {
        let steps = pointer.split(separator: "/").map { Int($0).map { "\($0 + 1)" } ?? String($0) }
        return fieldLabel(steps.first ?? "") + place(steps.dropFirst())
    }

    /// What differs inside a field, down to the last part.
    func changes(in field: RecordChange.Field) -> [HistoryLine.Change] {
        field.leaves.map { change($0, in: field) }
    }

    /// What differs in a field in the languages that this reader's page does not show.
    func changesInOtherLanguages(in field: RecordChange.Field) -> [HistoryLine.Change] {
        field.leaves.filter { leaf in
            steps(of: leaf.path).compactMap(Language.init).contains { $0 != language }
        }.map { change($0, in: field) }
    }

    private func change(_ leaf: RecordChange.Leaf, in field: RecordChange.Field) -> HistoryLine.Change {
        .init(
            changeLabel: fieldLabel(field.name) + place(leaf.path), changeBefore: plain(leaf.before),
            changeAfter: plain(leaf.after))
    }

    private func steps(of path: String) -> [String] {
        path.split(whereSeparator: { ".[]".contains($0) }).dropFirst().map(String.init)
    }

    /// Where inside a field: `, 3, Belarusian`. Names that only files use are left out.
    private func place(_ path: String) -> String {
        place(steps(of: path)[...])
    }

    private func place(_ steps: ArraySlice<String>) -> String {
        steps.compactMap { step in
            if let language = Language(rawValue: step) { return self["languages.\(language.rawValue)"] }
            return Int(step).map(String.init)
        }.map { ", \($0)" }.joined()
    }

    private func plain(_ value: DataValue?) -> String {
        switch value {
        case nil, .null?: self["history.empty"]
        case .text(let text)?: text
        case .integer(let integer)?: number(integer)
        case .number(let decimal)?: number(decimal)
        case .boolean(let isTrue)?: self[isTrue ? "history.yes" : "history.no"]
        case .list?, .object?: (value?.texts(in: language) ?? []).joined(separator: "; ")
        }
    }
}

extension DataValue {
    /// The texts inside it, of those that are in several languages the one in this.
    fileprivate func texts(in language: Language) -> [String] {
        switch self {
        case .text(let text): [text]
        case .integer(let number): ["\(number)"]
        case .number(let number): ["\(number)"]
        case .list(let items): items.flatMap { $0.texts(in: language) }
        case .object(let fields):
            self[language.rawValue].map { $0.texts(in: language) } ?? fields.flatMap { $0.value.texts(in: language) }
        case .boolean, .null: []
        }
    }
}
