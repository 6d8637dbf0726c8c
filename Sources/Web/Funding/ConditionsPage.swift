import Domain
import Store

/// `funding/conditions.mustache`: one version of the conditions of a record, in words. Who changed them is not public.
struct ConditionsPage: Page {
    static let template = "funding/conditions"

    let title: String
    let heading: String
    let backURL: String
    let backTitle: String
    let windowText: String
    /// That others are in force now; nil for those in force.
    let pastText: String?
    let criteriaHeading: String
    let criteriaLead: String
    let criteriaRules: [RecordPage.CriteriaList.Rule]
    let versionLinks: [VersionLink]

    struct VersionLink: Sendable {
        let linkTitle: String
        let linkURL: String
        let linkWindow: String
        let linkCurrent: Bool
    }

    /// Expects the record with the conditions of the version.
    init(
        _ shown: ConditionVersion, of record: any RuleRecord, in versions: [ConditionVersion], _ writer: RecordWriter
    ) {
        let (strings, kind) = (writer.strings, type(of: record).kind)
        let name = record.core.title[strings.language]
        heading = strings.say("criteria.version.heading", ["number": "\(shown.number)"])
        title = "\(heading): \(name)"
        backURL = writer.location.url("\(kind.listPath)/\(record.id)")
        backTitle = name
        windowText = writer.window(of: shown)
        pastText = shown.until == nil ? nil : strings["criteria.version.past"]
        criteriaHeading = writer.criteriaWord("heading", record)
        criteriaLead = writer.criteriaLead(record)
        criteriaRules = writer.rules(of: record)
        versionLinks = writer.links(to: versions, of: kind, record.id, shown: shown.number)
    }
}

extension RecordWriter {
    /// Where each version is, newest first.
    func links(
        to versions: [ConditionVersion], of kind: Kind, _ id: String, shown: Int? = nil
    ) -> [ConditionsPage.VersionLink] {
        versions.reversed().map { version in
            .init(
                linkTitle: strings.say("criteria.version.name", ["number": "\(version.number)"]),
                linkURL: location.url(ConditionRoutes.path(kind, id, version.number)), linkWindow: window(of: version),
                linkCurrent: version.number == shown)
        }
    }

    /// "In force from 1 March 2026 until 2 May 2026."
    func window(of version: ConditionVersion) -> String {
        let since = version.since.map { strings.date(catalogue.country.day(at: $0)) }
        let until = version.until.map { strings.date(catalogue.country.day(at: $0)) }
        return switch (since, until) {
        case (nil, nil): strings["criteria.version.first"]
        case (let since?, nil): strings.say("criteria.version.since", ["since": since])
        case (nil, let until?): strings.say("criteria.version.until", ["until": until])
        case (let since?, let until?): strings.say("criteria.version.between", ["since": since, "until": until])
        }
    }
}

extension RecordPage.CriteriaList {
    /// Says which version of the conditions they are, and where the others are.
    mutating func name(_ versions: [ConditionVersion], of record: any RuleRecord, _ writer: RecordWriter) {
        guard let current = versions.last else { return }
        let name = writer.strings.say("criteria.version.name", ["number": "\(current.number)"])
        criteriaVersion = "\(name). \(writer.window(of: current))"
        versionLinks = versions.count > 1 ? writer.links(to: versions, of: type(of: record).kind, record.id) : []
    }
}
