import Domain
import TestSupport
import Testing

/// `Tests/Data/effects`: payments with the figures worked out by hand, which an economist can read and extend.
struct CashFlowTests {
    private static func flows(_ row: [String: String]) -> CashFlows { CashFlows(numbers(row["flows"])) }

    private static func numbers(_ text: String?) -> [Double] {
        (text ?? "").split(separator: " ").compactMap { Double($0) }
    }

    @Test func `every rate at which payments balance is found, and no other`() throws {
        let rows = try Belarus.table("effects/rates")
        #expect(rows.count >= 20)
        for row in rows {
            let (found, expected) = (Self.flows(row).internalRates, Self.numbers(row["rates"]))
            #expect(found.count == expected.count, "\(row["why"] ?? ""): \(found)")
            // A root three times over is known to a third of the digits only.
            for (rate, right) in zip(found, expected) { #expect(abs(rate - right) < 1e-8, "\(row["why"] ?? "")") }
        }
    }

    @Test func `payback, discounted payback and return are those of the table`() throws {
        for row in try Belarus.table("effects/paybacks") {
            let flows = Self.flows(row)
            let rate = try #require(Double(row["rate"] ?? ""))
            let found = [flows.payback, flows.discountedPayback(at: rate), flows.returnOnInvestment]
            for (value, column) in zip(found, ["payback", "discounted", "roi"]) {
                let expected = Double(row[column] ?? "")
                // Four decimals of the discounted payback are written by hand.
                let isSame = expected.map { right in value.map { abs($0 - right) < 1e-3 } ?? false } ?? (value == nil)
                #expect(isSame, "\(row["why"] ?? ""): \(column) is \(value as Double?)")
            }
        }
    }

    @Test func `the equipment effectiveness of the table comes out of its three factors, not rounded`() throws {
        for row in try Belarus.table("effects/oee") {
            func number(_ column: String) throws -> Double { try #require(Double(row[column] ?? "")) }
            let (planned, run) = (try number("plannedMinutes"), try number("runMinutes"))
            let pieces = try number("pieces")
            let oee = EquipmentEffectiveness(
                availability: run / planned, performance: try number("idealSeconds") * pieces / (run * 60),
                quality: try number("goodPieces") / pieces)
            #expect(abs(oee.value - (try number("oee"))) < 1e-12, "\(row["why"] ?? "")")
        }
    }

    @Test func `each lever brings what the table says`() throws {
        let rows = try Belarus.table("effects/levers")
        #expect(Set(rows.map { $0["lever"] }) == Set(Lever.allCases.map(\.rawValue)))
        for row in rows {
            let lever = try #require(Lever(rawValue: row["lever"] ?? ""))
            let pairs = (row["inputs"] ?? "").split(separator: " ").map { $0.split(separator: "=").map(String.init) }
            let values = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], Double($0[1])) })
            #expect(Set(values.keys) == Set(lever.inputs.map(\.rawValue)))
            let benefit = lever.yearlyBenefit { (values[$0.rawValue] ?? nil) ?? .nan }
            #expect(abs(benefit - (try #require(Double(row["benefit"] ?? "")))) < 1e-6, "\(row["why"] ?? "")")
        }
    }

    @Test func `measured quartiles are those of the table, from five cases on`() throws {
        for row in try Belarus.table("effects/quartiles") {
            let range = MeasuredRange(Self.numbers(row["values"]))
            #expect(range?.quartiles.median == Double(row["median"] ?? ""), "\(row["why"] ?? "")")
            #expect(range?.quartiles.lower == Double(row["lower"] ?? ""), "\(row["why"] ?? "")")
            #expect(range?.quartiles.upper == Double(row["upper"] ?? ""), "\(row["why"] ?? "")")
        }
    }

    @Test func `a loan is paid back in full, with interest and without`() {
        #expect(Annuity(amount: 1200, rate: 0, periods: 12).payment == 100)
        let loan = Annuity(amount: 1000, rate: 0.1, periods: 2)
        // 1000 · 1.1 = 1100; 1100 − 576.19 = 523.81; 523.81 · 1.1 = 576.19.
        #expect(abs(loan.payment - 576.190476190476) < 1e-9)
        let tiny = Annuity(amount: 1000, rate: 1e-12, periods: 10).payment
        #expect(abs(tiny - 100) < 1e-6)
    }

    @Test func `a present value beyond all numbers is none`() {
        let flows = CashFlows([-1] + Array(repeating: 1, count: 599))
        #expect(flows.netPresentValue(at: -0.99) == nil)
        #expect(EffectsResult(flows, rate: -0.99).warnings.contains(.tooLarge))
        #expect(flows.internalRates.count == 1)
    }
}
