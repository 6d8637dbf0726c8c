import Domain
import Store
import TestSupport
import Testing

/// `Tests/Data/claims.csv`: what a source says of its figures, and whether they give it. `~5` is "almost 5".
struct ClaimTests {
    @Test func `a claim agrees when some values of its figures give it, and differs when none do`() throws {
        let rows = try Belarus.table("claims")
        #expect(rows.count > 20)
        for row in rows {
            let check = try #require(try Self.check(row), "\(row)")
            #expect(check.agrees == (row["agrees"] == "yes"), "\(row["why"] ?? ""): \(row) gives \(check.computed)")
        }
    }

    private static func check(_ row: [String: String]) throws -> ClaimCheck? {
        let figures = (row["figures"] ?? "").split(separator: " ")
        let kind = row["kind"] ?? ""
        var claim: [DataValue.Field] = [.init("id", .text("claim")), .init("kind", .text(kind))]
        switch kind {
        case "growth": claim += [.init("from", .text("f-0")), .init("to", .text("f-1"))]
        case "share": claim += [.init("part", .text("f-0")), .init("whole", .text("f-1"))]
        case "sum":
            claim += [
                .init("total", .text("f-0")),
                .init("parts", .list(figures.indices.dropFirst().map { .text("f-\($0)") })),
            ]
        default:
            let count = Int(figures[0]) ?? 0
            claim.append(.init("entries", .list((0..<count).map { .text("entry \($0)") })))
        }
        if let stated = row["stated"].flatMap(Double.init) { claim.append(.init("stated", DataValue(stated))) }
        if let precision = row["precision"], !precision.isEmpty { claim.append(.init("precision", .text(precision))) }
        if let decimals = row["decimals"].flatMap(Int.init), decimals > 0 {
            claim.append(.init("decimals", .integer(decimals)))
        }
        return ClaimChecks([try indicator(figures, claims: [.object(claim)])]) { _, _, _ in 0 }.all.first
    }

    private static func indicator(_ figures: [Substring], claims: [DataValue]) throws -> Indicator {
        let observations = figures.enumerated().map { place, text in
            var fields: [DataValue.Field] = [
                .init("id", .text("f-\(place)")), .init("period", .text("2020")),
                .init("value", DataValue(Double(text.drop { $0 == "~" }) ?? 0)),
            ]
            if text.hasPrefix("~") { fields.append(.init("precision", .text("almost"))) }
            return DataValue.object(fields)
        }
        let reader = DataReader(
            .object([.init("observations", .list(observations)), .init("claims", .list(claims))]))
        let indicator = Indicator(id: "indicator", reading: reader)
        // Title, sources and the rest are missing here; what is read is not.
        #expect(!reader.mistakes.contains { $0.pointer.hasPrefix("/observations") || $0.pointer.hasPrefix("/claims") })
        return indicator
    }

    @Test func `a claim about a figure that is not there, or a share of nothing, is named and not judged`() throws {
        let claims: [DataValue] = [
            .object([
                .init("id", .text("gone")), .init("kind", .text("growth")), .init("from", .text("f-0")),
                .init("to", .text("elsewhere#f-9")), .init("stated", .integer(5)),
            ]),
            .object([
                .init("id", .text("nothing")), .init("kind", .text("share")), .init("part", .text("f-1")),
                .init("whole", .text("f-0")), .init("stated", .integer(5)),
            ]),
        ]
        let checks = ClaimChecks([try Self.indicator(["0", "7"], claims: claims)]) { _, _, _ in 0 }
        #expect(checks.all.isEmpty)
        #expect(checks.missing.map(\.claim) == [0, 1])
        #expect(checks.missing.first?.figure.description == "elsewhere#f-9")
    }

    @Test func `of the shipped figures, these do not add up and no others`() async throws {
        let database = try await Belarus.database()
        let claims = try await database.read { db in
            try ClaimChecks(try db.records.all(Indicator.self)) { kind, notations, naming in
                try db.records.count(kind, carrying: notations, naming: naming)
            }
        }
        #expect(claims.missing.isEmpty)
        #expect(claims.all.count >= 24)
        #expect(
            claims.all.filter { !$0.agrees }.map { "\($0.indicator)#\($0.claim.id)" } == [
                "belarus-china-projects#growth-2019", "industry-research-organisations#count-design",
                "sme-number#state-share-medium", "sme-share-employment#total-2018",
            ])
    }
}
