import Domain

/// What a reader chooses beside a rule: by what the table is divided, and how many firms take what they can have.
struct EffectChoices: Sendable {
    var column = PopulationTrait.size
    /// As typed, percent.
    var takeUp = Self.assumedTakeUp

    /// An assumption that people change; no source states one.
    private static let assumedTakeUp = "10"

    init(_ typed: QueryItems) {
        column = typed["columns"].flatMap(PopulationTrait.init) ?? .size
        takeUp = typed["takeUp"] ?? Self.assumedTakeUp
    }

    /// Nil where no percentage was typed.
    var share: Double? {
        let reader = DataReader(DataValue(typedNumber: takeUp))
        let percent = reader.number(0...100)
        return reader.mistakes.isEmpty ? percent.map { $0 / 100 } : nil
    }

    /// As parameters of an address.
    var parameters: [(name: String, value: String)] { [("columns", column.rawValue), ("takeUp", takeUp)] }
}
