/// A fact of a firm as a person types it: `120`, `C16`, `25 000 000 GBP`, `yes`, `does not apply`.
public enum FirmText {
    /// What cannot be read stays text: the reader of the firm finds the mistake.
    static func read(_ typed: String, of fact: Fact?) -> DataValue {
        let word = typed.lowercased()
        if Language.allCases.contains(where: { notApplicable[$0] == word }) { return .null }
        guard let fact else { return .text(typed) }
        guard fact.kind == .notations else { return RuleValue.read(typed, of: fact, nil) }
        return Language.allCases.contains { nothing[$0] == word }
            ? .list([]) : RuleValue.read(typed, of: fact, .containsAny)
    }

    /// The same as a person reads it.
    public static func text(of value: DataValue?, in language: Language) -> String {
        switch value {
        case .null?: notApplicable[language]
        case .list([])?: nothing[language]
        default: RuleValue.text(of: value, in: language)
        }
    }

    /// The fact does not apply to the firm.
    public static let notApplicable = LocalizedText(be: "не датычыцца", ru: "не относится", en: "does not apply")
    /// Of a list: it is known that nothing is in it.
    public static let nothing = LocalizedText(be: "нічога", ru: "ничего", en: "nothing")
}

extension DataValue {
    /// A firm made of what was typed of it, by the path of each field. A field typed twice holds both, for its reader to find.
    static func firm(_ typed: [(path: [String], text: String)]) -> DataValue {
        let fields = Dictionary(grouping: typed, by: \.path).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        return fields.reduce(.object([])) { firm, field in
            let text = field.value.map(\.text).uniqued.joined(separator: "; ")
            return firm.with(FirmText.read(text, of: Fact(path: field.key)), at: field.key[...])
        }
    }
}
