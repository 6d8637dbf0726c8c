import Actions
import DataPackage
import Domain
import HTTPTypes
import Hummingbird
import Store

/// A plan to take away: as a table, as plain text for a mail, as data for a program. Each holds what the page shows.
struct PlanFiles {
    let services: Services
    let language: Language
    let find: PlanPlace.Finder

    private var strings: Strings { services.pages[language] }

    func add(to group: RouterGroup<Context>) {
        group.get("plan.csv", use: table)
        group.get("plan.txt", use: text)
        group.get("plan.json", use: data)
    }

    @Sendable private func table(_ request: Request, context: Context) async throws -> Response {
        let strings = strings
        let head = ["number", "step", "due", "done", "note", "address"].map { strings["plan.column.\($0)"] }
        let rows = try await read(request, context).content.steps.enumerated().map { number, step in
            [
                "\(number + 1)", step.content.title[language], step.due?.description ?? "",
                step.done?.on.description ?? "", step.note, address(step) ?? "",
            ]
        }
        return file("plan.csv", "text/csv; charset=utf-8; header=present", ([head] + rows).map(CSVText.line).joined())
    }

    @Sendable private func text(_ request: Request, context: Context) async throws -> Response {
        let (content, catalogue) = try await read(request, context)
        let lines = content.steps.enumerated().map { number, step in
            let mark = step.done == nil ? "[ ]" : "[x]"
            let due = step.due.map { " (\(strings.month($0)))" } ?? ""
            let expected = PlannedCalculation(step.content, catalogue, strings)?.text
            let note = step.note.isEmpty ? nil : step.note.replacing("\n", with: "\n    ")
            return "\(mark) \(number + 1). \(step.content.title[language])\(due)"
                + [address(step), expected, note].compactMap(\.self).map { "\n    \($0)" }.joined()
        }
        let text = ([strings["plan.heading"], ""] + lines).joined(separator: "\n") + "\n"
        return file("plan.txt", "text/plain; charset=utf-8", text)
    }

    @Sendable private func data(_ request: Request, context: Context) async throws -> Response {
        let (content, catalogue) = try await read(request, context)
        let steps = content.steps.enumerated().map { number, step in
            DataValue.present([
                ("number", .integer(number + 1)), ("title", .text(step.content.title[language])),
                ("kind", step.content.record.map { .text($0.kind.rawValue) }),
                ("id", step.content.record.map { .text($0.id) }), ("address", address(step).map(DataValue.text)),
                ("gap", step.content.gap.map(DataValue.text)),
                ("expected", PlannedCalculation(step.content, catalogue, strings).map { .text($0.text) }),
                ("due", step.due.map { .text($0.description) }), ("done", step.done.map { .text("\($0.on)") }),
                ("doneBy", step.done?.by.map(DataValue.text)), ("note", step.note.isEmpty ? nil : .text(step.note)),
                ("remarks", .listed((content.remarks[step.id] ?? []).map(remark))),
            ])
        }
        let document = DataValue.object([
            .init("title", .text(strings["plan.heading"])), .init("language", .text(language.rawValue)),
            .init("steps", .list(steps)),
        ])
        return file("plan.json", "application/json", try document.json())
    }

    private func remark(_ remark: PlanRemark) -> DataValue {
        .object([
            .init("by", .text(remark.author ?? strings["plan.owner"])), .init("text", .text(remark.text)),
        ])
    }

    private func read(
        _ request: Request, _ context: Context
    ) async throws -> (content: PlanContent, catalogue: Catalogue) {
        let (key, now) = (try find(request, context, services).requiredKey, services.now())
        let cache = services.catalogue
        return try await services.look(for: context) { db, actor in
            (try db.content(of: try db.openPlan(key, for: actor, at: now)), try cache.catalogue(in: db))
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
