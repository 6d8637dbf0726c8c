import Domain
import Testing

struct EligibilityReasonTests {
    private static let firm = #"""
        {"employees": 38, "ownership": "state", "turnover": {"amount": 1200000.5, "currency": "EUR"}, "activity": "C",
        "region": "BY-HR-lida", "founded": "2009-05-14", "exportShare": 35.5, "womenLed": false, "needs": [],
        "monthsTrading": null, "assessment": {"total": 41.5, "band": 1}}
        """#

    private func reason(_ rule: String, _ language: Language) throws -> String {
        Rulebook.sample([try .sample("fund", .open, rule)]).evaluate(try .json(Self.firm), on: .today)
            .reason(0, 0, in: language).replacing("\u{a0}", with: " ")
    }

    @Test(arguments: [
        (#"{"fact": "employees", "lessThan": 250}"#, "You have 38 employees; fewer than 250 are needed."),
        (#"{"fact": "employees", "atLeast": 1}"#, "You have 38 employees; at least 1 is needed."),
        (
            #"{"all": [{"fact": "employees", "atLeast": 10}, {"fact": "employees", "lessThan": 250}]}"#,
            "You have 38 employees; at least 10 and fewer than 250 are needed."
        ),
        (#"{"fact": "ownership", "equals": "private"}"#, "Your ownership is state; private is needed."),
        (#"{"fact": "stateShare", "lessThan": 50}"#, "Unknown: share owned by the State. It must be less than 50%."),
        (
            #"{"fact": "turnover", "atMost": {"amount": 25000000, "currency": "GBP"}}"#,
            "Your yearly turnover is 1,200,000.50 EUR; the limit is in another currency. It must be at most 25,000,000 GBP."
        ),
        (
            #"""
            {"all": [{"fact": "turnover", "atLeast": {"amount": 5, "currency": "USD"}},
            {"fact": "turnover", "lessThan": {"amount": 10, "currency": "USD"}}]}
            """#,
            """
            Your yearly turnover is 1,200,000.50 EUR; the limit is in another currency. \
            It must be at least 5 USD and less than 10 USD.
            """
        ),
        (
            #"{"fact": "activity", "notIn": ["A", "G"]}"#,
            "Your activity is Manufacturing (C); Agriculture (A) and Trade (G) do not qualify."
        ),
        (
            #"{"fact": "activity", "in": ["C16"]}"#,
            """
            Your activity is Manufacturing (C); this is too broad to decide, please be more precise. \
            Wood products (C16) is needed.
            """
        ),
        (
            #"{"fact": "founded", "onOrBefore": "P1Y6M"}"#,
            "Your firm was founded on 14 May 2009; the date must be at least 1 year and 6 months ago."
        ),
        (#"{"fact": "womenLed", "equals": true}"#, "Your firm is not led by women; a firm led by women is needed."),
        (
            #"{"fact": "monthsTrading", "atLeast": 22}"#,
            "Does not apply to you: months of trading with revenue. At least 22 months are needed."
        ),
        (#"{"fact": "assessment.band", "atLeast": 2}"#, "Your assessment level is 1; it must be at least 2."),
        (
            #"{"any": [{"fact": "employees", "atLeast": 50}, {"fact": "ownership", "equals": "private"}]}"#,
            "At least one of these is needed, and none is met: at least 50 employees; private ownership."
        ),
        (
            #"{"any": [{"fact": "stateShare", "atLeast": 50}, {"fact": "legalForm", "notIn": ["other"]}]}"#,
            """
            At least one of these is needed: state share of at least 50%; legal form – not another form. \
            Unknown: legal form, share owned by the State.
            """
        ),
        (#"{"none": [{"fact": "ownership", "equals": "state"}]}"#, "This rules you out: state ownership."),
        (
            #"{"none": [{"fact": "ownership", "in": ["private", "mixed"]}]}"#,
            "None of these rules you out: private or mixed ownership."
        ),
    ])
    func `in English`(rule: String, expected: String) throws {
        #expect(try reason(rule, .en) == expected)
    }

    @Test(arguments: [
        (#"{"fact": "employees", "lessThan": 250}"#, "У вас 38 работников; нужно меньше 250."),
        (
            #"{"fact": "ownership", "in": ["private", "mixed"]}"#,
            "Форма собственности у вас — государственная; нужна частная или смешанная."
        ),
        (#"{"fact": "stateShare", "lessThan": 50}"#, "Неизвестно: доля государства. Нужно меньше 50 %."),
        (
            #"{"fact": "turnover", "atMost": {"amount": 25000000, "currency": "EUR"}}"#,
            "Ваш годовой оборот — 1 200 000,50 EUR; нужно не больше 25 000 000 EUR."
        ),
        (
            #"{"fact": "region", "in": ["BY-HM", "BY-HR"]}"#,
            "Ваш регион — Лидский район (BY-HR-lida); подходит Город Минск (BY-HM) или Гродненская область (BY-HR)."
        ),
        (
            #"{"fact": "founded", "onOrAfter": "P3Y"}"#,
            "Ваше предприятие основано 14 мая 2009 года; нужно не раньше чем 3 года назад."
        ),
        (#"{"fact": "exportShare", "atLeast": 10}"#, "Вы экспортируете 35,5 % оборота; нужно не меньше 10 %."),
        (
            #"{"fact": "monthsTrading", "atLeast": 22}"#,
            "К вам не относится: время работы с выручкой. Нужно не меньше 22 месяцев."
        ),
        (#"{"fact": "assessment.band", "atLeast": 2}"#, "Ваш уровень по оценке — 1; нужно не ниже 2."),
        (
            #"{"any": [{"fact": "employees", "atLeast": 51}, {"fact": "ownership", "equals": "private"}]}"#,
            "Нужно хотя бы одно из условий, но ни одно не выполнено: не меньше 51 работника; форма собственности — частная."
        ),
    ])
    func `in Russian`(rule: String, expected: String) throws {
        #expect(try reason(rule, .ru) == expected)
    }

    @Test(arguments: [
        (#"{"fact": "employees", "lessThan": 250}"#, "У вас 38 работнікаў; трэба менш за 250."),
        (#"{"fact": "ownership", "equals": "private"}"#, "Форма ўласнасці ў вас — дзяржаўная; патрэбна прыватная."),
        (
            #"{"fact": "activity", "in": ["C16", "A01"]}"#,
            """
            Ваш від дзейнасці — «Апрацоўчая прамысловасць» (C); гэта занадта агульна, удакладніце. \
            Падыходзіць «Апрацоўка драўніны» (C16) або «Жывёлагадоўля» (A01).
            """
        ),
        (
            #"{"fact": "founded", "onOrBefore": "P5Y"}"#,
            "Ваша прадпрыемства заснавана 14 мая 2009 года; трэба не пазней чым 5 гадоў таму."
        ),
        (#"{"fact": "assessment.band", "moreThan": 2}"#, "Ваш узровень паводле ацэнкі — 1; трэба вышэй за 2."),
        (
            #"{"fact": "monthsTrading", "between": [12, 21]}"#,
            "Вас не датычыцца: час працы з выручкай. Трэба ад 12 да 21 месяца."
        ),
        (
            #"{"fact": "womenLed", "equals": true}"#,
            "Вашым прадпрыемствам кіруюць не жанчыны; трэба, каб кіравалі жанчыны."
        ),
    ])
    func `in Belarusian`(rule: String, expected: String) throws {
        #expect(try reason(rule, .be) == expected)
    }

    @Test(arguments: [
        (0, "У вас нет работников", "У вас няма работнікаў", "You have no employees"),
        (1, "У вас 1 работник", "У вас 1 работнік", "You have 1 employee"),
        (3, "У вас 3 работника", "У вас 3 работнікі", "You have 3 employees"),
        (11, "У вас 11 работников", "У вас 11 работнікаў", "You have 11 employees"),
        (112, "У вас 112 работников", "У вас 112 работнікаў", "You have 112 employees"),
        (1024, "У вас 1024 работника", "У вас 1024 работнікі", "You have 1,024 employees"),
        (10_001, "У вас 10 001 работник", "У вас 10 001 работнік", "You have 10,001 employees"),
    ])
    func `numbers agree with their nouns`(count: Int, ru: String, be: String, en: String) throws {
        let book = Rulebook.sample([try .sample("fund", .open, #"{"fact": "employees", "lessThan": 250}"#)])
        let evaluation = book.evaluate(try .json("{\"employees\": \(count)}"), on: .today)
        for (language, text) in [(Language.ru, ru), (.be, be), (.en, en)] {
            #expect(evaluation.reason(0, 0, in: language).replacing("\u{a0}", with: " ").hasPrefix(text + ";"))
        }
    }

    @Test func `a long list is cut and counted`() throws {
        let rule = #"{"fact": "activity", "in": ["A", "A01", "C16", "C16.10", "C16.2", "G"]}"#
        #expect(
            try reason(rule, .en).hasSuffix("Agriculture (A), Farming (A01), Wood products (C16) or 3 more is needed."))
    }

    @Test func `a person who checks is told what the rule says`() throws {
        let criterion = try Criterion.sample(#"{"fact": "employees", "lessThan": 10}"#, severity: .manualCheck)
        let book = Rulebook.sample([Programme(id: "fund", title: .plain("Fund"), criteria: [criterion])])
        let evaluation = book.evaluate(try .json(Self.firm), on: .today)
        #expect(
            evaluation.reason(0, 0, in: .en)
                == "A person checks this: Rule. You have 38 employees; fewer than 10 are needed.".replacing(
                    "8 e", with: "8\u{a0}e"))
        #expect(evaluation.reasons(in: .en) == [[evaluation.reason(0, 0, in: .en)]])
        #expect(evaluation.reason(0, 1, in: .en) == "")
    }
}
