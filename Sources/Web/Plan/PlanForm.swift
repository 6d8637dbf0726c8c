import Domain

/// What was typed into one of the forms of a plan, and what is wrong with it.
struct PlanForm {
    private let items: QueryItems
    private let strings: Strings

    init(_ items: QueryItems, _ strings: Strings) {
        self.items = items
        self.strings = strings
    }

    /// What a button adds to the plan; nil when own words are typed instead.
    var offered: OfferedStep? {
        if let record = items["record"].flatMap({ PlanStep.RecordName($0) }) {
            return .record(record, gap: items["gap"].map { String($0.prefix(80)) }, figures: figures(record))
        }
        return items["advice"].flatMap { AdviceName($0) }.map(OfferedStep.advice)
    }

    /// What was calculated; a text too long to be a calculation of ours is none.
    private func figures(_ record: PlanStep.RecordName) -> String? {
        guard record.kind == .projects, let figures = items["figures"] else { return nil }
        return figures.utf8.count <= PlanStep.longestFigures ? figures : nil
    }

    var level: PlanLink.Level { items["level"].flatMap(PlanLink.Level.init) ?? .read }

    var isDone: Bool { items["done"] == "yes" }

    /// The version of a step that was seen.
    var version: Int { items["version"].flatMap { Int($0) } ?? 0 }

    /// Nil for no month, and for one that is none.
    var due: Month? { items["due"].flatMap { Month($0) } }

    /// A text of at least one sign, or the mistake.
    func text(_ name: String, limit: Int) -> Result<String, PlanMistake> {
        let text = (items[name] ?? "").trimmed
        if text.isEmpty { return .failure(PlanMistake(field: name, text: strings["form.missing"])) }
        return bounded(text, name, limit)
    }

    /// A text that may be empty.
    func optionalText(_ name: String, limit: Int) -> Result<String, PlanMistake> {
        bounded((items[name] ?? "").trimmed, name, limit)
    }

    private func bounded(_ text: String, _ name: String, _ limit: Int) -> Result<String, PlanMistake> {
        // Forms send line ends as CR LF.
        let text = text.replacing("\r\n", with: "\n")
        guard text.unicodeScalars.count <= limit else {
            return .failure(
                PlanMistake(field: name, text: strings.say("plan.mistake.long", ["count": strings.number(limit)])))
        }
        return .success(text)
    }
}

/// A step that the platform offers.
enum OfferedStep: Sendable {
    /// A record of the catalogue, the gap that it closes where it is said, and the figures of a calculation.
    case record(PlanStep.RecordName, gap: String?, figures: String?)
    case advice(AdviceName)
}

/// Something wrong in a form of a plan.
struct PlanMistake: Error {
    let field: String
    let text: String
}
