import Domain
import Store

/// Records that name the one that is to go: they are changed first.
struct NamingRecords: Sendable {
    let namingLinks: [PageLink]

    /// Nil when there are none.
    init?(_ ordinals: [Int], _ location: Location, _ strings: Strings, in db: Connection) throws {
        guard !ordinals.isEmpty else { return nil }
        namingLinks = try db.records.headings(ordinals, in: location.language).map { heading in
            PageLink(
                linkTitle: "\(strings["kind.\(heading.kind.rawValue)"]): \(heading.title)",
                linkURL: location.url("\(heading.kind.listPath)/\(heading.id)"))
        }
    }
}
