import Actions
import Domain
import Store

/// `editing/work.mustache`: drafts of one's own, and those that wait for one's review.
struct WorkPage: Page {
    static let template = "editing/work"

    let title: String
    let heading: String
    let lists: [List]
    var errors: [FormPage.ErrorLine] = []
    /// For those who may begin a record.
    var newRecord: Form?

    struct List: Sendable {
        let listID: String
        let listTitle: String
        let listItems: [Item]
    }

    struct Item: Sendable {
        let itemTitle: String
        let itemURL: String
        let itemKind: String
        let itemState: String
        let itemTone: String
        let itemMeta: String
        let itemQuote: String?
    }

    init(
        _ desk: Desk, _ location: Location, _ strings: Strings, typed: QueryItems, mistakes: [FormMistake]
    ) throws {
        title = strings["editing.work.title"]
        heading = title
        let own: ([Draft.State]) throws -> [Draft] = { states in
            guard let person = desk.actor.person else { return [] }
            return try desk.db.drafts.all(by: person, in: states, limit: Connection.longestWorkList)
        }
        let work: [(key: String, drafts: [Draft])] = [
            ("asked", try own([.changesAsked])), ("toReview", try desk.db.draftsToReview(by: desk.actor)),
            ("drafts", try own([.draft])), ("waiting", try own([.inReview])),
            ("done", Array(try own([.published, .discarded]).prefix(Self.mostDone))),
        ]
        lists = try work.filter { !$0.drafts.isEmpty }.map { key, drafts in
            List(
                listID: key, listTitle: strings.say("editing.work.\(key)", ["count": "\(drafts.count)"]),
                listItems: try drafts.map { try Self.item($0, desk, location, strings) })
        }
        errors = mistakes.map { .init(errorText: $0.text, errorHref: "#\($0.field)") }
        if desk.actor.roles.contains(RoleGrant(.editor)) {
            newRecord = Self.form(location, strings, typed: typed).with(mistakes)
        }
    }

    private static let mostDone = 10

    private static func item(
        _ draft: Draft, _ desk: Desk, _ location: Location, _ strings: Strings
    ) throws -> Item {
        let isOwn = draft.author == desk.actor.person
        let path =
            isOwn && draft.state.isEditable ? EditRoutes.path(draft.kind, draft.record) : "staff/drafts/\(draft.id)"
        return Item(
            itemTitle: desk.title(of: draft, in: location.language), itemURL: location.url(path),
            itemKind: strings["kind.\(draft.kind.rawValue)"],
            itemState: strings["editing.state.\(draft.state.rawValue)"], itemTone: draft.state.tone,
            itemMeta: strings.say(
                "editing.work.meta",
                [
                    "name": try desk.name(of: draft.author, strings),
                    "time": desk.catalogue.country.time(at: draft.changedAt),
                ]),
            itemQuote: draft.state == .changesAsked ? draft.request : draft.note.isEmpty ? nil : draft.note)
    }

    private static func form(_ location: Location, _ strings: Strings, typed: QueryItems) -> Form {
        var kind = Form.Field(
            fieldName: "kind", fieldLabel: strings["editing.new.kind"], fieldType: "", fieldAutocomplete: "off")
        kind.isChoice = true
        kind.options = Kind.allCases.map {
            .init(
                optionValue: $0.rawValue, optionLabel: strings["kind.\($0.rawValue)"],
                optionChosen: $0.rawValue == typed["kind"])
        }
        let id = Form.Field(
            fieldName: "id", fieldLabel: strings["editing.new.id"], fieldType: "text", fieldAutocomplete: "off",
            fieldHint: strings["editing.new.hint"], fieldValue: typed["id"] ?? "", fieldLength: "80")
        return location.form("staff/drafts", strings["editing.new.button"], [kind, id]).quiet
    }
}
