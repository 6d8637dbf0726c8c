import Domain
import Store

/// A body as a record, and what is wrong with it.
public struct RecordCheck: Sendable {
    /// What could be read.
    public let record: any CatalogueRecord
    /// They keep it from being published.
    public let mistakes: [Mistake]
    /// They do not: somebody should look again.
    public let doubts: [Mistake]
}

extension Connection {
    /// Checks a body as an import would check the file of the record; of rules also what they cannot mean on a day and later.
    public func check(
        _ body: DataValue, of kind: Kind, _ id: String, in catalogue: Catalogue, on day: Day
    ) throws -> RecordCheck {
        let context = ReadingContext(
            classification: catalogue.classification, identifiers: try records.identifiers(),
            places: Set(catalogue.places.keys), documents: Set(catalogue.documents.keys))
        let reader = DataReader(body)
        let record = kind.record.init(id: id, reading: reader, context: context)
        if try isPartOfItself(record) { reader.note(.duplicate(id), at: "partOf") }
        try noteMissingFigures(of: record, in: reader)
        let findings = reader.mistakes.isEmpty ? try findings(of: record, catalogue.classification, on: day) : []
        func mistakes(_ weight: RuleFinding.Weight) -> [Mistake] {
            findings.filter { $0.weight == weight }.map { Mistake(pointer: $0.pointer, problem: .rule($0.problem)) }
        }
        return RecordCheck(
            record: record, mistakes: try reader.mistakes + usedVersionMistakes(in: record) + mistakes(.error),
            doubts: mistakes(.warning))
    }

    /// A rule of an import is kept as it was published; one that is written here can still be made right.
    private func findings(
        of record: any CatalogueRecord, _ classification: Classification, on day: Day
    ) throws -> [RuleFinding] {
        guard let record = record as? any RuleRecord else { return [] }
        let regions = record.core.concepts.filter { classification[$0]?.scheme == "REGION" }
        let check = RuleCheck(classification: classification, day: day)
        let findings = check.findings(in: record.criteria, regions: regions)
        // Rules that were never published are tried first.
        if try wasPublished(record.criteria, of: type(of: record).kind, record.id) { return findings }
        return findings + check.untried(record.criteria, with: record.testFirms)
    }

    private func wasPublished(_ criteria: [Criterion], of kind: Kind, _ id: String) throws -> Bool {
        func rule(of record: (any CatalogueRecord)?) -> [Criterion]? { (record as? any RuleRecord)?.criteria }
        if try rule(of: records.find(kind, id)) == criteria { return true }
        let states = try history.count(kind, id)
        return try (0..<states).reversed().contains { state in
            try rule(of: history.record(kind, id, number: state + 1)) == criteria
        }
    }

    /// Whether what it is a part of is, at last, a part of itself.
    private func isPartOfItself(_ record: any CatalogueRecord) throws -> Bool {
        let kind = type(of: record).kind
        var waiting = record.wholes
        var seen: Set<String> = []
        while let id = waiting.popLast() {
            if id == record.id { return true }
            guard seen.insert(id).inserted, let whole = try records.find(kind, id) else { continue }
            waiting += whole.wholes
        }
        return false
    }

    /// Claims speak of figures that exist.
    private func noteMissingFigures(of record: any CatalogueRecord, in reader: DataReader) throws {
        guard let indicator = record as? Indicator, !indicator.claims.isEmpty else { return }
        let others = try records.all(Indicator.self).filter { $0.id != indicator.id }
        let missing = ClaimChecks(others + [indicator]) { _, _, _ in 0 }.missing
        for claim in missing where claim.indicator == indicator.id {
            reader.field("claims")?.note(.unknownReference("\(claim.figure)"), at: "\(claim.claim)")
        }
    }
}

extension CatalogueRecord {
    fileprivate var wholes: [String] { links.filter { $0.field == "partOf" && $0.kind == Self.kind }.map(\.id) }
}
