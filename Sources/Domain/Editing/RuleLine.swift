/// One line of a rule in a form: a group, or a fact and what it is compared with.
public struct RuleLine: Hashable, Sendable {
    /// The JSON pointer of the part, below which its inputs are named.
    public let pointer: String
    /// 0 for the rule itself.
    public let depth: Int
    /// A fact or a group; empty where a line can be added.
    public let subject: String
    public let comparator: String
    public let value: DataValue?

    public static let groups = ["all", "any", "none"]
    /// What is added to a rule of one line.
    static let addition = "and"

    public var isGroup: Bool { Self.groups.contains(subject) }

    /// The lines of a rule, each group ending with one that can be filled in.
    public static func lines(of rule: DataValue?, at pointer: String, depth: Int = 0) -> [RuleLine] {
        func empty(_ pointer: String, _ depth: Int) -> RuleLine {
            RuleLine(pointer: pointer, depth: depth, subject: "", comparator: "", value: nil)
        }
        guard case .object(let fields)? = rule else { return [empty(pointer, depth)] }
        if let group = fields.first(where: { groups.contains($0.name) }), case .list(let parts) = group.value {
            let head = RuleLine(pointer: pointer, depth: depth, subject: group.name, comparator: "", value: nil)
            let below = "\(pointer)/\(group.name)"
            return [head]
                + parts.enumerated().flatMap { lines(of: $1, at: "\(below)/\($0)", depth: depth + 1) }
                + [empty("\(below)/\(parts.count)", depth + 1)]
        }
        let subject = if case .text(let fact)? = rule?["fact"] { fact } else { "" }
        let comparison = fields.first { $0.name != "fact" }
        let line = RuleLine(
            pointer: pointer, depth: depth, subject: subject, comparator: comparison?.name ?? "",
            value: comparison?.value)
        return [line] + (depth == 0 ? [empty("\(pointer)/\(addition)", 0)] : [])
    }

    /// The input in which what stands at a pointer into a record was typed.
    public static func inputName(of pointer: String) -> String {
        let steps = pointer.split(separator: "/")
        guard steps.contains("expression"),
            let end = steps.lastIndex(where: { $0 == "fact" || Comparator(rawValue: String($0)) != nil })
        else { return pointer }
        return "/" + (steps[..<end] + [steps[end] == "fact" ? "subject" : "value"]).joined(separator: "/")
    }
}
