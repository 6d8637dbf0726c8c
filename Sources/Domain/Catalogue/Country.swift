import FoundationEssentials

/// What the platform knows of the country it serves; all of it comes from the country package.
public struct Country: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var code = ""
    /// The name of the platform: "Smart Industry of Belarus".
    public var title = LocalizedText(be: "", ru: "", en: "")
    public var name = LocalizedText(be: "", ru: "", en: "")
    /// "in Belarus"
    public var nameIn = LocalizedText(be: "", ru: "", en: "")
    /// "of Belarus"
    public var nameOf = LocalizedText(be: "", ru: "", en: "")
    public var languages: [Language] = Language.allCases
    /// ISO 4217.
    public var currency = ""
    /// An IANA time zone.
    public var timeZone = ""
    public var sizeClasses: [SizeClass] = []
    /// Schemes that filter a search, in the order they are shown.
    public var facets: [String] = []
    /// By kind of help, the notations of `COST` that a firm pays for when it takes it up.
    public var helpCosts: [Kind: [String]] = [:]
    /// The family of the instrument that a firm is offered first; a package may leave its instruments to others.
    public var firstCheck: String?
    /// How registers identify organisations.
    public var organisationIdentifiers: [IdentifierScheme] = []
    public var workingDays = WorkingDays()
    /// When contact points of organisations are asked about, and hidden; nil when the package does not say.
    public var contactPoints: ContactPoint.Aging?
    /// Under which the data of the package may be used; nil when the package does not say.
    public var licence: Licence?

    public init() {}

    /// Firms with fewer than `below` employees that are in no smaller class; the last class has no limit.
    public struct SizeClass: Hashable, Sendable {
        public let notation: String
        public let below: Int?

        public init(notation: String, below: Int?) {
            self.notation = notation
            self.below = below
        }
    }
}

extension Country {
    static let fieldNames = [
        "code", "title", "countryName", "countryIn", "countryOf", "languages", "currency", "timeZone", "sizeClasses",
        "facets", "helpCosts", "firstCheck", "organisationIdentifiers", "workingDays", "contactPoints", "licence",
    ]

    /// Reads `package.yaml`; mistakes are noted in the reader.
    public init(reading reader: DataReader) {
        reader.onlyFields(Self.fieldNames)
        code = reader.required("code")?.words(limit: 2) ?? ""
        if let text = reader.required("title")?.localized() { title = text }
        if let text = reader.required("countryName")?.localized() { name = text }
        if let text = reader.required("countryIn")?.localized() { nameIn = text }
        if let text = reader.required("countryOf")?.localized() { nameOf = text }
        languages = reader.required("languages")?.unique { $0.choice(Language.self) } ?? []
        currency = reader.required("currency")?.currency() ?? ""
        timeZone = reader.required("timeZone")?.words(limit: 60) ?? ""
        sizeClasses =
            reader.required("sizeClasses")?.list(limit: 20).compactMap { item in
                item.onlyFields(["notation", "below"])
                guard let notation = item.required("notation")?.words(limit: 40) else { return nil }
                return SizeClass(notation: notation, below: item.field("below")?.integer())
            } ?? []
        facets = reader.required("facets")?.unique { $0.words(limit: 40) } ?? []
        for (name, costs) in reader.field("helpCosts")?.fields() ?? [] {
            guard let kind = Kind(rawValue: name) else {
                costs.note(.notOneOf(Kind.allCases.map(\.rawValue)))
                continue
            }
            helpCosts[kind] = costs.unique { $0.words(limit: 40) }
        }
        firstCheck = reader.field("firstCheck")?.words(limit: 60)
        organisationIdentifiers =
            reader.field("organisationIdentifiers")?.list(limit: 20).compactMap(IdentifierScheme.init) ?? []
        if let days = reader.field("workingDays") { workingDays = WorkingDays(reading: days) }
        contactPoints = reader.field("contactPoints").flatMap(ContactPoint.Aging.init)
        licence = reader.field("licence").flatMap(Licence.init)
    }

    public var dataValue: DataValue {
        let required: [DataValue.Field] = [
            .init("code", .text(code)), .init("title", title.dataValue), .init("countryName", name.dataValue),
            .init("countryIn", nameIn.dataValue), .init("countryOf", nameOf.dataValue),
            .init("languages", .list(languages.map { .text($0.rawValue) })), .init("currency", .text(currency)),
            .init("timeZone", .text(timeZone)),
            .init(
                "sizeClasses",
                .list(
                    sizeClasses.compactMap {
                        .object([("notation", .text($0.notation)), ("below", $0.below.map(DataValue.integer))])
                    })),
            .init("facets", .list(facets.map(DataValue.text))),
        ]
        let costs = Kind.allCases.compactMap { kind in
            helpCosts[kind].map { DataValue.Field(kind.rawValue, .list($0.map(DataValue.text))) }
        }
        let optional: [(String, DataValue?)] = [
            ("helpCosts", costs.isEmpty ? nil : .object(costs)),
            ("firstCheck", firstCheck.map(DataValue.text)),
            ("organisationIdentifiers", .listed(organisationIdentifiers.compactMap(\.dataValue))),
            ("workingDays", workingDays.dataValue), ("contactPoints", contactPoints?.dataValue),
            ("licence", licence?.dataValue),
        ]
        return .object(required + optional.compactMap { name, value in value.map { .init(name, $0) } })
    }
}

extension Country {
    public var contactAging: ContactPoint.Aging { contactPoints ?? .standard }

    /// The class of a firm by its employees; nil while the package names none.
    public func sizeClass(employees: Int) -> String? {
        sizeClasses.first { size in size.below.map { employees < $0 } ?? true }?.notation
    }

    /// The calendar day of an instant where the country is; in UTC while its time zone is not known.
    public func day(at instant: Date) -> Day {
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        return Day(utc: instant.addingTimeInterval(Double(zone.secondsFromGMT(for: instant))))
    }

    /// The first instant of a day where the country is.
    public func beginning(of day: Day) -> Date {
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        let midnight = Date(timeIntervalSince1970: Double(day.daysSince1970) * 86_400)
        return midnight.addingTimeInterval(-Double(zone.secondsFromGMT(for: midnight)))
    }

    /// Day and time of an instant where the country is: `2026-03-01 14:05`.
    public func time(at instant: Date) -> String {
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        let local = instant.addingTimeInterval(Double(zone.secondsFromGMT(for: instant)))
        let minutes = Int(local.timeIntervalSince1970.rounded(.down)) / 60 % (24 * 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Day(utc: local)) \(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// The next time it is eight in the morning where the country is; the same instant when it is just that.
    public func morning(after instant: Date) -> Date {
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        let day = 86_400.0
        let local = instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant)) - 8 * 3600
        let wait = (day - local.truncatingRemainder(dividingBy: day)).truncatingRemainder(dividingBy: day)
        return instant.addingTimeInterval(wait)
    }
}
