extension Fact {
    var words: FactWords {
        switch self {
        case .employees: .employees
        case .turnover: .turnover
        case .ownership: .ownership
        case .stateShare: .stateShare
        case .legalForm: .legalForm
        case .activity: .activity
        case .region: .region
        case .founded: .founded
        case .monthsTrading: .monthsTrading
        case .exportShare: .exportShare
        case .womenLed: .womenLed
        case .needs: .needs
        case .assessmentTotal: .assessment("")
        case .assessmentBand: .assessmentBand
        case .assessment(let dimension): .assessment(" (\(dimension))")
        }
    }
}

extension LocalizedText {
    /// "нужно {}", where English says that it must be so.
    fileprivate static let needed = LocalizedText(be: "трэба {}", ru: "нужно {}", en: "it must be {}")
    fileprivate static let fits = LocalizedText(be: "падыходзіць {}", ru: "подходит {}", en: "{} is needed")
    fileprivate static let fitsNot = LocalizedText(
        be: "не падыходзіць {}", ru: "не подходит {}", en: "{} does not qualify")
    fileprivate static let fitNot = LocalizedText(
        be: "не падыходзяць {}", ru: "не подходят {}", en: "{} do not qualify")
}

extension FactWords {
    fileprivate static let employees = FactWords(
        name: .init(be: "колькасць работнікаў", ru: "число работников", en: "number of employees"),
        statement: .init(be: "у вас {}", ru: "у вас {}", en: "you have {}"),
        need: .init(be: "трэба {}", ru: "нужно {}", en: "{} are needed"),
        condition: .init(be: "{}", ru: "{}", en: "{}"),
        hypothesis: .init(be: "у вас было {}", ru: "у вас было {}", en: "you had {}"))

    fileprivate static let turnover = FactWords(
        name: .init(be: "гадавы абарот", ru: "годовой оборот", en: "yearly turnover"),
        statement: .init(be: "ваш гадавы абарот — {}", ru: "ваш годовой оборот — {}", en: "your yearly turnover is {}"),
        need: .needed,
        condition: .init(be: "гадавы абарот {}", ru: "годовой оборот {}", en: "yearly turnover of {}"),
        hypothesis: .init(
            be: "ваш гадавы абарот быў {}", ru: "ваш годовой оборот был {}", en: "your yearly turnover were {}"))

    fileprivate static let ownership = FactWords(
        name: .init(be: "форма ўласнасці", ru: "форма собственности", en: "ownership"),
        statement: .init(
            be: "форма ўласнасці ў вас — {}", ru: "форма собственности у вас — {}", en: "your ownership is {}"),
        need: .init(be: "патрэбна {}", ru: "нужна {}", en: "{} is needed"),
        exclusion: .init(be: "не падыходзіць {}", ru: "не подходит {}", en: "{} ownership does not qualify"),
        exclusions: .init(be: "не падыходзяць {}", ru: "не подходят {}", en: "{} ownership do not qualify"),
        condition: .init(be: "форма ўласнасці — {}", ru: "форма собственности — {}", en: "{} ownership"),
        hypothesis: .init(
            be: "форма ўласнасці была іншай: {}", ru: "форма собственности была другой: {}",
            en: "your ownership were {}"))

    fileprivate static let stateShare = FactWords(
        name: .init(be: "доля дзяржавы", ru: "доля государства", en: "share owned by the State"),
        statement: .init(
            be: "доля дзяржавы ў вас — {}", ru: "доля государства у вас — {}", en: "the State owns {} of your firm"),
        need: .needed, condition: .init(be: "доля дзяржавы {}", ru: "доля государства {}", en: "state share of {}"),
        hypothesis: .init(
            be: "доля дзяржавы была {}", ru: "доля государства была {}", en: "the State owned {} of your firm"))

    fileprivate static let legalForm = FactWords(
        name: .init(be: "прававая форма", ru: "правовая форма", en: "legal form"),
        statement: .init(be: "ваша прававая форма — {}", ru: "ваша правовая форма — {}", en: "your legal form is {}"),
        need: .fits, exclusion: .fitsNot, exclusions: .fitNot,
        condition: .init(be: "прававая форма — {}", ru: "правовая форма — {}", en: "legal form – {}"),
        hypothesis: .init(
            be: "прававая форма была іншай: {}", ru: "правовая форма была другой: {}", en: "your legal form were {}"))

    fileprivate static let activity = FactWords(
        name: .init(be: "від дзейнасці", ru: "вид деятельности", en: "activity"),
        statement: .init(be: "ваш від дзейнасці — {}", ru: "ваш вид деятельности — {}", en: "your activity is {}"),
        need: .fits, exclusion: .fitsNot, exclusions: .fitNot,
        condition: .init(be: "від дзейнасці — {}", ru: "вид деятельности — {}", en: "activity – {}"))

