import Domain
import FoundationEssentials
import TestSupport
import Testing

struct DraftTests {
    static let author = Identifier<Person>("author")
    static let reviewer = Identifier<Person>("reviewer")

    static func body(_ title: String, place: String? = nil) -> DataValue {
        let title = LocalizedText(be: title, ru: title, en: title)
        return .object(
            [.init("title", title.dataValue)] + (place.map { [.init("place", .text($0))] } ?? []))
    }

    static func draft(
        in state: Draft.State = .draft, from base: DataValue? = body("old"), saying body: DataValue = body("new")
    ) -> Draft {
        Draft(
            id: Identifier("d"), of: .services, "lean", from: base, saying: body, by: author, at: .morning,
            state: state, version: 7, note: "", request: "", reviewer: nil, changedAt: .morning)
    }

    /// What can be done to a draft.
    static let steps: [String: @Sendable (inout Draft) throws(Draft.Refused) -> Void] = [
        "save": { draft throws(Draft.Refused) in try draft.save(body("newer"), at: .morning) },
        "hand in": { draft throws(Draft.Refused) in try draft.handIn(note: "please", at: .morning) },
        "withdraw": { draft throws(Draft.Refused) in try draft.withdraw(at: .morning) },
        "ask for changes": { draft throws(Draft.Refused) in
            try draft.askForChanges("the year", by: reviewer, at: .morning)
        },
        "decline": { draft throws(Draft.Refused) in
            try draft.decline("not ours", by: reviewer, at: .morning)
        },
        "publish": { draft throws(Draft.Refused) in
            try draft.publish(over: body("old"), by: reviewer, at: .morning)
        },
        "discard": { draft throws(Draft.Refused) in try draft.discard(at: .morning) },
        "bring up to date": { draft throws(Draft.Refused) in
            try draft.bringUpToDate(with: body("old"), at: .morning)
        },
    ]

    /// The state after each step, for the states in which it can be done.
    static let table: [String: [Draft.State: Draft.State]] = [
        "save": [.draft: .draft, .changesAsked: .draft],
        "hand in": [.draft: .inReview, .changesAsked: .inReview],
        "withdraw": [.inReview: .draft],
        "ask for changes": [.inReview: .changesAsked],
        "decline": [.inReview: .discarded],
        "publish": [.inReview: .published],
        "discard": [.draft: .discarded, .changesAsked: .discarded],
        "bring up to date": [.draft: .draft, .changesAsked: .changesAsked],
    ]

    @Test(arguments: table.keys.sorted(), Draft.State.allCases)
    func `a step leads where the table says, or nowhere`(name: String, state: Draft.State) throws {
        let step = try #require(Self.steps[name])
        var draft = Self.draft(in: state)
        let before = draft
        if let next = Self.table[name]?[state] {
            try step(&draft)
            #expect(draft.state == next)
            #expect(draft.version == before.version + 1)
        } else {
            #expect(throws: Draft.Refused.notNow(state)) { try step(&draft) }
            #expect(draft == before)
        }
    }

    @Test func `what says nothing new is not handed in, whatever the order of its fields`() {
        let base = DataValue.object([.init("b", .integer(1)), .init("a", .integer(2))])
        let same = DataValue.object([.init("a", .integer(2)), .init("b", .integer(1))])
        var draft = Self.draft(from: base, saying: same)
        #expect(throws: Draft.Refused.nothingChanged) { try draft.handIn(note: "", at: .morning) }
    }

    @Test func `a request for changes says which`() {
        var draft = Self.draft(in: .inReview)
        #expect(throws: Draft.Refused.noWords) {
            try draft.askForChanges(" \n", by: Self.reviewer, at: .morning)
        }
    }

    @Test func `who declines a draft says why`() {
        var draft = Self.draft(in: .inReview)
        #expect(throws: Draft.Refused.noReason) { try draft.decline(" ", by: Self.reviewer, at: .morning) }
    }

    @Test(arguments: [body("other"), nil])
    func `nothing is published over what its author has not seen`(published: DataValue?) {
        var draft = Self.draft(in: .inReview)
        #expect(throws: Draft.Refused.recordChanged) {
            try draft.publish(over: published, by: Self.reviewer, at: .morning)
        }
    }

    @Test func `brought up to date, a draft keeps what it says and takes over the rest`() throws {
        var draft = Self.draft(from: Self.body("old", place: "minsk"), saying: Self.body("new", place: "minsk"))
        try draft.bringUpToDate(with: Self.body("old", place: "brest"), at: .morning)
        #expect(draft.body == Self.body("new", place: "brest").ordered)
        #expect(draft.base == Self.body("old", place: "brest").ordered)
    }

    @Test func `languages of one text that were changed by different people come together`() throws {
        var (theirs, mine) = (LocalizedText(be: "o", ru: "o", en: "o"), LocalizedText(be: "o", ru: "o", en: "o"))
        theirs.be = "theirs"
        mine.en = "mine"
        let draft = Self.draft(
            from: Self.body("o"), saying: .object([.init("title", mine.dataValue)]))
        let comparison = draft.comparison(with: .object([.init("title", theirs.dataValue)]))
        #expect(comparison.fields.map(\.by) == [.bothAlike])
        #expect(comparison.merged["title"]?["be"] == .text("theirs"))
        #expect(comparison.merged["title"]?["en"] == .text("mine"))
    }

    @Test func `where both say something else, the draft stands and the field is named`() {
        let draft = Self.draft(from: Self.body("old"), saying: Self.body("mine"))
        let comparison = draft.comparison(with: Self.body("theirs"))
        #expect(comparison.fields.map(\.name) == ["title"])
        #expect(comparison.fields.map(\.by) == [.bothApart])
        #expect(comparison.merged["title"]?["en"] == .text("mine"))
    }

    @Test func `of a record that is gone meanwhile the draft keeps everything`() throws {
        var draft = Self.draft()
        try draft.bringUpToDate(with: nil, at: .morning)
        #expect(draft.base == nil && draft.body == Self.body("new").ordered)
    }
}

