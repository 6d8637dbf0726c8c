import Actions
import Domain
import Hummingbird
import Store

/// Makes the page of a list: of everything, or of one kind. Search and lists are the same page.
struct CatalogueList {
    let services: Services
    let language: Language
    /// Nil for the search over everything.
    let kind: Kind?

    private var path: String { kind?.listPath ?? "search" }
    private var strings: Strings { services.pages[language] }
    private var key: String { kind?.listPath ?? "search" }

    @Sendable func show(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        let location = Location(request, context, language)
        let engine = services.search
        do {
            let answer = try await services.read { [self] catalogue, db in
                let form = try SearchForm(query, catalogue, only: kind)
                var query = form.query
                if kind == nil, form.isFirstLook { query.best = ("kind", Self.groupSize) }
                let hits = try engine.hits(query, in: db, classification: catalogue.classification)
                var page = try page(form, hits, catalogue, location, in: db)
                if hits.best.count > 1, hits.total > Self.groupSize {
                    page.groups = try groups(form, hits, catalogue, location, in: db)
                } else {
                    page.results = try cards([hits.hits], hits, catalogue, location, in: db)[0]
                    if let kind, kind.isCompared, page.results.count > 1 {
                        page.compareURL = location.url("\(kind.listPath)/compare")
                    }
                    page.pager = pager(form, hits, location)
                    if let kind, form.words.isEmpty, form.filters.count == 1 {
                        page.isFilled = hits.total > 0
                        if page.isFilled { page.csvURL = location.url("data/\(kind.rawValue).csv") }
                    }
                }
                return (page: page, form: form, concepts: hits.concepts, total: hits.total, catalogue: catalogue)
            }
            if answer.total == 0, answer.form.asksForSomething {
                noteVain(answer.form, answer.concepts, answer.catalogue)
            }
            // Outside the transaction: to render takes longer than to find, and needs no connection.
            return services.html(answer.page, at: location, answer.catalogue)
        } catch let mistake as SearchMistake {
            return try await refused(mistake, query, at: location)
        }
    }

    /// Counts a search that found nothing, by what of it the classification knows.
    private func noteVain(_ form: SearchForm, _ meant: [String], _ catalogue: Catalogue) {
        let named = meant + form.ownFilters.flatMap(\.value)
        services.demand.note(
            UnmetDemand.all(
                naming: named, kind: .search, month: Month(services.today(in: catalogue.country)),
                in: catalogue.classification))
    }

    /// The same list, empty, with a sentence that says what to change; what was typed is kept.
    private func refused(_ mistake: SearchMistake, _ query: QueryItems, at location: Location) async throws -> Response
    {
        let cache = services.catalogue
        let catalogue = try await services.database.read { try cache.catalogue(in: $0) }
        let text = strings[mistake.key]
        let page = ListPage(
            title: strings["\(key).title"], heading: strings["\(key).heading"], lead: strings["\(key).lead"],
            isSearch: kind == nil, query: String((query["q"] ?? "").prefix(SearchForm.wordsLimit)),
            searchLabel: strings["\(key).label"], searchButton: strings["search.button"], formURL: location.url(path),
            countText: "", emptyText: text,
            emptyLinks: [PageLink(linkTitle: strings["search.clear"], linkURL: location.url(path))])
        return services.html(page, at: location, catalogue, status: .badRequest)
    }

