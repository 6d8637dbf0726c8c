import Domain
import TestSupport
import Testing

/// `Tests/Data/chain.csv`: a firm and its gaps, and what is shown to it in which order, with the points.
struct ChainTests {
    @Test func `help stands in the order and with the points of the table`() throws {
        for row in try Belarus.table("chain") {
            let ranking = ChainSamples.ranking(
                ChainSamples.gaps(row["gaps"] ?? ""),
                for: ChainSamples.firm(
                    region: row["region"] ?? "", employees: row["employees"] ?? "", activity: row["activity"] ?? ""),
                funding: ChainSamples.funding(row["funding"] ?? ""))
            let gap = try #require(ranking.gaps.firstIndex { $0.notation == row["gap"] })
            let order = ranking.ranked(try ChainSamples.candidates(), for: gap).map {
                "\($0.candidate.id)=\($0.points)"
            }
            #expect(order.joined(separator: " ") == row["order"], "\(row["case"] ?? "")")
        }
    }

    @Test func `the order of candidates and of gaps changes nothing`() throws {
        var random = SeededNumbers(seed: 7)
        for _ in 0..<100 {
            var gaps = ChainSamples.gaps("PROBLEM-downtime PROBLEM-scrap DT-9")
            var candidates = try ChainSamples.candidates()
            let (first, before) = (ChainSamples.ranking(gaps), candidates)
            gaps.shuffle(using: &random)
            candidates.shuffle(using: &random)
            let second = ChainSamples.ranking(gaps)
            #expect(first.gaps == second.gaps)
            for gap in first.gaps.indices {
                #expect(first.ranked(before, for: gap) == second.ranked(candidates, for: gap))
            }
        }
    }

    @Test func `who carries more of what is asked for never stands lower`() throws {
        let notations = ChainSamples.classification.concepts.map(\.notation)
        var random = SeededNumbers(seed: 11)
        for _ in 0..<500 {
            let ranking = ChainSamples.ranking(
                ChainSamples.gaps("PROBLEM-downtime DT-15"), for: ChainSamples.firm(region: "BY-BR", employees: "30"),
                funding: ChainSamples.funding("voucher=eligible loan=undetermined"))
            let kind: Kind = Bool.random(using: &random) ? .services : .opportunities
            let carried = Set(notations.filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
            let more = carried.union([try #require(notations.randomElement(using: &random))])
            for gap in ranking.gaps.indices {
                let points = [carried, more].map { notations in
                    let candidate = HelpCandidate(
                        kind: kind, id: "loan", title: "Loan", notations: notations, isLocal: true)
                    return ranking.ranked([candidate], for: gap).first?.points ?? 0
                }
                #expect(points[0] <= points[1], "\(carried) \(more)")
            }
        }
    }

    @Test func `what is not known of a firm hides nothing`() throws {
        let gaps = ChainSamples.gaps("PROBLEM-downtime")
        let candidates = try ChainSamples.candidates()
        func shown(_ firm: HelpFirm) -> Set<String> {
            Set(ChainSamples.ranking(gaps, for: firm).ranked(candidates, for: 0).map(\.candidate.id))
        }
        let known = shown(ChainSamples.firm(region: "BY-BR", employees: "30", activity: "C16"))
        #expect(shown(ChainSamples.firm()) == known)
        #expect(!known.isEmpty)
    }

    @Test func `the trade of another division is not the trade of the firm`() {
        let firm = ChainSamples.firm(activity: "C16.1")
        #expect(firm.activities == ["C16.1", "C16"])
        #expect(ChainSamples.firm(activity: "C").activities == ["C"])
    }

    @Test func `what hurts comes before what was measured, and what weighs more before what weighs less`() {
        func gap(_ notation: String, _ origin: Gap.Origin) -> Gap {
            Gap(notation: notation, title: LocalizedText(be: "", ru: "", en: ""), concepts: ["DT-9"], origin: origin)
        }
        let gaps = [
            gap("a", .measured(missing: 90, share: 10)), gap("b", .measured(missing: 50, share: 40)),
            gap("c", .stated), gap("b", .measured(missing: 50, share: 40)),
        ]
        #expect(gaps.mostUrgentFirst.map(\.notation) == ["c", "b", "a"])
    }

    @Test func `a month is written as it is read`() {
        #expect(Month("2026-12")?.adding(months: 2).description == "2027-02")
        #expect(Month("2026-13") == nil && Month("2026") == nil && Month("26-01") == nil)
    }
}