struct TypedFieldsTests {
    private func body(_ kind: Kind, _ texts: [String: String]) -> DataValue {
        TypedFields(texts) { $0 == "[]" ? .list([]) : nil }.body(of: kind.forms)
    }

    @Test func `what is typed becomes the value its field holds`() {
        let body = body(
            .opportunities,
            [
                "/title/be": " Грошы\r\nтут ", "/title/ru": "", "/amount/max": "10 000", "/amount/currency": "EUR",
                "/share/max": "12,5", "/provider/3": "efse", "/provider/10": "ebrd", "/provider/4": "  ",
            ])
        #expect(body["title"] == .object([.init("be", .text("Грошы\nтут"))]))
        #expect(body["amount"]?["max"] == .integer(10_000))
        #expect(body["share"]?["max"] == .number(12.5))
        #expect(body["provider"] == .list([.text("efse"), .text("ebrd")]))
        #expect(self.body(.indicators, ["/observations": "[]"])["observations"] == .list([]))
        #expect(body["criteria"] == .list([]), "a programme says so when nothing is asked")
        #expect(body["contact"] == nil)
    }

    @Test func `what cannot be read is kept as it was typed`() {
        let body = body(
            .opportunities, ["/amount/max": "ten", "/share/min": "1e999", "/share/max": "999999999999999999999"])
        #expect(body["amount"]?["max"] == .text("ten"))
        #expect(self.body(.indicators, ["/observations": "- ["])["observations"] == .text("- ["))
        #expect(body["share"]?["min"] == .text("1e999"))
        #expect(body["share"]?["max"] == .text("999999999999999999999"))
    }

