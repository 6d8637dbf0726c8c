import Actions
import DataPackage
import Domain
import Store
import TestSupport
import Testing
import Web

/// Once five cases have measured what a project asks for, that is taken where a firm says nothing: on the page and by the API alike.
struct MeasuredDefaultTests {
    private static let query =
        "labourHours=4000&labourCost=20&labourUtilisation=100&cost-equipment=10000&cost-software=20000&cost-advice=0"
        + "&cost-training=4000&cost-reorganisation=6000&cost-fees=3000&cost-support=2000&life=5&discountRate=10"
    private static let question = """
        {"project": "order-accounting", "inputs": {"labourHours": 4000, "labourCost": 20, "labourUtilisation": 100,
        "life": 5, "discountRate": 10, "equipment": 10000, "software": 20000, "advice": 0, "training": 4000,
        "reorganisation": 6000, "fees": 3000, "support": 2000}}
        """

    /// Of 100 hours, so many were left in each.
    private static func visitor(hoursLeft: [Int]) async throws -> Visitor {
        let database = try await emptyDatabase()
        var package = try Belarus.package()
        package.records += hoursLeft.enumerated().map { number, hours in
            let words = DataValue.object(Language.allCases.map { .init($0.rawValue, .text("Orders")) })
            let effect = DataValue.object([
                .init("metric", .text("order-handling-hours")), .init("title", words), .init("unit", .text("hours")),
                .init("before", .integer(100)), .init("after", .integer(hours)), .init("method", words),
            ])
            return Case(
                id: "orders-\(number)",
                reading: DataReader(
                    .object([.init("title", words), .init("summary", words), .init("effects", .list([effect]))])))
        }
        _ = try await database.write { [package] in try $0.importPackage(package) }
        return try Visitor(database)
    }

    @Test(arguments: Language.allCases)
    func `what five cases have measured is the default, with its source`(language: Language) async throws {
        let visitor = try await Self.visitor(hoursLeft: [90, 80, 75, 70, 50])
        let empty = try await visitor.get("/\(language)/effects/order-accounting")
        let percent = language == .en ? "25%, from 20% to 30%" : "25\u{a0}%"
        #expect(empty.text.contains(percent))
        #expect(empty.text.contains("<a href=\"/\(language)/cases\">"))
        let page = try await visitor.get("/\(language)/effects/order-accounting?\(Self.query)")
        // 1000 hours of 20 a year, as where the firm says 25 percent itself.
        #expect(page.status == 200 && page.text.contains(language == .en ? "2.7\u{a0}years" : "2,7\u{a0}года"))
    }

    @Test func `the API takes the same and says so`() async throws {
        let visitor = try await Self.visitor(hoursLeft: [90, 80, 75, 70, 50])
        let answer = try await visitor.post("/api/v1/effects", json: Self.question)
        let value = try DataValue(json: answer.text)
        guard case .list(let swings)? = value["swings"],
            let swing = swings.first(where: { $0["input"] == .text("labourReduction") })
        else { return #expect(Bool(false), "\(answer.text.prefix(300))") }
        #expect(swing["origin"] == .text("measured") && swing["cases"] == .integer(5))
        #expect(swing["low"]?.double == 20 && swing["typical"]?.double == 25 && swing["high"]?.double == 30)
        // One kind of project less asks for it; what cases measure of one says nothing of another.
        func asking(_ visitor: Visitor) async throws -> Int {
            let description = try await visitor.get("/api/openapi.json").text
            return description.ranges(of: #""required":["labourHours","labourReduction""#).count
        }
        let few = try await Self.visitor(hoursLeft: [90, 80, 75, 70])
        #expect(try await asking(visitor) == asking(few) - 1)
    }

    @Test func `a figure that no case comes near is pointed out`() async throws {
        let visitor = try await Self.visitor(hoursLeft: [90, 80, 75, 70, 50])
        let far = try await visitor.get("/en/effects/order-accounting?\(Self.query)&labourReduction=80")
        #expect(far.text.contains("firms have measured from 10 to 50 (cases: 5)"))
        let near = try await visitor.get("/en/effects/order-accounting?\(Self.query)&labourReduction=45")
        #expect(near.status == 200 && !near.text.contains("firms have measured"))
    }

    @Test func `four cases change nothing`() async throws {
        let visitor = try await Self.visitor(hoursLeft: [90, 80, 75, 70])
        let page = try await visitor.get("/en/effects/order-accounting?\(Self.query)")
        #expect(page.status == 422 && page.text.contains("id=\"labourReduction-error\""))
        #expect(try await visitor.post("/api/v1/effects", json: Self.question).status == 422)
    }
}
