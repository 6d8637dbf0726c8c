import Actions
import Domain
import Store

/// Which part of the work list is asked for; what an address says wrong is as if it were not said.
struct WorkQuery: Sendable {
    /// Nil for all lists, each from its beginning.
    let list: WorkList?
    let after: Drafts.Place?
    let filter: WorkFilter

    private static let longestWords = 200

    init(_ items: QueryItems) {
        list = items["list"].flatMap(WorkList.init)
        after = items["after"].flatMap(Drafts.Place.init)
        filter = WorkFilter(
            kind: items["kind"].flatMap(Kind.init), words: String((items["q"] ?? "").prefix(Self.longestWords)))
    }

    /// The same search in another place.
    func items(list: WorkList?, after: Drafts.Place?) -> [(String, String)] {
        [
            filter.words.isEmpty ? nil : ("q", filter.words), filter.kind.map { ("kind", $0.rawValue) },
            list.map { ("list", $0.rawValue) }, after.map { ("after", "\($0)") },
        ].compactMap(\.self)
    }

    func fields(_ strings: Strings) -> [Form.Field] {
        [
            .filter("q", strings["editing.work.words"], filter.words),
            .choice(
                "kind", strings["editing.new.kind"],
                [("", strings["editing.work.allKinds"])]
                    + Kind.allCases.map { ($0.rawValue, strings["kind.\($0.rawValue)"]) },
                chosen: filter.kind?.rawValue ?? ""),
        ]
    }
}
