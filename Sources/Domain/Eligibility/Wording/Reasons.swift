extension Evaluation {
    /// Why criterion number `criterion` of the result of a programme came out as it did: one to four sentences to the owner of the firm.
    public func reason(_ programme: Int, _ criterion: Int, in language: Language) -> String {
        let places = applying(to: programme)
        guard places.indices.contains(criterion) else { return "" }
        var writer = ReasonWriter(self, in: language)
        return writer.reason(places[criterion], of: programme)
    }

    /// The reasons of all criteria of all programmes, in the order of `results`. Much faster than one by one: equal rules are worded once.
    public func reasons(in language: Language) -> [[String]] { reasons(of: Array(outcomes.indices), in: language) }

    /// The reasons of all criteria of some programmes, in the order asked for.
    public func reasons(of programmes: [Int], in language: Language) -> [[String]] {
        var writer = ReasonWriter(self, in: language)
        return programmes.map { programme in
            var reasons: [String] = []
            reasons.reserveCapacity(rules.entries(of: programme).count)
            for place in rules.entries(of: programme) where criteria[place] != nil {
                reasons.append(writer.reason(place, of: programme))
            }
            return reasons
        }
    }

    /// "Eligible if you had at least 10 employees."; nil when no small change helps.
    public func nearestMiss(_ programme: Int, in language: Language) -> String? {
        guard let miss = nearestMiss(programme), let words = miss.condition.fact.words.hypothesis else { return nil }
        let bounds = BoundText(language: language, classification: rulebook.classification)
        let hypothesis = words[language].filled(with: bounds.text(miss.condition, isCounted: true))
        return (miss.outcome == .eligible ? Self.wouldFit : Self.mightFit)[language].filled(with: hypothesis)
    }

    private static let wouldFit = LocalizedText(
        be: "Падышло б, калі б {}.", ru: "Подошло бы, если бы {}.", en: "Eligible if {}.")
    private static let mightFit = LocalizedText(
        be: "Магчыма, падышло б, калі б {}.", ru: "Возможно, подошло бы, если бы {}.", en: "Possibly eligible if {}.")
}

extension Rulebook {
    func phrases(in language: Language) -> [Phrase] {
        switch language {
        case .be: phrases.be
        case .ru: phrases.ru
        case .en: phrases.en
        }
    }
}

extension Fact {
    /// A noun phrase that begins a line: "Number of employees".
    public func label(in language: Language) -> String { words.name[language].capitalised }
}

extension Question {
    /// What is asked for: "Number of employees".
    public func label(in language: Language) -> String { fact.label(in: language) }
}

extension CellSource.MissingFact {
    /// "Number of employees".
    public func label(in language: Language) -> String { fact.label(in: language) }
}
