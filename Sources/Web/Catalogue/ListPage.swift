import Domain
import Mustache
import Store

/// `catalogue/list.mustache`: records with their reasons, filters with exact counts, a map where there are places.
struct ListPage: Page {
    static let template = "catalogue/list"

    let title: String
    let heading: String
    let lead: String
    let isSearch: Bool
    let query: String
    let searchLabel: String
    let searchButton: String
    let formURL: String
    let countText: String
    var meanings: [Meaning] = []
    var suggestion: Suggestion?
    var relaxedText: String?
    /// Whether there is anything to look through: a kind may have no records yet.
    var isFilled = true
    var kept: [KeptField] = []
    var facets: [Facet] = []
    var hasFilters = false
    var clearURL = ""
    var results: [Card] = []
    /// The best of each kind, in a search over everything.
    var groups: [Group] = []
    var emptyText: String?
    var emptyLinks: [PageLink] = []
    var pager: Pager?
    var map: MapDrawing?
    var matrix: CooperationMatrix?
    /// What cases measured, taken together.
    var measured: MeasuredTable?
    var actions: [PageLink] = []
    /// What is new in it, as Atom.
    var feedURL: String?
    /// The whole list as a file.
    var csvURL: String?
    /// Where the chosen records are compared.
    var compareURL: String?

    struct Meaning: Sendable {
        let meaningLabel: String
        let meaningURL: String
    }

    struct Group: Sendable {
        let groupTitle: String
        let groupAllText: String?
        let groupURL: String
        let results: [Card]
    }

    struct Suggestion: Sendable {
        let suggestionText: String
        let suggestionURL: String
    }

    struct Pager: Sendable {
        let pagerText: String
        let previousURL: String?
        let nextURL: String?
    }
}

/// A value a form carries on unseen.
struct KeptField: Sendable {
    let keptName: String
    let keptValue: String
}

/// A group of filters: one scheme, its notations, how many records each would leave.
struct Facet: Sendable {
    let facetTitle: String
    let facetName: String
    let facetOpen: Bool
    let values: [Value]
    /// What is shown only when asked for.
    let more: [Value]

    struct Value: Sendable {
        let valueID: String
        let value: String
        let valueLabel: String
        let valueCount: String
        let valueChecked: Bool
    }

    private static let shown = 8

    /// Nil when there is nothing to choose.
    init?(
        _ scheme: String, title: String, _ counts: [SearchHits.FacetCount], _ form: SearchForm,
        label: (String) -> String, _ strings: Strings
    ) {
        let chosen = form.filters[scheme] ?? []
        let offered = counts.filter { $0.scheme == scheme && ($0.count > 0 || chosen.contains($0.notation)) }
        guard offered.count > 1 || !chosen.isEmpty else { return nil }
        let sorted = offered.sorted {
            (chosen.contains($0.notation) ? 0 : 1, -$0.count, $0.notation)
                < (chosen.contains($1.notation) ? 0 : 1, -$1.count, $1.notation)
        }
        let all = sorted.map {
            Value(
                valueID: "\(scheme)-\($0.notation)", value: $0.notation, valueLabel: label($0.notation),
                valueCount: strings.number($0.count), valueChecked: chosen.contains($0.notation))
        }
        facetTitle = title
        facetName = scheme
        facetOpen = !chosen.isEmpty || scheme == "kind"
        values = Array(all.prefix(Self.shown))
        more = Array(all.dropFirst(Self.shown))
    }
}

/// Spelled out, because a page has more of these than of all the rest: to look inside them takes longer than to print them.
extension Facet.Value: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "valueID": valueID
        case "valueLabel": valueLabel
        case "valueCount": valueCount
        case "valueChecked": valueChecked
        default: nil
        }
    }
}
