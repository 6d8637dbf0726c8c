import Actions
import Domain
import Store

/// `editing/draft.mustache`: what a draft changes, and what can be done with it.
struct DraftPage: Page {
    static let template = "editing/draft"

    let title: String
    let heading: String
    let kindLabel: String
    let workURL: String
    let stateLabel: String
    let stateClass: String
    let facts: [Fact]
    var doneText: String?
    var refusalText: String?
    /// The words of the author to the reviewer, and the other way round.
    let noteText: String?
    let requestText: String?
    let mistakeTexts: [FormPage.Point]
    let isNew: Bool
    let changes: [HistoryLine.Change]
    let meanwhile: Meanwhile?
    let previews: [Preview]
    let links: [PageLink]
    let steps: [Step]

    struct Fact: Sendable {
        let draftFact: String
        let draftValue: String
    }

    struct Preview: Sendable {
        let previewLanguage: String
        let previewName: String
        let previewURL: String
    }

    /// Something that can be done with a draft, with the words that go with it.
    struct Step: Sendable {
        let stepTitle: String
        let stepLead: String
        let stepAction: String
        let stepToken: String
        let stepVersion: String
        let stepButton: String
        let stepClass: String
        var stepTextID: String?
        var stepTextLabel: String?
        var stepTextValue = ""
    }
}

/// What happened to a draft just now, and what was typed with it.
struct DraftStepTaken: Sendable {
    var done: DraftStep?
    var refused: Refusal?
    var typed = ""
}

/// What people do with drafts; the raw value is the last part of the address.
enum DraftStep: String, CaseIterable, Sendable {
    case handIn = "hand-in"
    case withdraw = "withdrawal"
    case askForChanges = "changes"
    case publish = "publication"
    case discard
    case update

    /// Of the words of the interface: `editing.step.<word>.title`.
    var word: String { "\(self)" }
    /// Whether words go with it.
    var hasText: Bool { self == .handIn || self == .askForChanges }
}

struct DraftPageWriter {
    let desk: Desk
    let location: Location
    let strings: Strings

    func page(_ draft: Draft, _ taken: DraftStepTaken) throws -> DraftPage {
        let published = try draft.published(in: desk.db)
        let check = try desk.db.check(draft.body, of: draft.kind, draft.record, in: desk.catalogue)
        let heading = desk.title(of: draft, in: location.language)
        let writer = RecordWriter(
            catalogue: desk.catalogue, location: location, strings: strings, db: desk.db)
        let base = draft.base.map { draft.kind.record.init(id: draft.record, reading: DataReader($0), context: nil) }
        let isOwn = draft.author == desk.actor.person
        return DraftPage(
            title: strings.say("editing.draftTitle", ["title": heading]), heading: heading,
            kindLabel: strings["kind.\(draft.kind.rawValue)"], workURL: location.url("staff/work"),
            stateLabel: strings["editing.state.\(draft.state.rawValue)"], stateClass: draft.state.tone,
            facts: try facts(of: draft), doneText: taken.done.map { strings["editing.step.\($0.word).done"] },
            refusalText: taken.refused?.draftText(in: strings), noteText: draft.note.isEmpty ? nil : draft.note,
            requestText: draft.request.isEmpty ? nil : draft.request,
            mistakeTexts: draft.state.isOpen ? try mistakes(check.mistakes, in: draft) : [], isNew: draft.base == nil,
            changes: try HistoryWriter(writer).changes(from: base, to: check.record),
            meanwhile: Meanwhile(
                draft, published: published, location, strings, mayUpdate: isOwn && draft.state.isEditable),
            previews: previews(of: draft), links: links(of: draft, isPublic: published != nil, isOwn: isOwn),
            steps: try steps(for: draft).map { step(of: draft, $0, typed: taken.typed) })
    }

