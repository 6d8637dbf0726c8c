import Actions
import Domain
import FoundationEssentials
import Hummingbird
import NIOCore
import Store

/// What is new and what has gone, for those who follow (Atom, RFC 4287 and 6721), and where everything is, for those who search (sitemaps.org).
struct FeedRoutes {
    let services: Services

    private static let tombstones = "http://purl.org/atompub/tombstones/1.0"
    /// Entries of a feed, and as many that are there no longer.
    private static let feedLength = 50
    /// Records in one file of the sitemap; each has an address in every language.
    private static let sitemapLength = 10_000

    func add(to router: Router<Context>) {
        for kind in Kind.allCases {
            for language in Language.allCases {
                router.get("\(language.rawValue)/\(kind.listPath).atom") { request, _ in
                    try await feed(kind, language, request)
                }
            }
        }
        router.get("sitemap.xml") { request, _ in try await sitemapIndex(request) }
        router.get("sitemap/{part}.xml") { request, context in
            try await sitemap(context.parameters.require("part"), request)
        }
    }

    private func feed(_ kind: Kind, _ language: Language, _ request: Request) async throws -> Response {
        let strings = services.pages[language]
        let address = PublicAddress(services.settings, request)
        let (catalogue, entries, removed) = try await services.read { catalogue, db in
            (
                catalogue, try db.records.latest(kind, in: language, limit: Self.feedLength),
                try db.removedRecords.latest(kind, limit: Self.feedLength)
            )
        }
        let list = "\(address.base)/\(language.rawValue)/\(kind.listPath)"
        var xml = XMLText()
        xml.open(
            "feed",
            [("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:at", Self.tombstones), ("xml:lang", language.rawValue)])
        xml.element("id", [], list)
        xml.element("title", [], "\(strings["kinds.\(kind.rawValue)"]) – \(catalogue.country.title[language])")
        xml.element(
            "updated", [],
            (entries.map(\.updated) + removed.map { $0.removedAt.formatted(.iso8601) }).max() ?? catalogue.dataDate?
                .instant ?? "1970-01-01T00:00:00Z")
        xml.element("link", [("rel", "self"), ("type", "application/atom+xml"), ("href", "\(list).atom")])
        xml.element("link", [("rel", "alternate"), ("type", "text/html"), ("href", list)])
        if let licence = catalogue.country.licence { xml.element("rights", [], licence.id) }
        xml.open("author")
        xml.element("name", [], catalogue.country.title[language])
        xml.close("author")
        for entry in entries {
            xml.open("entry")
            xml.element("id", [], address.resource(kind, entry.heading.id))
            xml.element("title", [], entry.heading.title)
            xml.element("updated", [], entry.updated)
            xml.element("link", [("href", address.page(kind, entry.heading.id, in: language))])
            xml.element("summary", [], entry.heading.summary)
            xml.close("entry")
        }
        for gone in removed {
            let moment = gone.removedAt.formatted(.iso8601)
            xml.open("at:deleted-entry", [("ref", address.resource(kind, gone.id)), ("when", moment)])
            xml.element("at:comment", [], gone.removal.reason[language])
            xml.close("at:deleted-entry")
        }
        xml.close("feed")
        return .document(xml.text, "application/atom+xml; charset=utf-8")
    }

    private func sitemapIndex(_ request: Request) async throws -> Response {
        let address = PublicAddress(services.settings, request)
        let counts = try await services.database.read { try $0.records.counts() }
        var xml = XMLText()
        xml.open("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")])
        func add(_ part: String) {
            xml.open("sitemap")
            xml.element("loc", [], "\(address.base)/sitemap/\(part).xml")
            xml.close("sitemap")
        }
        add("pages")
        for kind in Kind.allCases {
            let parts = ((counts[kind] ?? 0) + Self.sitemapLength - 1) / Self.sitemapLength
            for part in 0..<parts { add("\(kind.rawValue)-\(part + 1)") }
        }
        xml.close("sitemapindex")
        return .document(xml.text, "application/xml; charset=utf-8")
    }

    /// `pages`, or `courses-1`: the first ten thousand courses.
    private func sitemap(_ part: String, _ request: Request) async throws -> Response {
        let address = PublicAddress(services.settings, request)
        let cache = services.catalogue
        let catalogue = try await services.database.read { try cache.catalogue(in: $0) }
        var paths: [(path: String, day: String?)] = []
        if part == "pages" {
            paths = [("", nil)] + Location.publicPaths.map { ("/\($0)", nil) }
        } else {
            let name = part.split(separator: "-")
            guard name.count == 2, let kind = Kind(rawValue: String(name[0])), let number = Int(name[1]),
                (1...100_000).contains(number)
            else { throw Refusal.notFound }
            let records = try await services.database.read { db in
                try db.records.addresses(
                    kind, offset: (number - 1) * Self.sitemapLength, limit: Self.sitemapLength)
            }
            guard !records.isEmpty else { throw Refusal.notFound }
            paths = records.map { ("/\(kind.listPath)/\($0.id)", $0.asOf) }
        }
        var xml = XMLText()
        xml.open(
            "urlset",
            [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")])
        for (path, day) in paths {
            for language in catalogue.country.languages {
                xml.open("url")
                xml.element("loc", [], "\(address.base)/\(language.rawValue)\(path)")
                if let day, !day.isEmpty { xml.element("lastmod", [], day) }
                for other in catalogue.country.languages {
                    xml.element(
                        "xhtml:link",
                        [
                            ("rel", "alternate"), ("hreflang", other.rawValue),
                            ("href", "\(address.base)/\(other.rawValue)\(path)"),
                        ])
                }
                xml.close("url")
            }
        }
        xml.close("urlset")
        return .document(xml.text, "application/xml; charset=utf-8")
    }
}
