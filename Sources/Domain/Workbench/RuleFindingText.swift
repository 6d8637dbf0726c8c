extension RuleFinding.Problem {
    /// What is wrong and what to do, to whoever writes the rule.
    public var text: LocalizedText {
        switch self {
        case .neverHolds:
            .init(
                be: "Гэту ўмову не можа выканаць ніводнае прадпрыемства: яе часткі супярэчаць адна адной.",
                ru: "Это условие не может выполнить ни одно предприятие: его части противоречат друг другу.",
                en: "No firm can meet this condition: its parts contradict each other.")
        case .criteriaContradict:
            .init(
                be: "Кожную ўмову паасобку выканаць можна, але ўсе разам – не: праграма не падыдзе нікому.",
                ru: "Каждое условие по отдельности выполнимо, но все вместе – нет: программа не подойдёт никому.",
                en: "Each condition can be met alone, but not all of them together: nobody qualifies.")
        case .alwaysHolds:
            .init(
                be: "Гэту ўмову выконвае любое прадпрыемства: яна нічога не вырашае.",
                ru: "Это условие выполняет любое предприятие: оно ничего не решает.",
                en: "Every firm meets this condition: it decides nothing.")
        case .withoutEffect:
            .init(
                be: "Без гэтай часткі адказ для ўсіх той самы: прыбярыце яе або праверце мяжу.",
                ru: "Без этой части ответ для всех тот же: уберите её или проверьте границу.",
                en: "Without this part every firm gets the same answer: remove it, or check its limit.")
        case .noSource:
            .init(
                be: "Мяжа зададзена, а дакумент не названы: запоўніце поле «Адкуль узята».",
                ru: "Граница задана, а документ не назван: заполните поле «Откуда взято».",
                en: "There is a limit, but no document it comes from: fill in “Where it comes from”.")
        case .numberNotInRule(let number, let language): Self.notInRule(number, language)
        case .numberNotInText(let number, let language): Self.notInText(number, language)
        case .admitsOtherRegions(let regions): Self.admitsOthers(regions)
        case .shutsOutRegion(let region):
            .init(
                be: "Праграма пазначаная для рэгіёна (\(region.be)), а ўмовы выключаюць прадпрыемствы адтуль.",
                ru: "Программа отмечена для региона (\(region.ru)), а условия исключают предприятия оттуда.",
                en: "The programme is said to be for \(region.en), but its conditions shut out firms from there.")
        case .untried(let outcome): Self.untried(outcome)
        case .rulesOutNobody:
            .init(
                be:
                    "Умовы не выключаюць ніводнага прадпрыемства, таму праверачнае прадпрыемства, якому праграма не падыходзіць, не патрэбна.",
                ru:
                    "Условия не исключают ни одного предприятия, поэтому проверочное предприятие, которому программа не подходит, не нужно.",
                en: "The conditions rule out no firm, so no test firm that is not eligible is asked for.")
        case .alwaysDecided:
            .init(
                be:
                    "Адказ вядомы, нават калі пра прадпрыемства нічога не сказана, таму праверачнае прадпрыемства з нявызначаным вынікам не патрэбна.",
                ru:
                    "Ответ известен, даже если о предприятии ничего не сказано, поэтому проверочное предприятие с неопределённым исходом не нужно.",
                en:
                    "The answer is known even when nothing is said of a firm, so no undetermined test firm is asked for."
            )
        case .tooFewTestFirms(let missing):
            .init(
                be:
                    "Умовы змяніліся: праверачных прадпрыемстваў патрэбна не менш за \(TestFirm.fewest), не хапае яшчэ \(missing).",
                ru:
                    "Условия изменились: проверочных предприятий нужно не меньше \(TestFirm.fewest), не хватает ещё \(missing).",
                en:
                    "The conditions have changed: at least \(TestFirm.fewest) test firms are needed, \(missing) more than there are."
            )
        case .notDecided:
            .init(
                be: "Умова занадта складаная, каб праверыць яе цалкам: разбіце яе на некалькі.",
                ru: "Условие слишком сложное, чтобы проверить его полностью: разбейте его на несколько.",
                en: "The condition is too involved to be checked in full: split it into several.")
        }
    }

    private static func notInRule(_ number: String, _ language: Language) -> LocalizedText {
        let name = name(of: language)
        return LocalizedText(
            be: "У \(name.be) тэксце стаіць \(number), а ва ўмове такога ліку няма.",
            ru: "В \(name.ru) тексте стоит \(number), а в условии такого числа нет.",
            en: "The \(name.en) text says \(number), but the rule has no such number.")
    }

    private static func notInText(_ number: String, _ language: Language) -> LocalizedText {
        let name = name(of: language)
        return LocalizedText(
            be: "Ва ўмове ёсць \(number), а ў \(name.be) тэксце стаяць іншыя лікі.",
            ru: "В условии есть \(number), а в \(name.ru) тексте стоят другие числа.",
            en: "The rule has \(number), but the \(name.en) text names other numbers.")
    }

    /// As it is said of a text: “in the Russian text”.
    private static func name(of language: Language) -> LocalizedText {
        switch language {
        case .be: LocalizedText(be: "беларускім", ru: "белорусском", en: "Belarusian")
        case .ru: LocalizedText(be: "рускім", ru: "русском", en: "Russian")
        case .en: LocalizedText(be: "англійскім", ru: "английском", en: "English")
        }
    }

    private static func untried(_ outcome: Outcome) -> LocalizedText {
        switch outcome {
        case .eligible:
            LocalizedText(
                be: "Умовы змяніліся: дадайце праверачнае прадпрыемства, якому праграма падыходзіць.",
                ru: "Условия изменились: добавьте проверочное предприятие, которому программа подходит.",
                en: "The conditions have changed: add a test firm that is eligible.")
        case .ineligible:
            LocalizedText(
                be: "Умовы змяніліся: дадайце праверачнае прадпрыемства, якому праграма не падыходзіць.",
                ru: "Условия изменились: добавьте проверочное предприятие, которому программа не подходит.",
                en: "The conditions have changed: add a test firm that is not eligible.")
        case .undetermined:
            LocalizedText(
                be: "Умовы змяніліся: дадайце праверачнае прадпрыемства, пра якое вядома занадта мала.",
                ru: "Условия изменились: добавьте проверочное предприятие, о котором известно слишком мало.",
                en: "The conditions have changed: add a test firm of which too little is known.")
        }
    }

    private static func admitsOthers(_ regions: [LocalizedText]) -> LocalizedText {
        func list(_ language: Language) -> String { regions.map { $0[language] }.joined(separator: ", ") }
        return LocalizedText(
            be: "Праграма пазначаная для рэгіёна (\(list(.be))), а ўмовы дапускаюць і іншыя рэгіёны.",
            ru: "Программа отмечена для региона (\(list(.ru))), а условия допускают и другие регионы.",
            en: "The programme is said to be for \(list(.en)), but its conditions admit other regions, too.")
    }
}
