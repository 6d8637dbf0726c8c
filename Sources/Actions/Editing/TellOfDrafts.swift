import Domain
import FoundationEssentials
import Store

/// Who hears of what becomes of a draft; each belongs into the transaction of that step.
extension Connection {
    private static var mostReviewers: Int { 50 }
    /// Characters of a reviewer's words that a notification quotes; the draft shows them all.
    private static var longestQuote: Int { 500 }

    /// Tells those who may review it that it waits for them.
    func tellReviewers(of draft: Draft, at now: Date) throws {
        let subject = try subject(of: draft)
        let staff = try roleGrants.people(
            with: Act.reviewRecord.permission.staffRoles,
            reaching: organisation(describedBy: draft.kind, draft.record), limit: Self.mostReviewers)
        for person in staff where try actor(person).may(.reviewRecord, on: subject) {
            try tell(person, of: draft, at: now) { .draftHandedIn(author: draft.author, record: $0, path: draft.path) }
        }
    }

    func tellAuthor(of draft: Draft, changesAsked words: String, at now: Date) throws {
        try tell(draft.author, of: draft, at: now) {
            .changesAsked(record: $0, words: Self.quote(words), path: draft.path)
        }
    }

    func tellAuthor(of draft: Draft, declined words: String, at now: Date) throws {
        try tell(draft.author, of: draft, at: now) {
            .draftDeclined(record: $0, words: Self.quote(words), path: draft.path)
        }
    }

    /// Tells the author, and those who write about the same record that it no longer says what they began with.
    func tellOfPublication(of draft: Draft, by reviewer: Identifier<Person>, at now: Date) throws {
        try tell(draft.author, of: draft, at: now) { .draftPublished(record: $0, path: draft.path) }
        for other in try drafts.open(draft.kind, draft.record) where ![draft.author, reviewer].contains(other.author) {
            try tell(other.author, of: other, at: now) { .recordChanged(record: $0, path: other.path) }
        }
    }

    private func tell(
        _ person: Identifier<Person>, of draft: Draft, at now: Date, _ content: (_ title: String) -> NotificationContent
    ) throws {
        try notifyOnce(person, at: now) { content(draft.title(in: $0.language)) }
    }

    private static func quote(_ words: String) -> String {
        words.count > longestQuote ? words.prefix(longestQuote) + "…" : words
    }
}

extension Draft {
    /// Where it is looked at, without a language.
    fileprivate var path: String { "staff/drafts/\(id)" }
}
