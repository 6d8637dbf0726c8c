import Domain
import Store

/// A body as a record, and what is wrong with it.
public struct RecordCheck: Sendable {
    /// What could be read.
    public let record: any CatalogueRecord
    public let mistakes: [Mistake]
}

extension Connection {
    /// Checks a body as an import would check the file of the record.
    public func check(
        _ body: DataValue, of kind: Kind, _ id: String, in catalogue: Catalogue
    ) throws -> RecordCheck {
        let context = ReadingContext(
            classification: catalogue.classification, identifiers: try records.identifiers(),
            places: Set(catalogue.places.keys), documents: Set(catalogue.documents.keys))
        let reader = DataReader(body)
        let record = kind.record.init(id: id, reading: reader, context: context)
        if try isPartOfItself(record) { reader.note(.duplicate(id), at: "partOf") }
        try noteMissingFigures(of: record, in: reader)
        return RecordCheck(record: record, mistakes: reader.mistakes)
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