    fileprivate static let region = FactWords(
        name: .init(be: "рэгіён", ru: "регион", en: "region"),
        statement: .init(be: "ваш рэгіён — {}", ru: "ваш регион — {}", en: "your region is {}"),
        need: .fits, exclusion: .fitsNot, exclusions: .fitNot,
        condition: .init(be: "рэгіён — {}", ru: "регион — {}", en: "region – {}"))

    fileprivate static let founded = FactWords(
        name: .init(be: "дата заснавання", ru: "дата основания", en: "date of foundation"),
        statement: .init(
            be: "ваша прадпрыемства заснавана {}", ru: "ваше предприятие основано {}", en: "your firm was founded on {}"
        ),
        need: .init(be: "трэба {}", ru: "нужно {}", en: "the date must be {}"),
        condition: .init(be: "заснавана {}", ru: "основано {}", en: "founded {}"))

    fileprivate static let monthsTrading = FactWords(
        name: .init(be: "час працы з выручкай", ru: "время работы с выручкой", en: "months of trading with revenue"),
        statement: .init(
            be: "вы працуеце з выручкай {}", ru: "вы работаете с выручкой {}", en: "you have had revenue for {}"),
        need: .init(be: "трэба {}", ru: "нужно {}", en: "{} are needed"),
        condition: .init(be: "праца з выручкай {}", ru: "работа с выручкой {}", en: "trading with revenue for {}"),
        hypothesis: .init(
            be: "вы працавалі з выручкай {}", ru: "вы работали с выручкой {}", en: "you had had revenue for {}"))

    fileprivate static let exportShare = FactWords(
        name: .init(be: "доля экспарту", ru: "доля экспорта", en: "share of exports"),
        statement: .init(
            be: "вы экспартуеце {} абароту", ru: "вы экспортируете {} оборота", en: "you export {} of your turnover"),
        need: .needed,
        condition: .init(be: "экспарт {} абароту", ru: "экспорт {} оборота", en: "exports of {} of turnover"),
        hypothesis: .init(
            be: "вы экспартавалі {} абароту", ru: "вы экспортировали {} оборота", en: "you exported {} of your turnover"
        ))

    /// `{}` is nothing for yes and "not " for no.
    fileprivate static let womenLed = FactWords(
        name: .init(
            be: "ці кіруюць прадпрыемствам жанчыны", ru: "руководят ли предприятием женщины",
            en: "whether women lead the firm"),
        statement: .init(
            be: "вашым прадпрыемствам кіруюць {}жанчыны", ru: "вашим предприятием руководят {}женщины",
            en: "your firm is {}led by women"),
        need: .init(
            be: "трэба, каб кіравалі {}жанчыны", ru: "нужно, чтобы руководили {}женщины",
            en: "a firm {}led by women is needed"),
        condition: .init(be: "кіруюць {}жанчыны", ru: "руководят {}женщины", en: "{}led by women"),
        hypothesis: .init(
            be: "прадпрыемствам кіравалі {}жанчыны", ru: "предприятием руководили {}женщины",
            en: "your firm were {}led by women"))

    fileprivate static let needs = FactWords(
        name: .init(be: "вашы патрэбы", ru: "ваши потребности", en: "your needs"),
        statement: .init(be: "вашы патрэбы: {}", ru: "ваши потребности: {}", en: "your needs: {}"),
        need: .init(be: "сярод іх павінна быць: {}", ru: "среди них должно быть: {}", en: "{} must be among them"),
        condition: .init(be: "патрэбы — {}", ru: "потребности — {}", en: "needs – {}"))

    fileprivate static let assessmentBand = FactWords(
        name: .init(be: "узровень паводле ацэнкі", ru: "уровень по оценке", en: "assessment level"),
        statement: .init(
            be: "ваш узровень паводле ацэнкі — {}", ru: "ваш уровень по оценке — {}", en: "your assessment level is {}"),
        need: .needed,
        condition: .init(be: "узровень паводле ацэнкі {}", ru: "уровень по оценке {}", en: "assessment level {}"),
        hypothesis: .init(
            be: "ваш узровень паводле ацэнкі быў {}", ru: "ваш уровень по оценке был {}",
            en: "your assessment level were {}"))

    fileprivate static func assessment(_ dimension: String) -> FactWords {
        FactWords(
            name: .init(
                be: "бал ацэнкі\(dimension)", ru: "балл оценки\(dimension)", en: "assessment score\(dimension)"),
            statement: .init(
                be: "ваш бал ацэнкі\(dimension) — {}", ru: "ваш балл оценки\(dimension) — {}",
                en: "your assessment score\(dimension) is {}"),
            need: .needed,
            condition: .init(
                be: "бал ацэнкі\(dimension) {}", ru: "балл оценки\(dimension) {}",
                en: "assessment score\(dimension) of {}"),
            hypothesis: .init(
                be: "ваш бал ацэнкі\(dimension) быў {}", ru: "ваш балл оценки\(dimension) был {}",
                en: "your assessment score\(dimension) were {}"))
    }
}
