extension Lever {
    /// By what the project earns, in words.
    public var title: LocalizedText {
        switch self {
        case .labour: .init(be: "Праца людзей", ru: "Труд людей", en: "People’s work")
        case .downtime: .init(be: "Прастоі", ru: "Простои", en: "Downtime")
        case .scrap: .init(be: "Брак", ru: "Брак", en: "Scrap")
        case .energy: .init(be: "Энергія", ru: "Энергия", en: "Energy")
        case .effectiveness:
            .init(
                be: "Эфектыўнасць абсталявання (OEE)", ru: "Эффективность оборудования (OEE)",
                en: "Machine effectiveness (OEE)")
        case .sales: .init(be: "Продажы", ru: "Продажи", en: "Sales")
        }
    }
}
