import Actions
import Domain
import Store

/// What a form for a record shows.
struct EditForm: Sendable {
    let kind: Kind
    let record: String
    /// Whether it asks why the record is to go.
    var removes = false
    let body: DataValue
    /// Nil where none was saved yet.
    let draft: Draft?
    /// The state of the record that the form was made from.
    let revision: Int
    var isSaved = false
    /// The list that is to be lengthened.
    var openList: String?
    /// The person's own draft, as another window saved it.
    var rival: Draft?

    fileprivate var fields: [FormField] { (removes ? Draft.Aim.removal : .change).forms(of: kind) }
    fileprivate var path: String { RecordFormRoutes.path(kind, record, removing: removes) }
}

/// Puts a form for a record together.
struct EditPageWriter {
    let desk: Desk
    let location: Location
    let strings: Strings

    func page(_ form: EditForm) throws -> EditPage {
        let (kind, catalogue) = (form.kind, desk.catalogue)
        let named = form.fields.map(\.form.named)
        let kinds = named.reduce(into: Set<Kind>()) { $0.formUnion($1.kinds) }
        let choices = try Dictionary(
            uniqueKeysWithValues: kinds.map {
                ($0, try desk.db.records.choices($0, in: location.language, limit: Self.mostProposals))
            })
        let inputs = InputWriter(
            catalogue: catalogue, strings: strings,
            titles: choices.mapValues { Dictionary($0.map { ($0.id, $0.title) }) { first, _ in first } })
        var fields = try FieldWriter(inputs: inputs, today: desk.today).fields(form.fields, form.body)
        var summary: [FormPage.ErrorLine] = []
        if form.isSaved {
            (fields, summary) = try MistakesInForm(
                strings: strings, forms: form.fields, body: form.body, mistakes: try mistakes(in: form)
            ).placed(in: fields)
        }
        if let place = fields.firstIndex(where: { $0.editName == form.openList }) { fields[place].isOpen = true }
        let published = try desk.db.records.find(kind, form.record)
        let words = form.removes ? "editing.removal" : "editing"
        let heading = published?.core.title[location.language] ?? form.record
        var page = EditPage(
            title: strings.say("\(words).title", ["title": heading]),
            heading: form.removes ? strings.say("\(words).title", ["title": heading]) : heading,
            lead: strings["\(words).lead"], kindLabel: strings["kind.\(kind.rawValue)"],
            backURL: location.url(published == nil ? "staff/work" : "\(kind.listPath)/\(form.record)"),
            backTitle: published == nil ? strings["editing.work.title"] : heading, isNew: published == nil,
            hasPreview: !form.removes, formAction: location.url(form.path),
            formToken: location.visit?.formKey.token ?? "", draftID: form.draft?.id.rawValue ?? "",
            draftVersion: form.draft.map { "\($0.version)" } ?? "", baseRevision: "\(form.revision)", fields: fields,
            proposalLists: proposals(choices, withConcepts: named.contains { $0.concepts }))
        page.errors = summary
        page.notices = try notices(form)
        if form.isSaved { page.savedText = strings[summary.isEmpty ? "editing.saved" : "editing.savedWithMistakes"] }
        if let draft = form.draft {
            page.draftURL = location.url("staff/drafts/\(draft.id)")
            page.previewURL = form.removes ? nil : location.url("staff/drafts/\(draft.id)/preview")
            page.meanwhile = Meanwhile(
                draft, published: published?.dataValue, location, strings,
                mayUpdate: form.rival == nil && draft.state.isEditable)
        }
        if form.removes {
            let naming = try desk.db.recordsNaming(kind, form.record)
            page.naming = try NamingRecords(naming, location, strings, in: desk.db)
        }
        page.conflict = form.rival.map { conflict(form, $0) }
        return page
    }

    private static let mostProposals = 1000

    private func mistakes(in form: EditForm) throws -> [Mistake] {
        form.removes
            ? try desk.db.check(removal: form.body, of: form.kind, form.record).mistakes
            : try desk.db.check(form.body, of: form.kind, form.record, in: desk.catalogue, on: desk.today).mistakes
    }

    /// Others at the same record, and what the reviewer asked for.
    private func notices(_ form: EditForm) throws -> [EditPage.Notice] {
        var notices: [EditPage.Notice] = []
        if let draft = form.draft, !draft.request.isEmpty {
            let reviewer = try draft.reviewer.map { try desk.name(of: $0, strings) } ?? ""
            notices.append(
                .init(noticeText: strings.say("editing.asked", ["name": reviewer]), noticeQuote: draft.request))
        }
        let others = try desk.db.drafts.open(form.kind, form.record).filter { $0.author != desk.actor.person }
        for other in others {
            let words = other.aim == .removal ? "editing.otherRemoval" : "editing.other"
            notices.append(
                .init(noticeText: strings.say(words, ["name": try desk.name(of: other.author, strings)])))
        }
        return notices
    }

    /// What stands in the other window's text otherwise than in what was typed here.
    private func conflict(_ form: EditForm, _ rival: Draft) -> EditPage.Conflict {
        let fields = RecordChange.fields(
            form.fields.map(\.name), before: rival.body, after: form.body.ordered)
        return .init(
            conflictText: strings[rival.state == .inReview ? "editing.conflict.inReview" : "editing.conflict.saved"],
            isInReview: rival.state == .inReview, conflictChanges: fields.flatMap(strings.changes))
    }

    private func proposals(
        _ choices: [Kind: [(id: String, title: String)]], withConcepts: Bool
    ) -> [EditPage.Proposals] {
        let records = choices.map { kind, choices in
            EditPage.Proposals(
                proposalsID: InputWriter.list(of: kind),
                proposals: choices.map { .init(proposalValue: $0.id, proposalLabel: $0.title) })
        }.sorted { $0.proposalsID < $1.proposalsID }
        guard withConcepts else { return records }
        return records + EditPage.Proposals.ofRules(desk.catalogue.classification, in: location.language)
    }
}

extension EditPage.Proposals {
    /// What the values of a rule are proposed from: choices of facts, and all concepts.
    static func ofRules(_ classification: Classification, in language: Language) -> [Self] {
        Fact.named.compactMap { fact in
            guard case .choice(let words) = fact.kind else { return nil }
            return .init(
                proposalsID: InputWriter.list(ofChoicesOf: fact.description),
                proposals: words.map {
                    .init(proposalValue: $0, proposalLabel: fact.label($0, in: language, classification))
                })
        } + [.concepts(of: classification, in: language)]
    }

    /// All that a rule can name.
    private static func concepts(of classification: Classification, in language: Language) -> Self {
        .init(
            proposalsID: InputWriter.conceptList,
            proposals: classification.concepts.map {
                .init(proposalValue: $0.notation, proposalLabel: $0.prefLabel[language])
            })
    }
}
