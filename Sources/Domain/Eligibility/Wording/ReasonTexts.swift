extension ReasonWriter {
    /// Sentences, or conditions, that are shown before the rest is only counted.
    static let limit = 4

    static let unknown = LocalizedText(be: "Невядома: {}", ru: "Неизвестно: {}", en: "Unknown: {}")
    static let notApplicable = LocalizedText(
        be: "Вас не датычыцца: {}", ru: "К вам не относится: {}", en: "Does not apply to you: {}")
    static let tooBroad = LocalizedText(
        be: "гэта занадта агульна, удакладніце", ru: "это слишком общо, уточните",
        en: "this is too broad to decide, please be more precise")
    static let otherCurrency = LocalizedText(
        be: "мяжа зададзена ў іншай валюце", ru: "граница задана в другой валюте",
        en: "the limit is in another currency")

    static let oneNeeded = LocalizedText(
        be: "Патрэбна хаця б адна з умоў: {}.", ru: "Нужно хотя бы одно из условий: {}.",
        en: "At least one of these is needed: {}.")
    static let noneMet = LocalizedText(
        be: "Патрэбна хаця б адна з умоў, але ні адна не выканана: {}.",
        ru: "Нужно хотя бы одно из условий, но ни одно не выполнено: {}.",
        en: "At least one of these is needed, and none is met: {}.")
    static let mustNotHold = LocalizedText(
        be: "Гэтага быць не павінна: {}.", ru: "Этого быть не должно: {}.", en: "This must not be the case: {}.")
    static let excludes = LocalizedText(
        be: "Вам перашкаджае: {}.", ru: "Вам препятствует: {}.", en: "This rules you out: {}.")
    static let noneHolds = LocalizedText(
        be: "Ні адна з перашкод вас не датычыцца: {}.", ru: "Ни одно из препятствий вас не касается: {}.",
        en: "None of these rules you out: {}.")
    static let nothingAsked = LocalizedText(
        be: "Нічога не патрабуецца.", ru: "Ничего не требуется.", en: "Nothing is required.")
    static let nothingAllowed = LocalizedText(
        be: "Не падыходзіць нікому.", ru: "Не подходит никому.", en: "Nobody qualifies.")
    static let more = LocalizedText(be: "Яшчэ ўмоў: {}.", ru: "Ещё условий: {}.", en: "Further conditions: {}.")

    static let personChecks = LocalizedText(
        be: "Гэта правярае чалавек: {}.", ru: "Это проверяет человек: {}.", en: "A person checks this: {}.")
    static let noConditions = LocalizedText(
        be: "Умовы не апублікаваны.", ru: "Условия не опубликованы.", en: "Conditions not published.")
    static let noneInForce = LocalizedText(
        be: "{} не дзейнічае ніводная з апублікаваных умоў.", ru: "{} не действует ни одно из опубликованных условий.",
        en: "None of the published conditions is in force on {}.")
    static let notOpen = LocalizedText(
        be: "Прадпрыемствам {} недаступна.", ru: "Предприятиям {} недоступно.", en: "Not open to firms {}.")
    static let announced = LocalizedText(
        be: "Абвешчана; падаць заяўку пакуль нельга.", ru: "Объявлено; подать заявку пока нельзя.",
        en: "Announced, not yet available.")
    static let prototype = LocalizedText(
        be: "Гэта прататып: спытайце, ці прымаюцца заяўкі.", ru: "Это прототип: спросите, принимаются ли заявки.",
        en: "A prototype: ask whether it takes applications yet.")
}
