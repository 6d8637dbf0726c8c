import Actions
import Domain
import Store

/// `editing/states.mustache`: what a record said when, each with the way back to it.
struct StatesPage: Page {
    static let template = "editing/states"

    let title: String
    let heading: String
    let kindLabel: String
    let workURL: String
    /// Nil for a record that has gone.
    let pageURL: String?
    let refusalText: String?
    let openDraft: PageLink?
    let states: [State]
    let older: PageLink?

    struct State: Sendable {
        let stateTitle: String
        let stateChanges: [HistoryLine.Change]
        /// Whether the record was taken out of the catalogue then.
        let isEnd: Bool
        let stateForm: Form
    }

    private static let length = 20

    /// `before` is the number of the state that the page before this one ended with.
    init(
        of kind: Kind, _ id: String, before: Int?, refused: Refusal?, _ desk: Desk, _ location: Location,
        _ strings: Strings
    ) throws {
        let found = try desk.db.history.versions(kind, id, before: before, limit: Self.length + 1)
        let now = try desk.db.records.find(kind, id)
        guard let latest = now ?? found.first?.record else { throw Refusal.notFound }
        heading = latest.core.title[location.language]
        title = strings.say("editing.states.title", ["title": heading])
        kindLabel = strings["kind.\(kind.rawValue)"]
        workURL = location.url("staff/work")
        pageURL = now == nil ? nil : location.url("\(kind.listPath)/\(id)")
        refusalText = refused?.draftText(in: strings)
        openDraft = try desk.db.openDraft(kind, id, by: desk.actor.person).map {
            PageLink(linkTitle: strings["editing.toDraft"], linkURL: location.url("staff/drafts/\($0.id)"))
        }
        let writer = HistoryWriter(
            RecordWriter(catalogue: desk.catalogue, location: location, strings: strings, db: desk.db))
        let shown = found.prefix(Self.length)
        var next = now
        if let before { next = try desk.db.history.record(kind, id, number: before) }
        var states: [State] = []
        for version in shown {
            let day = strings.date(desk.catalogue.country.day(at: version.endedAt))
            states.append(
                State(
                    stateTitle: strings.say("editing.states.until", ["date": day]),
                    stateChanges: try next.map { try writer.changes(from: version.record, to: $0) } ?? [],
                    isEnd: next == nil,
                    stateForm: location.form(
                        StateRoutes.path(kind, id), strings["editing.states.button"],
                        hidden: [.init(hiddenName: StateRoutes.state, hiddenValue: "\(version.number)")], []
                    ).quiet.about(day, id: "state-\(version.number)")))
            next = version.record
        }
        self.states = states
        older = shown.last.flatMap { last in
            found.count > Self.length
                ? PageLink(
                    linkTitle: strings["editing.states.older"],
                    linkURL: location.url(StateRoutes.path(kind, id), [("before", "\(last.number)")])) : nil
        }
    }
}
