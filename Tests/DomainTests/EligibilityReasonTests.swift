import Domain
import Testing

struct EligibilityReasonTests {
    @Test func `show`() throws {
        let firm = try Firm.json(#"{"employees":38,"ownership":"state","turnover":{"amount":1200000,"currency":"EUR"},"activity":"C","region":"BY-HR-lida","founded":"2009-05-14","exportShare":35.5,"womenLed":false,"needs":["COSME-A","COSME-G"],"monthsTrading":null,"assessment":{"total":41.5}}"#)
        let rules = [
            #"{"fact":"employees","lessThan":250}"#, #"{"all":[{"fact":"employees","atLeast":1},{"fact":"employees","lessThan":250}]}"#,
            #"{"fact":"employees","between":[10,22]}"#,
            #"{"fact":"ownership","equals":"private"}"#, #"{"fact":"ownership","in":["private","mixed"]}"#, #"{"fact":"ownership","notIn":["state"]}"#,
            #"{"fact":"turnover","atMost":{"amount":25000000,"currency":"GBP"}}"#,#"{"fact":"turnover","atMost":{"amount":25000000,"currency":"EUR"}}"#,
            #"{"fact":"activity","in":["C16","A01"]}"#, #"{"fact":"activity","in":["C"]}"#, #"{"fact":"activity","notIn":["A","G"]}"#,
            #"{"fact":"region","notIn":["BY-HM"]}"#, #"{"fact":"region","in":["BY-HM","BY-HR"]}"#,
            #"{"fact":"founded","onOrBefore":"P3Y"}"#, #"{"fact":"founded","onOrAfter":"P18M"}"#,#"{"fact":"founded","onOrAfter":"2010-01-01"}"#,
            #"{"fact":"exportShare","atLeast":10}"#, #"{"fact":"womenLed","equals":true}"#, #"{"fact":"stateShare","lessThan":50}"#,
            #"{"fact":"needs","containsAny":["COSME-A","COSME-G1"]}"#, #"{"fact":"needs","containsAll":["COSME-A","COSME-G1"]}"#,
            #"{"fact":"monthsTrading","atLeast":22}"#,#"{"fact":"assessment.total","atLeast":40}"#,#"{"fact":"assessment.DATA","atLeast":40}"#,
            #"{"any":[{"fact":"legalForm","equals":"soleTrader"},{"fact":"ownership","in":["private","mixed"]}]}"#,
            #"{"any":[{"fact":"employees","atLeast":50},{"fact":"ownership","equals":"private"}]}"#,
            #"{"any":[{"fact":"employees","atLeast":50},{"all":[{"fact":"ownership","equals":"private"},{"none":[{"fact":"region","equals":"BY-HM"}]}]}]}"#,
            #"{"none":[{"fact":"ownership","equals":"state"},{"fact":"employees","atLeast":250}]}"#,
            #"{"none":[{"fact":"ownership","equals":"private"},{"fact":"employees","atLeast":250}]}"#,
            #"{"none":[{"fact":"stateShare","moreThan":25},{"fact":"employees","atLeast":250}]}"#,
            #"{"all":[{"fact":"stateShare","moreThan":25},{"fact":"ownership","equals":"private"}]}"#,
        ]
        let book = Rulebook.sample(try rules.map { try Programme.sample("p", .open, $0) })
        let evaluation = book.evaluate(firm, on: .today)
        for i in rules.indices {
            print("\n", rules[i], evaluation.result(i).criteria[0].outcome)
            for language in Language.allCases { print("  ", evaluation.reason(i, 0, in: language)) }
            for language in Language.allCases { if let m = evaluation.nearestMiss(i, in: language) { print("   →", m) } }
        }
        print(evaluation.questions)
    }
}
