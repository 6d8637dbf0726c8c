import Actions
import Domain
import Secrets
import Store

/// Puts a plan on its page, with the forms that whoever reads it may use.
struct PlanWriter {
    let place: PlanPlace
    let location: Location
    let strings: Strings
    let catalogue: Catalogue
    /// The address of the platform, for links that are given away.
    let base: String
    let today: Day

    private static let done = [
        "added", "known", "moved", "marked", "removed", "changed", "remarked", "shared", "unshared", "given",
    ]
    /// Months that can be chosen, this one first.
    private static let monthsAhead = 24

    func page(
        _ open: OpenPlan?, _ content: PlanContent?, _ state: PlanPage.State, organisations: [RegisteredOrganisation]
    ) -> PlanPage {
        let access = open?.access ?? .share
        let steps = content?.steps ?? []
        let hasPlan = open?.plan != nil
        var page = PlanPage(
            title: strings["plan.title"], heading: strings["plan.heading"], lead: strings[leadKey(access)],
            token: location.visit?.formKey.token ?? "",
            summary: steps.isEmpty
                ? nil : strings.say("plan.summary", count: steps.count, ["done": "\(steps.count { $0.done != nil })"]),
            steps: steps.indices.map { step($0, steps, content?.remarks ?? [:], access, state) },
            emptyText: steps.isEmpty ? strings["plan.empty"] : nil, helpURL: location.url(HelpPage.path),
            csvURL: hasPlan ? url("plan.csv") : nil, textURL: hasPlan ? url("plan.txt") : nil,
            jsonURL: hasPlan ? url("plan.json") : nil)
        page.back = back
        page.notice = state.done.flatMap { Self.done.contains($0) ? strings["plan.done.\($0)"] : nil }
        page.errors = errors(state)
        if access >= .change {
            page.addURL = url("steps")
            page.typedWords = state.typed("words") ?? ""
            page.wordsError = state.error(in: "words")
        }
        if access >= .share, hasPlan { page.sharing = [sharing(content?.links ?? [], state)] }
        if hasPlan, case .own(let secret?) = place { page.privateURL = full("plan/private/\(secret.text)") }
        page.freshURL = state.fresh.map { full("plan/shared/\($0.text)") }
        if !organisations.isEmpty {
            page.gift = [
                .init(
                    giftURL: location.url("plan/gift"),
                    takers: organisations.map { Form.Option(optionValue: "\($0.id)", optionLabel: $0.name) })
            ]
        }
        return page
    }

    private func leadKey(_ access: PlanAccess) -> String {
        guard case .shared = place else { return "plan.lead" }
        return access == .read ? "plan.leadRead" : "plan.leadHelp"
    }

    private var back: [PageLink] {
        guard case .organisation(let id) = place else { return [] }
        return [PageLink(linkTitle: strings["plan.toOrganisation"], linkURL: location.url(id.ownPath))]
    }

    private func url(_ rest: String) -> String { location.url("\(place.path)/\(rest)") }
    private func full(_ path: String) -> String { base + location.url(path) }

    private func errors(_ state: PlanPage.State) -> [FormPage.ErrorLine] {
        guard let mistake = state.mistake else { return [] }
        let id = state.step.map { "\(mistake.field)-\($0)" } ?? mistake.field
        return [.init(errorText: mistake.text, errorHref: "#\(id)")]
    }

    // MARK: Steps

