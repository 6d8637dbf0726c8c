import Actions
import Domain
import Store

extension AuditVerification {
    /// What an operator reads: the findings, then what was checked.
    var text: String {
        var lines = findings.map { "✗ \($0)" }
        if findingCount > findings.count { lines.append("… and \(findingCount - findings.count) more.") }
        lines.append("\(entries) entries and \(seals) seals were checked.")
        if let start {
            lines.append(
                "The walk began at seal \(start.seal), entry \(start.entry); what stands before was not looked at.")
        }
        if let head { lines.append("Head: entry \(head.lastEntry), seal \(head.seal), digest \(head.digest)") }
        if let waiting {
            lines.append(
                "Not sealed yet: \(waiting.count), from entry \(waiting.firstID) of \(waiting.since) on.")
        }
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    /// The same for programs.
    var answer: DataValue {
        var fields: [DataValue.Field] = [
            .init("isSound", .boolean(isSound)), .init("entries", .integer(entries)), .init("seals", .integer(seals)),
            .init("findingCount", .integer(findingCount)),
            .init("findings", .list(findings.map { .text($0.description) })),
        ]
        if let start {
            fields.append(
                .init("start", .object([.init("seal", .integer(start.seal)), .init("entry", .integer(start.entry))])))
        }
        if let head {
            fields.append(
                .init(
                    "head",
                    .object([
                        .init("entry", .integer(head.lastEntry)), .init("seal", .integer(head.seal)),
                        .init("digest", .text(head.digest)),
                    ])))
        }
        if let waiting {
            fields.append(
                .init(
                    "waiting",
                    .object([
                        .init("count", .integer(waiting.count)), .init("from", .text(waiting.firstID)),
                        .init("since", .text(waiting.since)),
                    ])))
        }
        return .object(fields)
    }
}

extension String {
    /// What somebody wrote into the database must not steer the terminal of who looks at it.
    var withoutControls: String {
        String(
            unicodeScalars.map { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                default: Character(scalar)
                }
            })
    }
}
