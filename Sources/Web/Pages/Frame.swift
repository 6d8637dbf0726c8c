import Domain

/// What surrounds every page: its language, the way to the other pages, the words.
struct Frame: Sendable {
    let language: String
    let title: String
    let brand: String
    let brandCountry: String
    let homeURL: String
    let searchURL: String
    let styleURL: String
    let dataURL: String
    /// Whether the page is one person's, or staff's: such pages have a style sheet more.
    let isPersonal: Bool
    let nav: [NavigationItem]
    /// Where to sign in, or what is one's own; nil where it is not known who reads.
    let account: AccountItem?
    /// The reader's own plan; nil for those who have begun none.
    let ownPlan: NavigationItem?
    /// That a step is in the plan, on the page that offered it.
    let planAnswer: PlanNotice?
    /// This page, for forms that come back to it.
    let hereURL: String
    let languages: [LanguageLink]
    /// The country's reference: what a firm does not ask first.
    let reference: [NavigationItem]
    let assets: String
    let dataDate: String
    let t: StringsInTemplates

    struct AccountItem: Sendable {
        let accountTitle: String
        let accountURL: String
        let accountName: String?
    }

    struct PlanNotice: Sendable {
        let answerText: String
        let answerURL: String
    }

    struct NavigationItem: Sendable {
        let navTitle: String
        let navURL: String
        let navCurrent: Bool
    }

    struct LanguageLink: Sendable {
        let languageCode: String
        let languageName: String
        let languageURL: String
        let languageCurrent: Bool
    }
}

extension Services {
    /// The name of the platform in two parts, so that the country can stand lighter where the name ends with it.
    private static func brand(_ country: Country, _ strings: Strings) -> (name: String, country: String) {
        let (title, ending) = (country.title[strings.language], country.nameOf[strings.language])
        guard !title.isEmpty else { return (strings["brand"], "") }
        guard !ending.isEmpty, title.hasSuffix(" " + ending) else { return (title, "") }
        return (String(title.dropLast(ending.count + 1)), ending)
    }

    private static func account(_ visit: Visit, at location: Location, _ strings: Strings) -> Frame.AccountItem {
        guard let person = visit.person else {
            return .init(
                accountTitle: strings["account.signIn.title"], accountURL: location.url("sign-in"), accountName: nil)
        }
        return .init(
            accountTitle: strings["account.my.title"], accountURL: location.url("my"), accountName: person.name)
    }

    /// Who is signed in may begin one here; of a visitor the cookie says that they have one.
    private static func ownPlan(_ visit: Visit, at location: Location, _ strings: Strings) -> Frame.NavigationItem? {
        guard visit.hasPlan || visit.person != nil else { return nil }
        return .init(
            navTitle: strings["plan.mine"], navURL: location.url("plan"), navCurrent: location.path == "plan")
    }

    /// The frame of a page at `location`.
    func frame(
        title: String, at location: Location, country: Country, dataDate: Day?, isPersonal: Bool = false
    ) -> Frame {
        let strings = pages[location.language]
        let brand = Self.brand(country, strings)
        let sections: [(key: String, path: String)] = [
            ("search", "search"), ("assessment", "assessment"), ("check", "funding/check"), ("funding", "funding"),
            ("centres", "centres"), ("solutions", "solutions"), ("effects", "effects"), ("training", "training"),
        ]
        let current = sections.map(\.path).filter { location.path == $0 || location.path.hasPrefix($0 + "/") }
            .max { $0.utf8.count < $1.utf8.count }
        return Frame(
            language: location.language.rawValue, title: title.isEmpty ? country.title[location.language] : title,
            brand: brand.name, brandCountry: brand.country,
            homeURL: "/\(location.language.rawValue)", searchURL: location.url("search"), styleURL: "/style",
            dataURL: location.url("data"), isPersonal: isPersonal,
            nav: sections.map {
                .init(navTitle: strings["nav.\($0.key)"], navURL: location.url($0.path), navCurrent: $0.path == current)
            },
            account: location.visit.map { Self.account($0, at: location, strings) },
            ownPlan: location.visit.flatMap { Self.ownPlan($0, at: location, strings) },
            planAnswer: location.planAnswer.map {
                .init(answerText: strings["plan.answer.\($0.rawValue)"], answerURL: location.url("plan"))
            }, hereURL: location.here,
            languages: country.languages.map { other in
                .init(
                    languageCode: other.rawValue, languageName: pages[other]["languageName"],
                    languageURL: location.url(in: other), languageCurrent: other == location.language)
            },
            reference: ([
                ("cases.title", "cases"), ("scoreboard.title", "scoreboard"), ("gaps.title", "gaps"),
                ("scenario.public.title", "scenarios"),
            ]
                + Kind.allCases.filter { !$0.isForFirms }.map { ("\($0.listPath).title", $0.listPath) }
                + [("responsible.title", "responsible"), ("claims.title", "claims")]).map {
                    key, path in
                    .init(navTitle: strings[key], navURL: location.url(path), navCurrent: location.path == path)
                },
            assets: pages.assets.prefix, dataDate: dataDate.map(strings.date) ?? "",
            t: StringsInTemplates(strings: strings))
    }
}
