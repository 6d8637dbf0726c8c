extension Outcome {
    /// What it is called in a sentence.
    public var words: LocalizedText {
        switch self {
        case .eligible: LocalizedText(be: "падыходзіць", ru: "подходит", en: "eligible")
        case .ineligible: LocalizedText(be: "не падыходзіць", ru: "не подходит", en: "ineligible")
        case .undetermined: LocalizedText(be: "не хапае звестак", ru: "не хватает сведений", en: "undetermined")
        }
    }
}
