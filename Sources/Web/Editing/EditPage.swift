import Actions
import Domain
import Store

/// `editing/edit.mustache`: the form of a record, made from the table of its fields.
struct EditPage: Page {
    static let template = "editing/edit"

    let title: String
    let heading: String
    let lead: String
    let kindLabel: String
    let backURL: String
    let backTitle: String
    let isNew: Bool
    var savedText: String?
    var notices: [Notice] = []
    var errors: [FormPage.ErrorLine] = []
    var meanwhile: Meanwhile?
    /// What a removal would leave without a goal.
    var naming: NamingRecords?
    var conflict: Conflict?
    /// Whether it can be looked at as the page it is to become.
    let hasPreview: Bool
    let formAction: String
    let formToken: String
    let draftID: String
    let draftVersion: String
    let baseRevision: String
    var fields: [EditField]
    let proposalLists: [Proposals]
    var draftURL: String?
    var previewURL: String?
    /// Whether what the rule changes is shown while it is typed.
    var showsEffect = false

    struct Notice: Sendable {
        let noticeText: String
        var noticeQuote: String?
    }

    /// The same draft as another window saved it.
    struct Conflict: Sendable {
        let conflictText: String
        let isInReview: Bool
        let conflictChanges: [HistoryLine.Change]
    }

    struct Proposals: Sendable {
        let proposalsID: String
        let proposals: [Proposal]
    }

    struct Proposal: Sendable {
        let proposalValue: String
        let proposalLabel: String
    }
}

/// What was published since a draft was begun, field by field.
struct Meanwhile: Sendable {
    let meanwhileLead: String
    let meanwhileFields: [Field]
    let updateForm: Form?

    struct Field: Sendable {
        let meanwhileLabel: String
        let meanwhileFate: String
        let isApart: Bool
        let theirChanges: [HistoryLine.Change]
        let ownChanges: [HistoryLine.Change]
    }

    /// Nil when nothing was.
    init?(_ draft: Draft, published: DataValue?, _ location: Location, _ strings: Strings, mayUpdate: Bool) {
        guard draft.state.isOpen, draft.base != published?.ordered else { return nil }
        meanwhileLead = strings[published == nil ? "editing.meanwhile.gone" : "editing.meanwhile.lead"]
        meanwhileFields = draft.comparison(with: published).fields.filter { $0.by != .draft }.map { field in
            func changes(to value: DataValue?) -> [HistoryLine.Change] {
                strings.changes(in: .init(name: field.name, before: field.base, after: value))
            }
            return Field(
                meanwhileLabel: strings.fieldLabel(field.name),
                meanwhileFate: strings["editing.meanwhile.\(field.by.rawValue)"], isApart: field.by == .bothApart,
                theirChanges: changes(to: field.published),
                ownChanges: field.by == .bothApart ? changes(to: field.drafted) : [])
        }
        updateForm =
            mayUpdate
            ? location.form(
                "staff/drafts/\(draft.id)/update", strings["editing.meanwhile.button"],
                hidden: [.init(hiddenName: DraftRoutes.version, hiddenValue: "\(draft.version)")], [])
            : nil
    }
}
