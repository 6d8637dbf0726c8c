extension EffectsWarning {
    /// The warning as a sentence: what is so, and what it means for the reader. `project` names its inputs.
    public func text(in language: Language, project: Project? = nil) -> String {
        sentence(project, language)[language]
    }

    private func sentence(_ project: Project?, _ language: Language) -> LocalizedText {
        switch self {
        case .severalInternalRates(let count):
            .init(
                be:
                    "Выплаты мяняюць знак некалькі разоў, і падыходзяць \(count) унутраныя нормы даходнасці. Глядзіце на чысты прыведзены кошт.",
                ru:
                    "Платежи меняют знак несколько раз, и подходят \(count) внутренние нормы доходности. Смотрите на чистую приведённую стоимость.",
                en:
                    "Payments change their direction more than once, and \(count) internal rates of return fit. Go by the net present value."
            )
        case .noInternalRate:
            .init(
                be:
                    "Унутранай нормы даходнасці няма: ні пры якой стаўцы ад −99 % да 1000 % плацяжы не ўраўнаважваюцца.",
                ru:
                    "Внутренней нормы доходности нет: ни при какой ставке от −99 % до 1000 % платежи не уравновешиваются.",
                en: "There is no internal rate of return: payments balance at no rate between −99% and 1000%.")
        case .nothingInvested:
            .init(
                be: "Нічога не ўкладваецца, таму няма чаму вяртацца.",
                ru: "Ничего не вкладывается, поэтому нечему возвращаться.",
                en: "Nothing is paid in, so nothing has to come back.")
        case .neverPaysBack:
            .init(
                be: "Укладзеныя грошы не вяртаюцца.", ru: "Вложенные деньги не возвращаются.",
                en: "The money paid in does not come back.")
        case .paybackBeyondLife(let years, let life):
            Self.beyondLife(language.years(years), language.years(Double(life)))
        case .paybackDoesNotLast:
            .init(
                be: "Пасля акупнасці баланс зноў становіцца адмоўным: потым трэба даплачваць.",
                ru: "После окупаемости баланс снова становится отрицательным: потом придётся доплачивать.",
                en: "After the payback the balance falls below nothing again: more has to be paid later.")
        case .tooLarge:
            .init(
                be: "Лік занадта вялікі, каб яго падлічыць: праверце стаўку і сумы.",
                ru: "Число слишком велико, чтобы его посчитать: проверьте ставку и суммы.",
                en: "A figure is too large to be calculated: check the rate and the amounts.")
        case .outsideSeenRange(let input, let low, let high):
            Self.outside(project?.title(ofInput: input), language.text(low), language.text(high))
        case .outsideMeasuredRange(let input, let low, let high, let cases):
            Self.outside(project?.title(ofInput: input), language.text(low), language.text(high), cases: cases)
        case .aboveLimit(let limit):
            .init(
                be:
                    "Крыніца дае на такія выдаткі не больш за \(language.text(limit.rounded(.down))). Разлік спадзяецца на грошы, якіх яна не дасць.",
                ru:
                    "Источник даёт на такие затраты не больше \(language.text(limit.rounded(.down))). Расчёт надеется на деньги, которых он не даст.",
                en:
                    "The source gives at most \(language.text(limit.rounded(.down))) for such costs. The result counts on money that it does not give."
            )
        case .limitNotComparable(let limit):
            .init(
                be:
                    "Крыніца дае не больш за \(language.text(limit)). Гэта іншая валюта: праверце самі, ці ўкладваецца ваша сума.",
                ru:
                    "Источник даёт не больше \(language.text(limit)). Это другая валюта: проверьте сами, укладывается ли ваша сумма.",
                en:
                    "The source gives at most \(language.text(limit)). That is another currency: check yourself that your amount is within it."
            )
        case .loanBeyondLife(let years, let life):
            .init(
                be:
                    "Крэдыт выплачваецца даўжэй (\(language.years(Double(years)))), чым служыць праект (\(language.years(Double(life)))).",
                ru:
                    "Кредит выплачивается дольше (\(language.years(Double(years)))), чем служит проект (\(language.years(Double(life)))).",
                en:
                    "The loan is paid back for longer (\(language.years(Double(years)))) than the project lasts (\(language.years(Double(life))))."
            )
        }
    }

    private static func beyondLife(_ years: String, _ life: String) -> LocalizedText {
        .init(
            be: "За свой тэрмін (\(life)) праект не акупляецца; калі б ён служыў даўжэй, спатрэбілася б \(years).",
            ru: "За свой срок (\(life)) проект не окупается; если бы он служил дольше, понадобилось бы \(years).",
            en: "The project does not pay back within its life (\(life)); if it lasted longer, it would take \(years).")
    }

    private static func outside(
        _ title: LocalizedText?, _ low: String, _ high: String, cases: Int
    ) -> LocalizedText {
        let title = title ?? LocalizedText(be: "", ru: "", en: "")
        return .init(
            be: "«\(title.be)»: прадпрыемствы вымералі ад \(low) да \(high) (выпадкаў: \(cases)). Праверце свой лік.",
            ru: "«\(title.ru)»: предприятия измерили от \(low) до \(high) (случаев: \(cases)). Проверьте своё число.",
            en: "“\(title.en)”: firms have measured from \(low) to \(high) (cases: \(cases)). Check your figure.")
    }

    private static func outside(_ title: LocalizedText?, _ low: String, _ high: String) -> LocalizedText {
        let title = title ?? LocalizedText(be: "", ru: "", en: "")
        return .init(
            be: "«\(title.be)»: крыніцы бачылі ад \(low) да \(high). Вашаму ліку патрэбна ўласнае абгрунтаванне.",
            ru: "«\(title.ru)»: источники видели от \(low) до \(high). Вашему числу нужно собственное обоснование.",
            en: "“\(title.en)”: sources have seen from \(low) to \(high). Your figure needs reasons of its own.")
    }
}

extension Project {
    fileprivate func title(ofInput name: String) -> LocalizedText? { inputs.first { $0.name.rawValue == name }?.title }
}

extension Language {
    /// `2.4 years`, `2,4 года`: to a tenth; a fraction takes the genitive in be and ru.
    public func years(_ number: Double) -> String {
        let tenths = (number * 10).rounded() / 10
        guard tenths != tenths.rounded() else { return Counted.years.text(tenths, .plain, in: self) }
        return "\(text(tenths))\u{a0}" + LocalizedText(be: "года", ru: "года", en: "years")[self]
    }
}
