extension Mistake.Problem {
    /// The problem as a sentence that says what to do.
    public func text(in language: Language) -> String { sentence[language] }

    private var sentence: LocalizedText {
        switch self {
        case .missing:
            .init(be: "Патрэбнае поле адсутнічае.", ru: "Обязательное поле отсутствует.", en: "This field is required.")
        case .empty:
            .init(
                be: "Поле пустое: запоўніце яго.", ru: "Поле пустое: заполните его.", en: "This is empty: fill it in.")
        case .unknownField(let name):
            .init(
                be: "Поле «\(name)» невядомае: выпраўце назву або выдаліце яго.",
                ru: "Поле «\(name)» неизвестно: исправьте название или удалите его.",
                en: "The field “\(name)” is not known: correct its name or remove it.")
        case .notAnObject:
            .init(
                be: "Тут павінна быць група палёў.", ru: "Здесь должна быть группа полей.",
                en: "This must be a group of fields.")
        case .notAList:
            .init(be: "Тут павінен быць спіс.", ru: "Здесь должен быть список.", en: "This must be a list.")
        case .notText:
            .init(be: "Тут павінен быць тэкст.", ru: "Здесь должен быть текст.", en: "This must be a text.")
        case .notANumber:
            .init(be: "Упішыце лік.", ru: "Введите число.", en: "Enter a number.")
        case .notAWholeNumber:
            .init(
                be: "Упішыце цэлы лік без знакаў і слоў.", ru: "Введите целое число без знаков и слов.",
                en: "Enter a whole number, digits only.")
        case .notYesOrNo:
            .init(be: "Адкажыце «так» або «не».", ru: "Ответьте «да» или «нет».", en: "Answer yes or no.")
        case .notADate:
            .init(
                be: "Упішыце дату ў выглядзе 2019-05-14.", ru: "Введите дату в виде 2019-05-14.",
                en: "Enter a date such as 2019-05-14.")
        case .notAPeriod:
            .init(
                be: "Упішыце працягласць у выглядзе P3Y (тры гады).",
                ru: "Введите длительность в виде P3Y (три года).", en: "Enter a duration such as P3Y (three years).")
        case .notMoney:
            .init(
                be: "Упішыце суму і валюту, напрыклад {amount: 1000, currency: EUR}.",
                ru: "Введите сумму и валюту, например {amount: 1000, currency: EUR}.",
                en: "Enter an amount and a currency, such as {amount: 1000, currency: EUR}.")
        case .notAnAddress:
            .init(
                be: "Упішыце адрас, які пачынаецца з https:// або http://.",
                ru: "Введите адрес, который начинается с https:// или http://.",
                en: "Enter an address that begins with https:// or http://.")
        case .notAnEmailAddress:
            .init(
                be: "Упішыце адрас электроннай пошты ў выглядзе name@example.org.",
                ru: "Введите адрес электронной почты в виде name@example.org.",
                en: "Enter an e-mail address such as name@example.org.")
        case .notAnIdentifier(let example):
            .init(
                be: "Нумар запісаны не па форме: упішыце яго, напрыклад, так: \(example).",
                ru: "Номер записан не по форме: введите его, например, так: \(example).",
                en: "This is not how such a number is written: enter it like \(example).")
        case .wrongCheckCharacter:
            .init(
                be: "У нумары памылка: кантрольны знак не сыходзіцца. Праверце кожны знак.",
                ru: "В номере ошибка: контрольный знак не сходится. Проверьте каждый знак.",
                en: "There is a slip in this number: its check character does not agree. Compare each character.")
        case .outOfRange(let low, let high):
            .init(
                be: "Значэнне павінна быць ад \(low) да \(high).", ru: "Значение должно быть от \(low) до \(high).",
                en: "The value must be from \(low) to \(high).")
        case .tooLong(let limit):
            .init(
                be: "Занадта доўга: не больш за \(limit) знакаў.", ru: "Слишком длинно: не более \(limit) знаков.",
                en: "Too long: use at most \(limit) characters.")
        case .notOneOf(let choices):
            .init(
                be: "Выберыце адно з: \(choices.joined(separator: ", ")).",
                ru: "Выберите одно из: \(choices.joined(separator: ", ")).",
                en: "Choose one of: \(choices.joined(separator: ", ")).")
        case .unknownNotation(let notation):
            .init(
                be: "Абазначэння «\(notation)» няма ні ў адной класіфікацыі.",
                ru: "Обозначения «\(notation)» нет ни в одной классификации.",
                en: "The notation “\(notation)” is in no classification.")
        case .unknownCurrency(let currency):
            .init(
                be: "«\(currency)» не код валюты: трэба тры літары, напрыклад EUR.",
                ru: "«\(currency)» не код валюты: нужны три буквы, например EUR.",
                en: "“\(currency)” is not a currency: use a three-letter code such as EUR.")
        case .unknownReference(let id):
            .init(
                be: "Запісу «\(id)» няма ў пакеце.", ru: "Записи «\(id)» нет в пакете.",
                en: "There is no record “\(id)” in the package.")
        case .unknownFact(let fact):
            .init(
                be: "Звестка «\(fact)» пра прадпрыемства невядомая.",
                ru: "Сведение «\(fact)» о предприятии неизвестно.",
                en: "“\(fact)” is not a known fact of a firm.")
        case .unknownOperator(let name):
            .init(
                be: "Параўнання «\(name)» няма.", ru: "Сравнения «\(name)» нет.",
                en: "There is no comparison “\(name)”.")
        case .wrongOperand(let fact, let comparison):
            Self.wrongOperand(Fact(fact)?.title ?? .init(be: fact, ru: fact, en: fact), comparison)
        case .tooDeep(let limit):
            .init(
                be: "Занадта шмат узроўняў: не больш за \(limit).", ru: "Слишком много уровней: не более \(limit).",
                en: "Nested too deeply: use at most \(limit) levels.")
        case .tooMany(let limit):
            .init(
                be: "Занадта шмат: не больш за \(limit).", ru: "Слишком много: не более \(limit).",
                en: "Too many: use at most \(limit).")
        case .duplicate(let what):
            .init(
                be: "«\(what)» сустракаецца двойчы.", ru: "«\(what)» встречается дважды.",
                en: "“\(what)” occurs twice.")
        case .unreadable(let why):
            .init(be: "Не чытаецца: \(why)", ru: "Не читается: \(why)", en: "Cannot be read: \(why)")
        case .changedMeanwhile:
            .init(
                be: "Файл змяніўся, пакуль чытаўся пакет: паўтарыце спробу.",
                ru: "Файл изменился, пока читался пакет: повторите попытку.",
                en: "The file was changed while the package was being read: try again.")
        case .notTogether(let what):
            .init(
                be: "«\(what)» нельга выбраць разам з іншымі.", ru: "«\(what)» нельзя выбрать вместе с другими.",
                en: "“\(what)” cannot be chosen together with others.")
        case .doesNotAddUp(let sum):
            .init(
                be: "Сума вагаў \(sum), а павінна быць 1 або 100.", ru: "Сумма весов \(sum), а должна быть 1 или 100.",
                en: "The weights add up to \(sum); they must add up to 1 or to 100.")
        case .hole(let from, let to):
            .init(
                be: "Прагал: нічога няма для значэнняў ад \(from) да \(to).",
                ru: "Пробел: ничего нет для значений от \(from) до \(to).",
                en: "There is a hole: nothing holds the values from \(from) to \(to).")
        case .overlap(let from, let to):
            .init(
                be: "Накладанне: значэнні ад \(from) да \(to) належаць двойчы.",
                ru: "Наложение: значения от \(from) до \(to) принадлежат дважды.",
                en: "There is an overlap: the values from \(from) to \(to) belong twice.")
        case .scoresBeyond(let from, let to):
            .init(
                be: "Магчымыя балы ад \(from) да \(to): яны выходзяць за межы шкалы.",
                ru: "Возможны баллы от \(from) до \(to): они выходят за пределы шкалы.",
                en: "Scores from \(from) to \(to) are possible: they go beyond the range.")
        case .unmeasured(let dimension):
            .init(
                be: "Для вымярэння «\(dimension)» няма пытанняў.", ru: "Для измерения «\(dimension)» нет вопросов.",
                en: "The dimension “\(dimension)” has no question.")
        case .noPoints:
            .init(
                be: "Усе адказы даюць аднолькава балаў: пытанне нічога не вымярае.",
                ru: "Все ответы дают одинаково баллов: вопрос ничего не измеряет.",
                en: "All answers bring the same points: the question measures nothing.")
        case .rule(let problem): problem.text
        case .differs(let expected, let computed):
            Self.differs(Outcome.words(expected), Outcome.words(computed))
        case .usedVersion:
            .init(
                be:
                    "Па гэтай версіі ўжо адказвалі: тое, што ў ёй пытаюцца і лічаць, не мяняецца. Апублікуйце змену як новую версію.",
                ru:
                    "По этой версии уже отвечали: то, что в ней спрашивают и считают, не меняется. Опубликуйте изменение как новую версию.",
                en:
                    "People have answered by this version: what it asks and counts stays as it is. Publish it as a new version."
            )
        }
    }

    private static func wrongOperand(_ fact: LocalizedText, _ comparison: String) -> LocalizedText {
        LocalizedText(
            be: "Параўнанне («\(comparison)») або значэнне не падыходзіць да звесткі «\(fact.be)».",
            ru: "Сравнение («\(comparison)») или значение не подходит к сведению «\(fact.ru)».",
            en: "The comparison “\(comparison)” or the value does not fit “\(fact.en)”.")
    }

    private static func differs(_ expected: LocalizedText, _ computed: LocalizedText) -> LocalizedText {
        LocalizedText(
            be: "Чакалася: \(expected.be), вылічана: \(computed.be).",
            ru: "Ожидалось: \(expected.ru), вычислено: \(computed.ru).",
            en: "Expected \(expected.en), computed \(computed.en).")
    }
}

extension Outcome {
    /// Anything else stays as it is.
    fileprivate static func words(_ name: String) -> LocalizedText {
        Outcome(rawValue: name)?.words ?? LocalizedText(be: name, ru: name, en: name)
    }
}
