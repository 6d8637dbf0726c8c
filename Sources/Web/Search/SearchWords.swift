import Domain
import Store

/// Puts into words what a search understood, and why each result is there.
struct SearchWords {
    /// The concepts the reader's words mean, surest first.
    let meanings: [(notation: String, label: String)]
    private let classification: Classification
    private let strings: Strings

    private static let meaningLimit = 5

    init(_ hits: SearchHits, _ classification: Classification, _ strings: Strings) {
        self.classification = classification
        self.strings = strings
        meanings = hits.concepts.prefix(Self.meaningLimit).map {
            ($0, classification.label($0, in: strings.language))
        }
    }

    /// "“станки” in the title; Internet of things: helps with “machines stop”". Nil in a list without words, where all are shown.
    func reason(_ hit: SearchHits.Hit) -> String? {
        var reasons: [String] = []
        if !hit.titleWords.isEmpty {
            reasons.append(strings.say("why.title", ["words": hit.titleWords.joined(separator: ", ")]))
        }
        let matches = hit.concepts.prefix(2).map { match in
            let label = classification.label(match.notation, in: strings.language)
            guard let through = match.through else { return strings.say("why.tagged", ["concept": label]) }
            return strings.say(
                "why.mapped", ["concept": classification.label(through, in: strings.language), "problem": label])
        }
        reasons += matches
        let words = (matches.isEmpty ? hit.conceptWords : []) + hit.textWords
        if reasons.count < 2, !words.isEmpty {
            reasons.append(strings.say("why.text", ["words": words.joined(separator: ", ")]))
        }
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }
}