    /// What this person may do with it now.
    private func steps(for draft: Draft) throws -> [DraftStep] {
        let subject = try desk.db.subject(of: draft)
        let mayEdit = draft.author == desk.actor.person && desk.actor.may(.editRecord, on: subject)
        switch draft.state {
        case .draft, .changesAsked: return mayEdit ? [.handIn, .discard] : []
        case .inReview:
            return [
                desk.actor.may(.publishRecord, on: subject) ? .publish : nil,
                desk.actor.may(.reviewRecord, on: subject) ? .askForChanges : nil, mayEdit ? .withdraw : nil,
            ].compactMap(\.self)
        case .published, .discarded: return []
        }
    }

    private func step(of draft: Draft, _ step: DraftStep, typed: String) -> DraftPage.Step {
        let isMain = step == .handIn || step == .publish
        var made = DraftPage.Step(
            stepTitle: strings["editing.step.\(step.word).title"],
            stepLead: strings["editing.step.\(step.word).lead"],
            stepAction: location.url("staff/drafts/\(draft.id)/\(step.rawValue)"),
            stepToken: location.visit?.formKey.token ?? "", stepVersion: "\(draft.version)",
            stepButton: strings["editing.step.\(step.word).button"], stepClass: isMain ? "" : " quiet")
        if step.hasText {
            made.stepTextID = "text-\(step.rawValue)"
            made.stepTextLabel = strings["editing.step.\(step.word).text"]
            made.stepTextValue = typed.isEmpty && step == .handIn ? draft.note : typed
        }
        return made
    }

    private func facts(of draft: Draft) throws -> [DraftPage.Fact] {
        let country = desk.catalogue.country
        let reviewer = try draft.reviewer.map { try desk.name(of: $0, strings) }
        let facts: [(key: String, value: String?)] = [
            ("author", try desk.name(of: draft.author, strings)), ("reviewer", reviewer),
            ("begun", country.time(at: draft.createdAt)), ("changed", country.time(at: draft.changedAt)),
            ("record", "\(draft.kind.rawValue)/\(draft.record)"),
        ]
        return facts.compactMap { fact in
            fact.value.map { .init(draftFact: strings["editing.fact.\(fact.key)"], draftValue: $0) }
        }
    }

    private func mistakes(_ mistakes: [Mistake], in draft: Draft) throws -> [FormPage.Point] {
        try MistakesInForm(strings: strings, kind: draft.kind, body: draft.body, mistakes: mistakes).sentences()
            .map { .init(pointText: $0) }
    }

    private func previews(of draft: Draft) -> [DraftPage.Preview] {
        desk.catalogue.country.languages.map { language in
            .init(
                previewLanguage: language.rawValue, previewName: strings["languages.\(language.rawValue)"],
                previewURL: location.at("staff/drafts/\(draft.id)/preview").url(in: language))
        }
    }

    private func links(of draft: Draft, isPublic: Bool, isOwn: Bool) -> [PageLink] {
        let page = location.url("\(draft.kind.listPath)/\(draft.record)")
        let edit = location.url(EditRoutes.path(draft.kind, draft.record))
        return [
            isOwn && draft.state.isEditable ? PageLink(linkTitle: strings["editing.writeOn"], linkURL: edit) : nil,
            isPublic ? PageLink(linkTitle: strings["editing.publicPage"], linkURL: page) : nil,
            isPublic ? PageLink(linkTitle: strings["editing.history"], linkURL: page + "#sources") : nil,
        ].compactMap(\.self)
    }
}

extension Draft.State {
    /// The colour of its label.
    var tone: String {
        switch self {
        case .draft, .discarded: ""
        case .inReview, .changesAsked: " may"
        case .published: " yes"
        }
    }
}

extension Refusal {
    /// Why a draft stays as it is; nil for what is no matter of drafts.
    func draftText(in strings: Strings) -> String? {
        switch self {
        case .draftChanged: strings["editing.refused.changed"]
        case .draftHasMistakes: strings["editing.refused.mistakes"]
        case .draft(.recordChanged): strings["editing.refused.recordChanged"]
        case .draft(.nothingChanged): strings["editing.refused.nothingChanged"]
        case .draft(.noWords): strings["editing.refused.noWords"]
        case .draft(.notNow(let state)):
            strings.say("editing.refused.notNow", ["state": strings["editing.state.\(state.rawValue)"]])
        default: nil
        }
    }
}
