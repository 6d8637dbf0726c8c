import Actions
import DataPackage
import Domain

extension DraftText {
    /// What was typed in the form of a record, or in the one that asks why it is to go.
    init(_ kind: Kind, _ record: String, typed: QueryItems, removing removes: Bool = false) {
        let fields = TypedFields(typed.values.filter { $0.key.hasPrefix("/") }) { RecordText($0).value }
        let id = typed["draft"].map { Identifier<Draft>(rawValue: $0) }
        self.init(
            kind, record, saying: fields.body(of: (removes ? Draft.Aim.removal : .change).forms(of: kind)),
            in: id.flatMap { id in typed["version"].flatMap(Int.init).map { (id: id, version: $0) } },
            from: typed["base"].flatMap(Int.init) ?? 0, removing: removes,
            takingBack: typed["then"] == "takeBack")
    }
}

extension Desk {
    /// The form for a text that was not saved, because the same person's draft went on elsewhere.
    func form(for text: DraftText, beside rival: Draft) -> EditForm {
        EditForm(
            kind: text.kind, record: text.record, removes: text.removes, body: text.body, draft: rival,
            revision: text.revision, rival: rival)
    }
}

extension Draft {
    /// Where its author writes on, without a language.
    var formPath: String { RecordFormRoutes.path(kind, record, removing: aim == .removal) }
}
