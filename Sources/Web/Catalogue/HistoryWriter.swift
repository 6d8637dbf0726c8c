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
                changes: change.fields.flatMap { self.changes($0, version.record, newer, texts) })
        }
    }

    /// As the page words the field; or, where it words both alike or not at all, what differs inside it.
    private func changes(
        _ field: RecordChange.Field, _ older: any CatalogueRecord, _ newer: any CatalogueRecord,
        _ texts: StatementWriter
    ) -> [HistoryLine.Change] {
        let (before, after) = (text(field.name, of: older, texts), text(field.name, of: newer, texts))
        guard before == after else {
            return [.init(changeLabel: label(field.name), changeBefore: before, changeAfter: after)]
        }
        return field.leaves.map { leaf in
            .init(
                changeLabel: label(field.name) + place(leaf.path), changeBefore: plain(leaf.before),
                changeAfter: plain(leaf.after))
        }
    }

    /// Where inside a field: `, 3, be`. Names that only files use are left out.
    private func place(_ path: String) -> String {
        path.split(whereSeparator: { ".[]".contains($0) }).dropFirst().filter {
            Int($0) != nil || Language(rawValue: String($0)) != nil
        }.map { ", \($0)" }.joined()
    }

    private func plain(_ value: DataValue?) -> String {
        switch value {
        case nil, .null?: writer.strings["history.empty"]
        case .text(let text)?: text
        case .integer(let number)?: writer.strings.number(number)
        case .number(let number)?: writer.strings.number(number)
        case .boolean(let isTrue)?: writer.strings[isTrue ? "history.yes" : "history.no"]
        case .list?, .object?: (value?.texts(in: writer.language) ?? []).joined(separator: "; ")
        }
    }

    /// Fields that have no word of their own on the page.
    private static let labels = [
        "title": "history.title", "observations": "series.heading", "claims": "claims.heading",
        "criteria": "criteria.heading", "sources": "sources.heading", "questions": "history.questions",
    ]

    private func label(_ name: String) -> String {
        let keys = [Self.labels[name], "fact.\(name)", "section.\(name)", "compare.\(name)"].compactMap(\.self)
        return keys.first(where: writer.strings.has).map { writer.strings[$0] } ?? name
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

extension DataValue {
    /// The texts inside it, of those that are in several languages the one in this.
    fileprivate func texts(in language: Language) -> [String] {
        switch self {
        case .text(let text): [text]
        case .integer(let number): ["\(number)"]
        case .number(let number): ["\(number)"]
        case .list(let items): items.flatMap { $0.texts(in: language) }
        case .object(let fields):
            self[language.rawValue].map { $0.texts(in: language) } ?? fields.flatMap { $0.value.texts(in: language) }
        case .boolean, .null: []
        }
    }
}
