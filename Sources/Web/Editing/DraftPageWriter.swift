import Actions
import Domain
import Store

/// Puts the page of a draft together for the person who looks at it.
struct DraftPageWriter {
    let desk: Desk
    let location: Location
    let strings: Strings

    func page(_ draft: Draft, _ taken: DraftStepTaken) throws -> DraftPage {
        let published = try draft.published(in: desk.db)
        let check = try desk.db.check(draft, in: desk.catalogue, on: desk.today)
        let heading = draft.title(in: location.language)
        let isOwn = draft.author == desk.actor.person
        return DraftPage(
            title: strings.say("editing.draftTitle", ["title": heading]), heading: heading,
            kindLabel: strings["kind.\(draft.kind.rawValue)"], workURL: location.url("staff/work"),
            stateLabel: strings["editing.state.\(draft.state.rawValue)"], stateClass: draft.state.tone,
            aimLabel: strings.label(of: draft.aim),
            facts: try facts(of: draft),
            doneText: taken.done.map { strings["editing.step.\($0.word(for: draft.aim)).done"] },
            refusalText: taken.refused?.draftText(in: strings), noteText: draft.note.isEmpty ? nil : draft.note,
            requestText: draft.request.isEmpty ? nil : draft.request,
            requestTitle: strings[draft.state == .discarded ? "editing.declined" : "editing.request"],
            removal: try removal(check.outcome, of: draft.kind),
            naming: draft.state.isOpen ? try NamingRecords(check.naming, location, strings, in: desk.db) : nil,
            mistakeTexts: draft.state.isOpen ? try mistakes(check.mistakes, in: draft) : [],
            doubtTexts: draft.state.isOpen ? try mistakes(check.doubts, in: draft) : [], isNew: draft.base == nil,
            changes: try changes(from: draft, to: check.outcome),
            draftURL: location.url("staff/drafts/\(draft.id)"),
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
                desk.actor.may(.reviewRecord, on: subject) ? .askForChanges : nil,
                desk.actor.may(.publishRecord, on: subject) ? .decline : nil, mayEdit ? .withdraw : nil,
            ].compactMap(\.self)
        case .published, .discarded: return []
        }
    }

    private func step(of draft: Draft, _ step: DraftStep, typed: String) -> DraftPage.Step {
        let word = step.word(for: draft.aim)
        let isMain = step == .handIn || step == .publish
        var made = DraftPage.Step(
            stepTitle: strings["editing.step.\(word).title"],
            stepLead: strings["editing.step.\(word).lead"],
            stepAction: location.url("staff/drafts/\(draft.id)/\(step.rawValue)"),
            stepToken: location.visit?.formKey.token ?? "", stepVersion: "\(draft.version)",
            stepButton: strings["editing.step.\(word).button"], stepClass: isMain ? "" : " quiet")
        if step.hasText {
            made.stepTextID = "text-\(step.rawValue)"
            made.stepTextLabel = strings["editing.step.\(word).text"]
            made.stepTextValue = typed.isEmpty && step == .handIn ? draft.note : typed
        }
        return made
    }

    private func facts(of draft: Draft) throws -> [DraftPage.Fact] {
        let country = desk.catalogue.country
        let reviewer = try draft.reviewer.map { try desk.name(of: $0, strings) }
        let facts: [(key: String, value: String?)] = [
            ("author", try desk.name(of: draft.author, strings)), ("reviewer", reviewer),
            ("begun", strings.time(draft.createdAt, in: country)),
            ("changed", strings.time(draft.changedAt, in: country)),
            ("record", "\(draft.kind.rawValue)/\(draft.record)"),
        ]
        return facts.compactMap { fact in
            fact.value.map { .init(draftFact: strings["editing.fact.\(fact.key)"], draftValue: $0) }
        }
    }

    private func changes(from draft: Draft, to outcome: DraftCheck.Outcome) throws -> [HistoryLine.Change] {
        guard case .says(let record) = outcome else { return [] }
        let base = draft.base.map { draft.kind.record.init(id: draft.record, reading: DataReader($0), context: nil) }
        return try HistoryWriter(
            RecordWriter(catalogue: desk.catalogue, location: location, strings: strings, db: desk.db)
        ).changes(from: base, to: record)
    }

    private func removal(_ outcome: DraftCheck.Outcome, of kind: Kind) throws -> RemovalLines? {
        guard case .goes(let removal) = outcome else { return nil }
        let replacement = try removal.replacement.map { id in
            let title = try desk.db.records.titles(kind, [id], in: location.language)[id] ?? id
            return PageLink(linkTitle: title, linkURL: location.url("\(kind.listPath)/\(id)"))
        }
        return RemovalLines(
            reasons: desk.catalogue.country.languages.map { language in
                .init(
                    reasonLanguage: language.rawValue, reasonLabel: strings["languages.\(language.rawValue)"],
                    reasonText: removal.reason[language])
            }, replacement: replacement)
    }

    private func mistakes(_ mistakes: [Mistake], in draft: Draft) throws -> [FormPage.Point] {
        try MistakesInForm(
            strings: strings, forms: draft.aim.forms(of: draft.kind), body: draft.body, mistakes: mistakes
        ).sentences().map { .init(pointText: $0) }
    }

    private func previews(of draft: Draft) -> [DraftPage.Preview] {
        if draft.aim == .removal { return [] }
        return desk.catalogue.country.languages.map { language in
            .init(
                previewLanguage: language.rawValue, previewName: strings["languages.\(language.rawValue)"],
                previewURL: location.at("staff/drafts/\(draft.id)/preview").url(in: language))
        }
    }

    private func links(of draft: Draft, isPublic: Bool, isOwn: Bool) -> [PageLink] {
        let page = location.url("\(draft.kind.listPath)/\(draft.record)")
        let edit = location.url(draft.formPath)
        return [
            isOwn && draft.state.isEditable ? PageLink(linkTitle: strings["editing.writeOn"], linkURL: edit) : nil,
            isPublic ? PageLink(linkTitle: strings["editing.publicPage"], linkURL: page) : nil,
            isPublic ? PageLink(linkTitle: strings["editing.history"], linkURL: page + "#sources") : nil,
        ].compactMap(\.self)
    }
}

/// Why a record is to go, in every language, and what stands in its place.
struct RemovalLines: Sendable {
    let reasons: [Reason]
    let replacement: PageLink?

    struct Reason: Sendable {
        let reasonLanguage: String
        let reasonLabel: String
        let reasonText: String
    }
}

extension Strings {
    /// What a draft is to come to; nil for a change, which needs no word.
    func label(of aim: Draft.Aim) -> String? {
        switch aim {
        case .change: nil
        case .removal: self["editing.aim.removal"]
        case .reversion: self["editing.aim.reversion"]
        }
    }
}