    @Test func `a test firm is what was typed of it, fact by fact`() {
        func firms(_ texts: [String: String]) -> DataValue? {
            body(.opportunities, Dictionary(uniqueKeysWithValues: texts.map { ("/testFirms\($0)", $1) }))["testFirms"]
        }
        let typed = firms([
            "/0/title": "Weaver", "/0/day": "2026-03-01", "/0/outcome": "eligible", "/0/firm/employees": " 1 200 ",
            "/0/firm/turnover": "250 000,50 eur", "/0/firm/womenLed": "так", "/0/firm/needs": "ERP; CRM",
            "/0/firm/assessment/dimensions/people": "2,5", "/0/firm/exportShare": "", "/0/firm/region": "не датычыцца",
            "/0/firm/name": "Loom", "/0/more/fact": "activity", "/0/more/value": "C13",
        ])
        let turnover = DataValue.object([.init("amount", .number(250000.5)), .init("currency", .text("EUR"))])
        let firm = DataValue.object([
            .init("employees", .integer(1200)), .init("turnover", turnover), .init("womenLed", .boolean(true)),
            .init("needs", .list([.text("ERP"), .text("CRM")])), .init("region", .null), .init("name", .text("Loom")),
            .init("assessment", .object([.init("dimensions", .object([.init("people", .number(2.5))]))])),
            .init("activity", .text("C13")),
        ])
        let expected = DataValue.list([
            .object([
                .init("title", .text("Weaver")), .init("outcome", .text("eligible")), .init("day", .text("2026-03-01")),
                .init("firm", firm),
            ])
        ])
        #expect(typed?.ordered == expected.ordered)
        for language in Language.allCases {
            #expect(
                firms(["/0/firm/needs": FirmText.text(of: .list([]), in: language)])
                    == firms(["/0/firm/needs": "nothing"]))
            #expect(
                firms(["/0/firm/needs": FirmText.text(of: .null, in: language)])
                    == firms(["/0/firm/needs": "does not apply"]))
        }
        for word in ["state", "дзяржаўная", "Государственная", "STATE"] {
            #expect(firms(["/0/firm/ownership": word]) == firms(["/0/firm/ownership": "state"]), "\(word)")
        }
        // A day is offered; alone it says nothing. Of a firm nothing need be known.
        #expect(firms(["/0/day": "2026-03-01", "/1/day": "2026-03-01", "/1/firm/employees": " "]) == nil)
        #expect(
            firms(["/0/outcome": "undetermined"])
                == .list([.object([.init("outcome", .text("undetermined")), .init("firm", .object([]))])]))
        // What cannot be read stays, and so does what is typed in two places.
        let twice = firms(["/0/firm/employees": "12", "/0/more/fact": "employees", "/0/more/value": "a dozen"])
        #expect(twice == .list([.object([.init("firm", .object([.init("employees", .text("12; a dozen"))]))])]))
        func known(_ texts: [String: String]) -> DataValue? {
            if case .list(let all)? = firms(texts) { all.first?["firm"] } else { nil }
        }
        let nowhere = known(["/0/title": "a", "/0/more/value": "C13"])
        #expect(nowhere == .object([.init(FieldForm.unnamedFact, .text("C13"))]))
        // Of an assessment that does not apply, no total is known; one that is typed makes it apply.
        let none = ["/0/firm/assessment": "does not apply"]
        #expect(known(none) == .object([.init("assessment", .null)]))
        let total = known(none.merging(["/0/firm/assessment/total": "5"]) { $1 })
        #expect(total == .object([.init("assessment", .object([.init("total", .integer(5))]))]))
        #expect(firms(["/0/firm/\(String(repeating: "a/", count: 5000))": "1"]) == nil)
    }

    @Test func `a rule is what its lines say, whatever group each was typed in`() {
        let rule = "/criteria/0/expression"
        func typed(_ lines: [String: String]) -> DataValue? {
            let fields = Dictionary(uniqueKeysWithValues: lines.map { (rule + $0, $1) })
            guard case .list(let criteria)? = body(.opportunities, fields)["criteria"] else { return nil }
            return criteria.first?["expression"]
        }
        func line(_ pointer: String, _ subject: String, _ comparator: String, _ value: String) -> [String: String] {
            ["\(pointer)/subject": subject, "\(pointer)/comparator": comparator, "\(pointer)/value": value]
        }
        func comparison(_ fact: String, _ comparator: String, _ value: DataValue) -> DataValue {
            .object([.init("fact", .text(fact)), .init(comparator, value)])
        }
        let small = comparison("employees", "lessThan", .integer(1250))
        #expect(typed(line("", "employees", "lessThan", "1 250")) == small)
        #expect(
            typed(line("", "employees", "lessThan", "1 250").merging(line("/and", "womenLed", "equals", "так")) { $1 })
                == .object([.init("all", .list([small, comparison("womenLed", "equals", .boolean(true))]))]))
        #expect(
            typed(["/subject": "none"].merging(line("/all/7", "activity", "in", "C, D35 ;")) { $1 })
                == .object([.init("none", .list([comparison("activity", "in", .list([.text("C"), .text("D35")]))]))]))
        #expect(
            typed(line("", "turnover", "between", "1 EUR, 2.5 eur"))
                == comparison(
                    "turnover", "between",
                    .list(
                        [DataValue.integer(1), .number(2.5)].map {
                            .object([.init("amount", $0), .init("currency", .text("EUR"))])
                        })))
        #expect(typed(["/comparator": "in", "/value": "C"]) == nil, "a line without a subject goes")
        #expect(
            typed(["/subject": "region"].merging(line("/any/0", "womenLed", "equals", "no")) { $1 })
                == .object([
                    .init(
                        "any",
                        .list([
                            .object([.init("fact", .text("region"))]),
                            comparison("womenLed", "equals", .boolean(false)),
                        ]))
                ]), "what stood below a group is kept")
        for (text, value) in [
            ("25,000", DataValue.text("25,000")), ("2,5", .number(2.5)), ("25 000", .integer(25_000)),
        ] {
            #expect(typed(line("", "exportShare", "atMost", text)) == comparison("exportShare", "atMost", value))
        }
        #expect(typed(line("", "turnover", "atMost", "EUR")) == comparison("turnover", "atMost", .text("EUR")))
        #expect(typed(["/subject": "employees"]) == .object([.init("fact", .text("employees"))]))
    }

    @Test func `nesting without end is cut, not followed`() {
        let deep = String(repeating: "/and", count: 100_000)
        let body = body(.opportunities, ["/criteria/0/expression\(deep)/subject": "employees"])
        #expect(body["criteria"] == .list([]))
    }

    @Test(arguments: [
        ("/criteria/0/expression/all/1/lessThan", "/criteria/0/expression/all/1/value"),
        ("/criteria/0/expression/in/3", "/criteria/0/expression/value"),
        ("/criteria/0/expression/any/0/fact", "/criteria/0/expression/any/0/subject"),
        ("/criteria/0/title/en", "/criteria/0/title/en"), ("/rates/0/from", "/rates/0/from"),
    ])
    func `a mistake in a rule is shown where it was typed`(pointer: String, input: String) {
        #expect(RuleLine.inputName(of: pointer) == input)
    }
}
