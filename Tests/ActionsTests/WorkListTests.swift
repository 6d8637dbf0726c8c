import Actions
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// What editors have before them, when it is much.
struct WorkListTests {
    /// So many drafts of the author's in review, three of each instant.
    private static func newsroom(_ count: Int) async throws -> any Database {
        let database = try await Newsroom.database()
        try await database.write { db in
            for number in 0..<count {
                let title = LocalizedText(
                    be: "Крэдыт нумар \(number)", ru: "Кредит номер \(number)", en: "Loan number \(number)")
                let at = Date.morning.addingTimeInterval(Double(number / 3))
                try db.drafts.add(
                    Draft(
                        id: .new(at: at), of: number.isMultiple(of: 4) ? .services : .opportunities, "draft-\(number)",
                        from: nil, saying: .object([.init("title", title.dataValue)]), by: Newsroom.author, at: at,
                        state: .inReview, version: 2, note: "", request: "", reviewer: nil, changedAt: at))
            }
        }
        return database
    }

    /// The names of all drafts of a list, page by page, as they are shown.
    private static func walk(
        _ list: WorkList, _ filter: WorkFilter = WorkFilter(), by person: Identifier<Person>,
        in database: any Database, pageLength: Int = 7
    ) async throws -> [String] {
        var (names, place, pages): ([String], Drafts.Place?, Int) = ([], nil, 0)
        repeat {
            let after = place
            let part = try await database.read {
                try $0.work(list, filter, after: after, limit: pageLength, by: $0.actor(person))
            }
            names += part.drafts.map(\.record)
            // As an address carries it to the next page.
            place = part.next.flatMap { Drafts.Place("\($0)") }
            pages += 1
        } while place != nil && pages < 100
        return names
    }

    @Test(arguments: [WorkList.toReview, .waiting])
    func `page by page everything is seen once, in order`(list: WorkList) async throws {
        let database = try await Self.newsroom(40)
        let person = list == .toReview ? Newsroom.colleague : Newsroom.author
        let all = try await database.read { try $0.work(list, limit: 100, by: $0.actor(person)).drafts.map(\.record) }
        #expect(all.count == 40 && Set(all).count == 40)
        #expect(try await Self.walk(list, by: person, in: database) == all)
    }

    @Test func `what waits longest for a reviewer comes first, what was touched last comes first among one's own`()
        async throws
    {
        let database = try await Self.newsroom(9)
        let first = try await Self.walk(.toReview, by: Newsroom.reviewer, in: database).prefix(3)
        let last = try await Self.walk(.waiting, by: Newsroom.author, in: database).suffix(3)
        #expect(Set(first) == ["draft-0", "draft-1", "draft-2"] && Set(last) == Set(first))
    }

    @Test func `a page of exactly what there is has no next`() async throws {
        let database = try await Self.newsroom(7)
        let part = try await database.read {
            try $0.work(.toReview, limit: 7, by: $0.actor(Newsroom.colleague))
        }
        #expect(part.drafts.count == 7 && part.next == nil)
    }

    @Test(arguments: [
        ("кредиты 33", 1), ("крэдыту", 150), ("loans", 150), ("draft-33", 1), ("author", 150), ("zanzibar", 0),
        (" ", 150),
    ])
    func `words are found in their forms, in every language, behind many that do not fit`(words: String, count: Int)
        async throws
    {
        let database = try await Self.newsroom(150)
        let filter = WorkFilter(words: words)
        #expect(
            try await Self.walk(.toReview, filter, by: Newsroom.colleague, in: database, pageLength: 20).count == count)
    }

    @Test func `a list is narrowed to a kind`() async throws {
        let database = try await Self.newsroom(20)
        let filter = WorkFilter(kind: .services)
        #expect(try await Self.walk(.toReview, filter, by: Newsroom.colleague, in: database).count == 5)
    }

    @Test func `whoever may not review sees nothing of others, nobody reviews their own`() async throws {
        let database = try await Self.newsroom(5)
        for person in [Newsroom.stranger, Newsroom.author] {
            #expect(try await Self.walk(.toReview, by: person, in: database) == [])
            #expect(try await database.read { try $0.workCount(.toReview, by: $0.actor(person)) } == 0)
        }
        #expect(try await database.read { try $0.draftsWaiting(for: $0.actor(Newsroom.colleague)) } == 5)
    }

    @Test(arguments: ["", "_", "yesterday_x", "2026-03-01", "2026-03-01T10:00:00.000Z"])
    func `what is no place in a list is none`(text: String) {
        #expect(Drafts.Place(text) == nil)
    }
}
