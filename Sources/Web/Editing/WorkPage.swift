import Actions
import Domain
import Store

/// `editing/work.mustache`: drafts of one's own, and those that wait for one's review.
struct WorkPage: Page {
    static let template = "editing/work"

    let title: String
    let heading: String
    let lists: [List]
    /// Asked by GET, where there is more than a person sees at a glance.
    let filterAction: String?
    let filters: [Form.Field]
    /// Whether nothing fits what was looked for.
    let isNarrowed: Bool
    /// Back from one list to all of them.
    let allURL: String?
    var errors: [FormPage.ErrorLine] = []
    /// For those who may begin a record.
    var newRecord: Form?

    struct List: Sendable {
        let listID: String
        let listTitle: String
        let listItems: [Item]
        let listMore: PageLink?
    }

    struct Item: Sendable {
        let itemTitle: String
        let itemURL: String
        let itemKind: String
        let itemState: String
        let itemTone: String
        let itemAim: String?
        let itemMeta: String
        let itemQuote: String?
    }

    /// Drafts of a list on one page; with more than these in all, they can be searched.
    private static let listLength = 20
    private static let mostDone = 10

    init(
        _ desk: Desk, _ query: WorkQuery, _ location: Location, _ strings: Strings, typed: QueryItems,
        mistakes: [FormMistake]
    ) throws {
        title = strings["editing.work.title"]
        heading = title
        let counts = try WorkList.allCases.map { (list: $0, count: try desk.db.workCount($0, by: desk.actor)) }
        let total = counts.reduce(0) { $0 + $1.count }
        // Who has no such work and never had is told that there is nothing.
        guard desk.actor.hasDesk || total > 0 else { throw Refusal.notFound }
        lists = try counts.filter { query.list == nil || $0.list == query.list }.compactMap { list, count in
            try Self.list(list, count, query, desk, location, strings)
        }
        let isLong = total > Self.listLength || !query.filter.isEmpty
        filterAction = isLong ? location.url("staff/work") : nil
        filters = isLong ? query.fields(strings) : []
        isNarrowed = !query.filter.isEmpty
        allURL = query.list == nil ? nil : location.url("staff/work", query.items(list: nil, after: nil))
        errors = mistakes.map { .init(errorText: $0.text, errorHref: "#\($0.field)") }
        if desk.actor.roles.contains(RoleGrant(.editor)) {
            newRecord = Self.form(location, strings, typed: typed).with(mistakes)
        }
    }

    private static func list(
        _ list: WorkList, _ count: Int, _ query: WorkQuery, _ desk: Desk, _ location: Location, _ strings: Strings
    ) throws -> List? {
        let limit = list == .done && query.list == nil ? mostDone : listLength
        let part = try desk.db.work(
            list, query.filter, after: query.list == nil ? nil : query.after, limit: limit, by: desk.actor)
        guard !part.drafts.isEmpty || part.next != nil else { return nil }
        let words = "editing.work.\(list.rawValue)"
        return List(
            listID: list.rawValue,
            listTitle: query.filter.isEmpty
                ? strings.say(words, ["count": "\(count)"]) : strings["\(words)Found"],
            listItems: try part.drafts.map { try item($0, desk, location, strings) },
            listMore: part.next.map { next in
                PageLink(
                    linkTitle: strings["editing.work.more"],
                    linkURL: location.url("staff/work", query.items(list: list, after: next)))
            })
    }

    private static func item(
        _ draft: Draft, _ desk: Desk, _ location: Location, _ strings: Strings
    ) throws -> Item {
        let isOwn = draft.author == desk.actor.person
        let path = isOwn && draft.state.isEditable ? draft.formPath : "staff/drafts/\(draft.id)"
        return Item(
            itemTitle: draft.title(in: location.language), itemURL: location.url(path),
            itemKind: strings["kind.\(draft.kind.rawValue)"],
            itemState: strings["editing.state.\(draft.state.rawValue)"], itemTone: draft.state.tone,
            itemAim: strings.label(of: draft.aim),
            itemMeta: strings.say(
                "editing.work.meta",
                [
                    "name": try desk.name(of: draft.author, strings),
                    "time": strings.time(draft.changedAt, in: desk.catalogue.country),
                ]),
            itemQuote: draft.latestWords)
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

extension Draft {
    /// What the reviewer said last, or else the author; nil when nobody said anything.
    fileprivate var latestWords: String? {
        let words = [.changesAsked, .discarded].contains(state) && !request.isEmpty ? request : note
        return words.isEmpty ? nil : words
    }
}
