import FoundationEssentials
import TestSupport
import Testing

@testable import Domain

/// What the tables `chain` and `chain-records` name.
enum ChainSamples {
    static let day = Day("2026-11-21") ?? Day(utc: .morning)

    static let classification = Classification(
        concepts: [
            concept("DT", "DT-3"), concept("DT", "DT-9"), concept("DT", "DT-15"), concept("BS", "BS-EAM"),
            concept("KET", "KET-1"), concept("PROBLEM", "PROBLEM-downtime"), concept("PROBLEM", "PROBLEM-scrap"),
            concept("REGION", "BY"), concept("REGION", "BY-BR", below: "BY"), concept("REGION", "BY-VI", below: "BY"),
            concept("REGION", "BY-BR-1", below: "BY-BR"), concept("SIZE", "small"), concept("NACE", "C"),
            concept("NACE", "C16", below: "C"), concept("NACE", "C16.1", below: "C16"),
            concept("NACE", "C20", below: "C"),
            concept("COST", "cost-advisory"),
        ],
        mappings: [
            ConceptMapping(from: "PROBLEM-downtime", relation: .closeMatch, to: "DT-9"),
            ConceptMapping(from: "PROBLEM-downtime", relation: .closeMatch, to: "DT-3"),
            ConceptMapping(from: "PROBLEM-downtime", relation: .broadMatch, to: "BS-EAM"),
            ConceptMapping(from: "PROBLEM-scrap", relation: .closeMatch, to: "DT-15"),
            ConceptMapping(from: "PROBLEM-scrap", relation: .broadMatch, to: "DT-9"),
        ])

    static let country: Country = {
        var country = Country()
        country.code = "BY"
        country.sizeClasses = [.init(notation: "micro", below: 10), .init(notation: "small", below: 50)]
        country.helpCosts = [.services: ["cost-advisory"]]
        return country
    }()

    private static let opportunities: [Opportunity] = {
        var voucher = Opportunity(core: RecordCore(id: "voucher"))
        voucher.costsCovered = ["cost-advisory"]
        return [voucher, Opportunity(core: RecordCore(id: "loan"))]
    }()

    private static func concept(_ scheme: String, _ notation: String, below broader: String? = nil) -> Concept {
        let label = LocalizedText(be: notation, ru: notation, en: notation)
        return Concept(scheme: scheme, notation: notation, prefLabel: label, broader: broader)
    }

    static func candidates() throws -> [HelpCandidate] {
        try Belarus.table("chain-records").map { row in
            HelpCandidate(
                kind: try #require(Kind(rawValue: row["kind"] ?? "")), id: row["id"] ?? "", title: row["title"] ?? "",
                notations: Set((row["notations"] ?? "").split(separator: " ").map(String.init)),
                isLocal: row["local"] == "yes", checkedOn: Day(row["checked"] ?? ""))
        }
    }

    static func gaps(_ notations: String) -> [Gap] {
        notations.split(separator: " ").compactMap { classification[String($0)] }.map { Gap($0) }
    }

    /// `voucher=eligible loan=ineligible`
    static func funding(_ text: String) -> FundingForHelp {
        let pairs = text.split(separator: " ").map { $0.split(separator: "=").map(String.init) }
        let outcomes = Dictionary(
            uniqueKeysWithValues: pairs.map { ($0[0], Outcome(rawValue: $0[1]) ?? .undetermined) })
        return FundingForHelp(opportunities, outcomes: outcomes, costs: country.helpCosts)
    }

    static func firm(region: String = "", employees: String = "", activity: String = "") -> HelpFirm {
        var firm = Firm()
        if !region.isEmpty { firm.region = .known(region) }
        if let employees = Int(employees) { firm.employees = .known(employees) }
        if !activity.isEmpty { firm.activity = .known(activity) }
        return HelpFirm(firm, in: country, classification)
    }

    static func ranking(
        _ gaps: [Gap], for firm: HelpFirm = ChainSamples.firm(), funding: FundingForHelp = ChainSamples.funding("")
    )
        -> HelpRanking
    {
        HelpRanking(gaps, for: firm, funding: funding, classification, on: day)
    }
}
