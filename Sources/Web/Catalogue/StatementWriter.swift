import Domain
import Store

/// Puts what a field says into words, with the way to what it names.
struct StatementWriter {
    private let catalogue: Catalogue
    private let location: Location
    private let strings: Strings
    /// Titles of the records that the statements name, by kind and id.
    private let titles: [Kind: [String: String]]

    /// Reads the titles of all records the statements name, one query a kind.
    init(
        _ statements: [Statement], _ catalogue: Catalogue, _ location: Location, _ strings: Strings, in db: Connection
    ) throws {
        self.catalogue = catalogue
        self.location = location
        self.strings = strings
        var named: [Kind: Set<String>] = [:]
        for case .record(let kind, let id) in statements { named[kind, default: []].insert(id) }
        titles = try Dictionary(
            uniqueKeysWithValues: named.map { kind, ids in
                (kind, try db.records.titles(kind, ids, in: strings.language))
            })
    }

    /// Nil when it names something that is gone.
    func value(_ statement: Statement) -> RecordPage.FactRow.Value? {
        switch statement {
        case .notation(let notation):
            .init(
                valueText: catalogue.classification.label(notation, in: strings.language),
                valueURL: catalogue.url(of: notation, at: location))
        case .record(let kind, let id):
            titles[kind]?[id].map { .init(valueText: $0, valueURL: location.url("\(kind.listPath)/\(id)")) }
        case .address(let address): .init(valueText: address, valueURL: address)
        default: text(statement).map { .init(valueText: $0) }
        }
    }

    /// The statement as plain text, for tables.
    func text(_ statement: Statement) -> String? {
        let language = strings.language
        return switch statement {
        case .words(let text): text[language]
        case .text(let text), .address(let text): text
        case .notation(let notation): catalogue.classification.label(notation, in: language)
        case .record(let kind, let id): titles[kind]?[id]
        case .place(let id): catalogue.places[id]?.name[language]
        case .day(let day): strings.date(day)
        case .years(let years): strings.years(years)
        case .count(let count): strings.number(count)
        case .duration(let period): strings.say("period.upTo", ["period": strings.period(period)])
        case .money(let money): strings.money(money.minorUnits / 100, money.currency)
        case .availability(let availability): strings["availability.\(availability.rawValue)"]
        case .amount(let amount): strings.amountText(amount)
        case .share(let share): strings.shareText(share)
        case .term(let term): strings.termText(term)
        case .rate(let rate): strings.rateText(rate)
        }
    }
}

extension Catalogue {
    func title(of document: String, in language: Language) -> String {
        documents[document]?.title[language] ?? document
    }

    /// The document and the place in it.
    func text(of citation: Citation, in language: Language) -> String {
        "\(title(of: citation.document, in: language)), \(citation.place)"
    }

    /// Everything that carries the notation: by its filter where it has one, else by its words.
    func url(of notation: String, at location: Location) -> String {
        if let scheme = classification[notation]?.scheme, country.facets.contains(scheme) {
            return location.url("search", [(scheme, notation)])
        }
        return location.url("search", [("q", classification.label(notation, in: location.language))])
    }
}

extension Strings {
    /// The heading over a field of sentences. What a course teaches is not what a page is about.
    func sectionTitle(_ name: String) -> String {
        let key = name == "topics" ? "section.taught" : "section.\(name)"
        return has(key) ? self[key] : self["fact.\(name)"]
    }

    /// `2018`, `2016–2020`, `from 2021`, `up to 2030`.
    func years(_ years: Years) -> String {
        switch (years.from, years.to) {
        case (let from?, let to?) where from == to: "\(from)"
        case (let from?, let to?): "\(from)–\(to)"
        case (let from?, nil): say("period.from", ["period": "\(from)"])
        case (nil, let to?): say("period.upTo", ["period": "\(to)"])
        case (nil, nil): ""
        }
    }
}
