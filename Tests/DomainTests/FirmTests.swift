import Domain
import Testing

struct FirmTests {
    private static let whole = #"""
        {"name": "Sawmill Ltd", "employees": 38, "turnover": {"amount": 1200000.5, "currency": "EUR"}, "ownership": "private",
        "stateShare": 0, "legalForm": "company", "activity": "C16.10", "region": "BY-HR", "founded": "2009-05-14",
        "monthsTrading": 140, "exportShare": 35.5, "womenLed": false, "needs": ["COSME-A", "COSME-G"],
        "assessment": {"instrument": "smart-sme/1", "total": 41.5, "band": 2, "dimensions": {"DATA": 20, "PEOPLE": null}}}
        """#

    @Test func `the facts of the contract are read`() throws {
        let firm = try Firm.json(Self.whole)
        #expect(firm.employees == .known(38))
        #expect(firm.turnover == .known(Money(minorUnits: 120_000_050, currency: "EUR")))
        #expect(firm.value(of: .assessmentBand) == .known(.number(2)))
        #expect(firm.value(of: .assessment(dimension: "DATA")) == .known(.number(20)))
        #expect(firm.value(of: .assessment(dimension: "PEOPLE")) == .notApplicable)
        #expect(firm.value(of: .assessment(dimension: "GREEN")) == .unknown)
        for fact in Fact.named { #expect(firm.value(of: fact) != .unknown, "\(fact)") }
    }

    @Test func `absent is unknown, null does not apply`() throws {
        let firm = try Firm.json(#"{"employees": null, "assessment": null}"#)
        #expect(firm.employees == .notApplicable)
        #expect(firm.value(of: .assessmentTotal) == .notApplicable)
        #expect(firm.ownership == .unknown)
        #expect(try Firm.json("{}") == Firm())
    }

    @Test func `a firm is written as it is read`() throws {
        let firm = try Firm.json(Self.whole)
        #expect(Firm(reading: DataReader(firm.dataValue), classification: .sample) == firm)
        #expect(Firm().dataValue == .object([]))
        var random = EligibilityGenerator(seed: 900)
        for _ in 0..<500 {
            let firm = random.firm()
            let reader = DataReader(firm.dataValue)
            #expect(Firm(reading: reader, classification: .sample) == firm)
            #expect(reader.mistakes.isEmpty)
        }
    }

    @Test(arguments: [
        (#"{"empolyees": 38}"#, Mistake(pointer: "/empolyees", problem: .unknownField(name: "empolyees"))),
        (#"{"employees": "38"}"#, Mistake(pointer: "/employees", problem: .notAWholeNumber)),
        (#"{"employees": 38.5}"#, Mistake(pointer: "/employees", problem: .notAWholeNumber)),
        (#"{"employees": -1}"#, Mistake(pointer: "/employees", problem: .outOfRange(low: "0", high: "10000000"))),
        (#"{"stateShare": 101}"#, Mistake(pointer: "/stateShare", problem: .outOfRange(low: "0", high: "100"))),
        (#"{"turnover": 5}"#, Mistake(pointer: "/turnover", problem: .notMoney)),
        (
            #"{"turnover": {"amount": 5, "currency": "euro"}}"#,
            Mistake(pointer: "/turnover/currency", problem: .unknownCurrency("euro"))
        ),
        (#"{"ownership": "mine"}"#, Mistake(pointer: "/ownership", problem: .notOneOf(["state", "private", "mixed"]))),
        (#"{"activity": "C99"}"#, Mistake(pointer: "/activity", problem: .unknownNotation("C99"))),
        (#"{"activity": "BY-HR"}"#, Mistake(pointer: "/activity", problem: .unknownNotation("BY-HR"))),
        (#"{"founded": "2009-02-30"}"#, Mistake(pointer: "/founded", problem: .notADate)),
        (#"{"womenLed": 1}"#, Mistake(pointer: "/womenLed", problem: .notYesOrNo)),
        (#"{"needs": "COSME-A"}"#, Mistake(pointer: "/needs", problem: .notAList)),
        (#"{"needs": ["COSME-A", "COSME-Z"]}"#, Mistake(pointer: "/needs/1", problem: .unknownNotation("COSME-Z"))),
        (
            #"{"assessment": {"band": 21}}"#,
            Mistake(pointer: "/assessment/band", problem: .outOfRange(low: "1", high: "20"))
        ), (#"{"assessment": {"band": 1.5}}"#, Mistake(pointer: "/assessment/band", problem: .notAWholeNumber)),
        (
            #"{"assessment": {"dimensions": {"band": 1}}}"#,
            Mistake(pointer: "/assessment/dimensions/band", problem: .unknownFact("assessment.band"))
        ),
        (
            #"{"assessment": {"dimensions": {"a b": 1}}}"#,
            Mistake(pointer: "/assessment/dimensions/a b", problem: .unknownFact("assessment.a b"))
        ),
        (#"[]"#, Mistake(pointer: "", problem: .notAnObject)),
    ])
    func `a mistake is noted at its place`(json: String, mistake: Mistake) throws {
        let reader = DataReader(try .json(json))
        _ = Firm(reading: reader, classification: .sample)
        #expect(reader.mistakes.contains(mistake), "\(reader.mistakes)")
    }

    @Test func `data that says one fact is read as that fact`() {
        var random = EligibilityGenerator(seed: 901)
        for _ in 0..<500 {
            let firm = random.firm()
            let said = EligibilityGenerator.facts.compactMap { fact in
                firm.value(of: fact).value.map { (fact, Firm().with(fact, $0)) }
            }
            for (fact, one) in said {
                #expect(EligibilityGenerator.facts.filter { one.value(of: $0) != .unknown } == [fact])
                let pointer = one.dataValue.deepest
                #expect(EligibilityGenerator.facts.filter { $0.isAt(pointer) } == [fact], "\(pointer)")
            }
        }
    }

    @Test func `at most a hundred needs`() {
        let needs = DataValue.list(Array(repeating: .text("COSME-A"), count: 101))
        let reader = DataReader(.object([.init("needs", needs)]))
        _ = Firm(reading: reader, classification: .sample)
        #expect(reader.mistakes == [Mistake(pointer: "/needs", problem: .tooMany(limit: 100))])
    }
}

extension DataValue {
    /// The pointer of what the first fields lead to.
    fileprivate var deepest: String {
        if case .object(let fields) = self, let first = fields.first {
            "/\(first.name)\(first.value.deepest)"
        } else {
            ""
        }
    }
}