    private func page(
        _ form: SearchForm, _ hits: SearchHits, _ catalogue: Catalogue, _ location: Location, in db: Connection
    ) throws -> ListPage {
        let isSearch = kind == nil
        var page = ListPage(
            title: strings["\(key).title"], heading: strings["\(key).heading"], lead: strings["\(key).lead"],
            isSearch: isSearch, query: form.words, searchLabel: strings["\(key).label"],
            searchButton: strings["search.button"], formURL: location.url(path),
            countText: strings.say("search.count", count: hits.total))
        let words = SearchWords(hits, catalogue.classification, strings)
        page.meanings = words.meanings.map {
            .init(meaningLabel: $0.label, meaningURL: location.url("search", [("q", $0.label)]))
        }
        page.suggestion = hits.suggestion.map { text in
            .init(
                suggestionText: strings.say("search.suggestion", ["text": text]),
                suggestionURL: location.url(path, [("q", text)]))
        }
        if hits.isRelaxed { page.relaxedText = strings["search.relaxed"] }
        page.facets = try facets(form, hits, catalogue, in: db)
        page.feedURL = kind.map { location.url("\($0.listPath).atom") }
        page.hasFilters = form.filters.keys.contains { $0 != "kind" || isSearch }
        page.clearURL = location.url(path, form.words.isEmpty ? [] : [("q", form.words)])
        if hits.total == 0 { addWaysOut(to: &page, form, location) }
        page.actions = problemActions(hits, catalogue, location) + activityActions(hits, catalogue, location)
        if let kind, [.organisations, .cases].contains(kind) {
            let towns = hits.facets.filter { $0.scheme == "place" && $0.count > 0 }.compactMap { town in
                catalogue.places[town.notation].map { (place: $0, count: town.count) }
            }
            if kind == .organisations || !towns.isEmpty {
                page.map = MapDrawing(
                    towns, of: kind, catalogue, location, strings, tileURL: services.settings.tileURL)
            }
        }
        switch kind {
        case .opportunities:
            page.actions = [PageLink(linkTitle: strings["funding.check"], linkURL: location.url("funding/check"))]
        case .portals:
            page.actions = [PageLink(linkTitle: strings["directory.responsible"], linkURL: location.url("responsible"))]
        case .indicators:
            page.actions = [PageLink(linkTitle: strings["claims.all"], linkURL: location.url("claims"))]
        case .cases: try addCases(to: &page, form, catalogue, location, in: db)
        case .cooperation where form.words.isEmpty && form.page == 1:
            page.matrix = CooperationMatrix(try db.records.all(Cooperation.self), catalogue, location, strings)
        default: break
        }
        return page
    }

    /// The best few of each kind, so that money, people and tools are seen at one glance.
    private func groups(
        _ form: SearchForm, _ hits: SearchHits, _ catalogue: Catalogue, _ location: Location, in db: Connection
    ) throws -> [ListPage.Group] {
        let kinds = Kind.allCases.filter { hits.best[$0.rawValue] != nil }
        func best(_ kind: Kind) -> [SearchHits.Hit] {
            Array((hits.best[kind.rawValue] ?? []).prefix(kind.isForFirms ? Self.groupSize : Self.referenceGroupSize))
        }
        let cards = try cards(kinds.map(best), hits, catalogue, location, in: db)
        return zip(kinds, cards).map { kind, cards in
            let count = hits.facets.first { $0.scheme == "kind" && $0.notation == kind.rawValue }?.count ?? 0
            return .init(
                groupTitle: strings["kinds.\(kind.rawValue)"],
                groupAllText: count > cards.count
                    ? strings.say("search.showAll", ["count": strings.number(count)]) : nil,
                groupURL: location.url("search", form.parameters() + [("kind", kind.rawValue)]), results: cards)
        }
    }

    private static let groupSize = 5
    /// Of the country's filters, so many stand at a search over everything.
    private static let facetsOverAll = 9
    /// Of kinds that are not for firms in the first place.
    private static let referenceGroupSize = 2

    /// The cards of several lists at once, each with the reason why it is there.
    private func cards(
        _ lists: [[SearchHits.Hit]], _ hits: SearchHits, _ catalogue: Catalogue, _ location: Location,
        in db: Connection
    ) throws -> [[Card]] {
        let words = SearchWords(hits, catalogue.classification, strings)
        let writer = CardWriter(catalogue: catalogue, location: location, strings: strings)
        let cards = try writer.cards(lists.joined().map(\.ordinal), in: db)
        return lists.map { list in
            list.compactMap { hit in
                var card = cards[hit.ordinal]
                card?.cardWhy = words.reason(hit)
                if kind?.isCompared == true, let url = card?.cardURL {
                    card?.cardChoice = url.split(separator: "/").last.map(String.init)
                }
                return card
            }
        }
    }

