extension Rulebook {
    /// What a published criterion asks for, without a firm in view: "Private firm; fewer than 250 employees". Nil where it has no expression.
    public func requirement(_ programme: Int, criterion number: Int, in language: Language) -> String? {
        let entry = rules.entries(of: programme).map { rules.entries[$0] }.first { $0.kind == .published(number) }
        guard let instruction = entry?.instruction else { return nil }
        let condition = phrases(in: language)[Int(instruction)].condition
        return condition.isEmpty ? nil : condition.capitalised + "."
    }
}
