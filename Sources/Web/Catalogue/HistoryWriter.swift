import Domain
import Store

/// One change of a record: until when it said something else, and what.
struct HistoryLine: Sendable {
    let historyUntil: String
    let changes: [Change]

    struct Change: Sendable {
        let changeLabel: String
        let changeBefore: String
        let changeAfter: String
    }
}

struct HistoryWriter {
    private let writer: RecordWriter
    private var rules: RuleHistory { RuleHistory(writer: writer) }
    private static let most = 10

    init(_ writer: RecordWriter) { self.writer = writer }

    /// The latest changes, newest first.
    func lines(of record: any CatalogueRecord) throws -> [HistoryLine] {
        let versions = try writer.db.history.versions(type(of: record).kind, record.id, limit: Self.most)
        guard !versions.isEmpty else { return [] }
        let all = [record] + versions.map(\.record)
        let texts = try texts(of: all)
        return zip(versions, all).compactMap { version, newer -> HistoryLine? in
            guard let change = RecordChange(before: version.record, after: newer) else { return nil }
            return HistoryLine(
                historyUntil: writer.strings.say(
                    "history.until", ["date": writer.strings.date(writer.catalogue.country.day(at: version.endedAt))]),
                changes: change.fields.flatMap { field in
                    rules.changes(in: field.name, from: version.record, to: newer)
                        ?? wording(of: field, version.record, newer, texts).map { [$0] }
                        ?? writer.strings.changes(in: field)
                })
        }
    }

    /// What one record says otherwise than another, in every language: who approves it answers for all of them. An older one
    /// that is nil said nothing.
    func changes(from older: (any CatalogueRecord)?, to newer: any CatalogueRecord) throws -> [HistoryLine.Change] {
        let older = older ?? type(of: newer).init(core: RecordCore(id: newer.id))
        let texts = try texts(of: [older, newer])
        return RecordChange(before: older, after: newer)?.fields.flatMap { field in
            (rules.changes(in: field.name, from: older, to: newer)
                ?? wording(of: field, older, newer, texts).map { [$0] }).map {
                    $0 + writer.strings.changesInOtherLanguages(in: field)
                } ?? writer.strings.changes(in: field)
        } ?? []
    }

    private func texts(of records: [any CatalogueRecord]) throws -> StatementWriter {
        try StatementWriter(
            records.flatMap { $0.statements.flatMap(\.values) }, writer.catalogue, writer.location, writer.strings,
            in: writer.db)
    }

    /// As the page words the field; nil where it words both alike or not at all.
    private func wording(
        of field: RecordChange.Field, _ older: any CatalogueRecord, _ newer: any CatalogueRecord,
        _ texts: StatementWriter
    ) -> HistoryLine.Change? {
        let (before, after) = (text(field.name, of: older, texts), text(field.name, of: newer, texts))
        guard before != after else { return nil }
        return .init(changeLabel: writer.strings.fieldLabel(field.name), changeBefore: before, changeAfter: after)
    }

    private func text(_ name: String, of record: any CatalogueRecord, _ texts: StatementWriter) -> String {
        let language = writer.language
        let values: [String] =
            switch name {
            case "title": [record.core.title[language]]
            case "summary": [record.core.summary[language]]
            case "concepts": record.core.concepts.compactMap { texts.text(.notation($0)) }
            case "url": [record.core.url].compactMap(\.self)
            case "contact": [record.core.contact].compactMap(\.self)
            case "asOf": [record.core.asOf.map(writer.strings.date)].compactMap(\.self)
            case "sources": record.core.sources.map { "\($0.document): \($0.place)" }
            default: record.statements.first { $0.name == name }?.values.compactMap(texts.text) ?? []
            }
        return values.allSatisfy(\.isEmpty) ? writer.strings["history.empty"] : values.joined(separator: "; ")
    }
}