    private func facets(
        _ form: SearchForm, _ hits: SearchHits, _ catalogue: Catalogue, in db: Connection
    ) throws -> [Facet] {
        var facets: [Facet] = []
        if kind == nil {
            let kinds = Facet(
                "kind", title: strings["search.kind"], hits.facets, form, label: { strings["kinds.\($0)"] }, strings)
            facets += [kinds].compactMap(\.self)
        }
        if kind == .courses {
            let providers = hits.facets.filter { $0.scheme == "provider" }.map(\.notation)
            let titles = try db.records.titles(.organisations, providers, in: language)
            let facet = Facet(
                "provider", title: strings["training.provider"], hits.facets, form, label: { titles[$0] ?? $0 }, strings
            )
            facets += [facet].compactMap(\.self)
        }
        // Towns are chosen on the map; what is chosen stands with the filters.
        if form.filters["place"] != nil {
            let towns = Facet(
                "place", title: strings["centres.places"],
                hits.facets.filter { form.filters["place"]?.contains($0.notation) == true },
                form, label: { catalogue.places[$0]?.name[language] ?? $0 }, strings)
            facets += [towns].compactMap(\.self)
        }
        // Over everything, the filters of firms first; those of one kind come with that kind.
        let isOverAll = kind == nil && form.filters["kind"] == nil
        let shared = catalogue.country.facets.enumerated().filter { place, scheme in
            !isOverAll || place < Self.facetsOverAll || form.filters[scheme] != nil
        }.map(\.element)
        for notation in ((kind?.ownFacets ?? []) + shared).uniqued {
            guard let scheme = catalogue.classification.scheme(notation) else { continue }
            let facet = Facet(
                notation, title: scheme.title[language], hits.facets, form,
                label: { catalogue.classification.label($0, in: language) }, strings)
            facets += [facet].compactMap(\.self)
        }
        return facets
    }

    /// Beside the list of cases: what was measured, and the way to those like one's own; or that there is none yet.
    private func addCases(
        to page: inout ListPage, _ form: SearchForm, _ catalogue: Catalogue, _ location: Location, in db: Connection
    ) throws {
        guard catalogue.counts[.cases] ?? 0 > 0 else {
            page.emptyText = strings["cases.none"]
            page.emptyLinks = [
                PageLink(linkTitle: strings["cases.tell"], linkURL: location.url("centres")),
                PageLink(linkTitle: strings["nav.solutions"], linkURL: location.url("solutions")),
            ]
            return
        }
        page.actions = [PageLink(linkTitle: strings["cases.like.title"], linkURL: location.url("cases/like"))]
        if form.words.isEmpty, form.filters.count == 1, form.page == 1 {
            page.measured = MeasuredTable(catalogue, location, strings)
        }
    }

    private func addWaysOut(to page: inout ListPage, _ form: SearchForm, _ location: Location) {
        page.emptyText = strings[form.filters.isEmpty ? "search.none" : "search.noneAll"]
        if page.hasFilters {
            page.emptyLinks.append(PageLink(linkTitle: strings["search.clear"], linkURL: page.clearURL))
        }
        page.emptyLinks += [("nav.check", "funding/check"), ("nav.centres", "centres")].map {
            PageLink(linkTitle: strings[$0], linkURL: location.url($1))
        }
    }

    /// Who names a trade ("sawmill") is shown the way to the funding that is open to it.
    private func activityActions(_ hits: SearchHits, _ catalogue: Catalogue, _ location: Location) -> [PageLink] {
        hits.concepts.filter { catalogue.classification[$0]?.scheme == "NACE" }.prefix(1).map { notation in
            PageLink(
                linkTitle: strings.say(
                    "search.activity", ["activity": catalogue.classification.label(notation, in: language)]),
                linkURL: location.url("funding/check", [("activity", notation)]))
        }
    }

    /// Who names a problem is shown what helps with it, ranked for their firm.
    private func problemActions(_ hits: SearchHits, _ catalogue: Catalogue, _ location: Location) -> [PageLink] {
        hits.concepts.filter { catalogue.classification[$0]?.scheme == "PROBLEM" }.prefix(1).map { notation in
            PageLink(
                linkTitle: strings.say(
                    "help.with", ["problem": catalogue.classification.label(notation, in: language)]),
                linkURL: location.url(HelpPage.path, [(HelpForm.gapField, notation)]))
        }
    }

    private func pager(_ form: SearchForm, _ hits: SearchHits, _ location: Location) -> ListPage.Pager? {
        let pages = min((hits.total + SearchForm.pageSize - 1) / SearchForm.pageSize, SearchForm.pageLimit)
        guard pages > 1 else { return nil }
        func url(_ page: Int) -> String? {
            (1...pages).contains(page) ? location.url(path, form.parameters(page: page, without: kind)) : nil
        }
        return .init(
            pagerText: strings.say(
                "search.page", ["page": strings.number(form.page), "pages": strings.number(pages)]),
            previousURL: url(form.page - 1), nextURL: url(form.page + 1))
    }
}

extension SearchForm {
    var query: SearchQuery { SearchQuery(text: words, filters: filters, page: page, limit: limit) }
}
