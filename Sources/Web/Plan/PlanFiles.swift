import Actions
import DataPackage
import Domain
import HTTPTypes
import Hummingbird
import Store

/// A plan to take away: as a table, and as plain text for a mail.
struct PlanFiles {
    let services: Services
    let language: Language
    let find: PlanPlace.Finder

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("plan.csv", use: table)
        group.get("plan.txt", use: text)
    }

    @Sendable private func table(_ request: Request, context: Context) async throws -> Response {
        let strings = strings
        let head = ["number", "step", "due", "done", "note", "address"].map { strings["plan.column.\($0)"] }
        let rows = try await steps(request, context).enumerated().map { number, step in
            [
                "\(number + 1)", step.content.title[language], step.due?.description ?? "",
                step.done?.on.description ?? "", step.note, address(step) ?? "",
            ]
        }
        return file("plan.csv", "text/csv; charset=utf-8; header=present", ([head] + rows).map(CSVText.line).joined())
    }

    @Sendable private func text(_ request: Request, context: Context) async throws -> Response {
        let lines = try await steps(request, context).enumerated().map { number, step in
            let mark = step.done == nil ? "[ ]" : "[x]"
            let due = step.due.map { " (\(strings.month($0)))" } ?? ""
            let note = step.note.isEmpty ? "" : "\n    " + step.note.replacing("\n", with: "\n    ")
            return "\(mark) \(number + 1). \(step.content.title[language])\(due)"
                + (address(step).map { "\n    \($0)" } ?? "") + note
        }
        let text = ([strings["plan.heading"], ""] + lines).joined(separator: "\n") + "\n"
        return file("plan.txt", "text/plain; charset=utf-8", text)
    }

    private func steps(_ request: Request, _ context: Context) async throws -> [PlanStep] {
        let (key, now) = (try find(request, context, services).requiredKey, services.now())
        return try await services.look(for: context) { db, actor in
            try db.content(of: try db.openPlan(key, for: actor, at: now)).steps
        }
    }

    private func address(_ step: PlanStep) -> String? {
        step.content.record.map { record in
            let path = "\(record.kind.listPath)/\(record.id)"
            return services.settings.ownAddress + Location(language: language, path: path).url(path)
        }
    }

    private func file(_ name: String, _ type: String, _ text: String) -> Response {
        .document(
            text, type,
            headers: [.contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store"])
    }
}
