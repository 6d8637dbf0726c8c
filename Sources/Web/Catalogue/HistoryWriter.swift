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
    private static let most = 10

    init(_ writer: RecordWriter) { self.writer = writer }

    /// The latest changes, newest first.
    func lines(of record: any CatalogueRecord) throws -> [HistoryLine] {
        let versions = try writer.db.history.versions(type(of: record).kind, record.id, limit: Self.most)
        guard !versions.isEmpty else { return [] }
        let all = [record] + versions.map(\.record)
        let texts = try StatementWriter(
            all.flatMap { $0.statements.flatMap(\.values) }, writer.catalogue, writer.location, writer.strings,
            in: writer.db)
        return zip(versions, all).compactMap { version, newer -> HistoryLine? in
            guard let change = RecordChange(before: version.record, after: newer) else { return nil }
            return HistoryLine(
                historyUntil: writer.strings.say(
                    "history.until", ["date": writer.strings.date(writer.catalogue.country.day(at: version.endedAt))]),
                changes: change.fields.map { field in
                    HistoryLine.Change(
                        changeLabel: label(field.name), changeBefore: text(field.name, of: version.record, texts),
                        changeAfter: text(field.name, of: newer, texts))
                })
        }
    }

    private func label(_ name: String) -> String {
        for key in ["fact.\(name)", "section.\(name)", "compare.\(name)"] where writer.strings.has(key) {
            return writer.strings[key]
        }
        return name
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
        return values.isEmpty ? writer.strings["history.empty"] : values.joined(separator: "; ")
    }
}
