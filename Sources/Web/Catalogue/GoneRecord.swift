import Actions
import Domain
import Store

/// A record that was in the catalogue and is no longer: who asks for it learns since when, and why.
struct GoneRecord: Error {
    let kind: Kind
    let title: LocalizedText
    let day: Day
    /// Nil where an import left it out.
    let removal: Removal?
    let replacementTitle: LocalizedText?
    /// For those who may bring it back.
    var statesPath: String?

    func text(in strings: Strings) -> String {
        strings.say("error.recordGoneSince", ["date": strings.date(day)])
    }

    /// To what stands in its place; and to its earlier states.
    func links(_ location: Location, _ strings: Strings) -> [PageLink] {
        let states = statesPath.map {
            PageLink(linkTitle: strings["editing.states.back"], linkURL: location.url($0))
        }
        guard let id = removal?.replacement, let replacementTitle else { return [states].compactMap(\.self) }
        let replacement = PageLink(
            linkTitle: strings.say("error.recordReplaced", ["title": replacementTitle[strings.language]]),
            linkURL: location.url("\(kind.listPath)/\(id)"))
        return [replacement, states].compactMap(\.self)
    }
}

extension Connection {
    /// Why a record is not there: it has gone, or it never was.
    func absence(of kind: Kind, _ id: String, _ country: Country) throws -> any Error {
        guard let last = try history.versions(kind, id, limit: 1).first else { return Refusal.notFound }
        let removal = try removedRecords.find(kind, id)?.removal
        let replacement = try removal?.replacement.flatMap { try records.titles(kind, [$0])[$0] }
        return GoneRecord(
            kind: kind, title: last.record.core.title, day: country.day(at: last.endedAt), removal: removal,
            replacementTitle: replacement)
    }
}