    private func step(
        _ number: Int, _ steps: [PlanStep], _ remarks: [Identifier<PlanStep>: [PlanRemark]], _ access: PlanAccess,
        _ state: PlanPage.State
    ) -> PlanPage.Step {
        let step = steps[number]
        let language = strings.language
        var shown = PlanPage.Step(
            stepID: "\(step.id)", stepNumber: "\(number + 1)", stepTitle: step.content.title[language],
            remarks: (remarks[step.id] ?? []).map(remark), remarkError: state.error(in: "remark", of: step.id),
            typedRemark: state.typed("remark", of: step.id) ?? "",
            isRemarkOpen: state.error(in: "remark", of: step.id) != nil)
        if let record = step.content.record {
            let calculation = PlannedCalculation(step.content, catalogue, strings)
            shown.stepURL = location.url("\(record.kind.listPath)/\(record.id)", calculation?.parameters ?? [])
            shown.stepKind = strings["kind.\(record.kind.rawValue)"]
            shown.stepExpected = calculation?.text
        }
        shown.stepGap = step.content.gap.flatMap { catalogue.classification[$0] }.map {
            strings.say("plan.closes", ["gap": $0.prefLabel[language]])
        }
        shown.stepDue = step.due.map { strings.say("plan.due", ["month": strings.month($0)]) }
        shown.isLate = step.done == nil && (step.due.map { $0 < Month(today) } ?? false)
        shown.stepDone = step.done.map { done in
            let day = strings.date(done.on)
            return done.by.map { strings.say("plan.doneBy", ["day": day, "who": $0]) }
                ?? strings.say("plan.doneOn", ["day": day])
        }
        shown.stepNote = step.note.isEmpty ? nil : step.note
        if access >= .help { shown.marking = [marking(step)] }
        if access >= .change { shown.changing = [changing(number, steps, state)] }
        return shown
    }

    private func remark(_ remark: PlanRemark) -> PlanPage.Remark {
        let day = strings.time(remark.writtenAt, in: catalogue.country)
        return .init(
            remarkBy: "\(remark.author ?? strings["plan.owner"]), \(day)", remarkText: remark.text)
    }

    private func marking(_ step: PlanStep) -> PlanPage.Marking {
        .init(
            markURL: url("steps/\(step.id)/mark"), markValue: step.done == nil ? "yes" : "no",
            markText: strings[step.done == nil ? "plan.mark" : "plan.unmark"],
            remarkURL: url("steps/\(step.id)/remarks"))
    }

    private func changing(_ number: Int, _ steps: [PlanStep], _ state: PlanPage.State) -> PlanPage.Changing {
        let step = steps[number]
        let error = state.error(in: "note", of: step.id)
        return .init(
            upURL: number > 0 ? url("steps/\(step.id)/up") : nil,
            downURL: number < steps.count - 1 ? url("steps/\(step.id)/down") : nil,
            changeURL: url("steps/\(step.id)/change"), removeURL: url("steps/\(step.id)/removal"),
            version: "\(step.version)",
            months: months(error == nil ? step.due : state.items["due"].flatMap { Month($0) }),
            typedNote: state.typed("note", of: step.id) ?? step.note, noteError: error, isOpen: error != nil)
    }

    /// No month, the months ahead, and the one chosen wherever it lies.
    private func months(_ chosen: Month?) -> [Form.Option] {
        let now = Month(today)
        var months = (0..<Self.monthsAhead).map { now.adding(months: $0) }
        if let chosen, !months.contains(chosen) { months = ([chosen] + months).sorted() }
        return [Form.Option(optionValue: "", optionLabel: strings["plan.noMonth"], optionChosen: chosen == nil)]
            + months.map {
                Form.Option(optionValue: "\($0)", optionLabel: strings.month($0), optionChosen: $0 == chosen)
            }
    }

    // MARK: Sharing

    private func sharing(_ links: [PlanLink], _ state: PlanPage.State) -> PlanPage.Sharing {
        .init(
            shareURL: url("links"),
            links: links.map { link in
                .init(
                    linkLabel: link.label,
                    linkText: strings.say(
                        link.level == .read ? "plan.linkReads" : "plan.linkHelps",
                        ["day": strings.date(catalogue.country.day(at: link.createdAt))]),
                    endURL: url("links/\(link.id)/end"))
            },
            labelError: state.error(in: "label"), typedLabel: state.typed("label") ?? "")
    }
}

extension Strings {
    /// `March 2026`; months of their own, not of a day.
    func month(_ month: Month) -> String {
        say("plan.month.format", ["month": self["plan.month.\(month.month)"], "year": "\(month.year)"])
    }
}
