import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Store

/// Published scenarios, for programs.
struct ScenarioAPI {
    let services: Services

    private static let length = 20

    func add(to group: RouterGroup<Context>) {
        group.only(.get, "scenarios", use: list)
        group.only(.get, "scenarios/:id", use: show)
    }

    /// The newest first; `before` goes on after the last of an answer.
    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let query = try QueryItems(request)
        let unknown = query.names.filter { $0 != "before" }
        guard unknown.isEmpty else {
            throw Mistakes(
                mistakes: unknown.map { Mistake(pointer: "/\($0)", problem: .unknownField(name: $0)) })
        }
        let before = query["before"].map { Identifier<PolicyScenario>($0) }
        if query.has("before"), !RecordCore.isIdentifier(before?.rawValue ?? "") {
            throw Mistakes(mistakes: [Mistake(pointer: "/before", problem: .unreadable("a–z, 0–9"))])
        }
        let value = try await services.read { _, db in
            let found = try db.publishedScenarios.newest(before: before, limit: Self.length + 1)
            let items = found.prefix(Self.length).map(Self.item)
            let next = found.count > Self.length ? found[Self.length - 1].scenario.rawValue : nil
            return DataValue.object([
                .init("items", .list(items)), .init("next", next.map(DataValue.text) ?? .null),
            ])
        }
        return JSONAnswer.response(value, in: request.language)
    }

    private static func item(_ listed: PublishedScenarios.Listed) -> DataValue {
        .object([
            .init("id", .text(listed.scenario.rawValue)), .init("title", .text(listed.title)),
            .init("question", .text(listed.question)), .init("language", .text(listed.language.rawValue)),
            .init("day", .text("\(listed.day)")), .init("publishedAt", .text(listed.publishedAt.formatted(.iso8601))),
            .init("digest", .text(listed.digest)),
        ])
    }

    /// The text as it was published, byte by byte: its digest can be made again.
    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let id = try context.scenario
        let stored = try await services.read { _, db in
            guard let stored = try db.publishedScenarios.find(id) else { throw Refusal.notFound }
            return stored
        }
        return .document(stored.text, "application/json", headers: [.contentLanguage: request.language.rawValue])
    }
}
