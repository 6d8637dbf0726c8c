/// How someone looked for support in vain.
public enum DemandKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// A search that found nothing.
    case search
    /// A question for help that nothing helps with.
    case help
}

/// What was looked for in vain in one month: a notation of the classification, never the words that somebody typed.
public struct UnmetDemand: Hashable, Sendable {
    public let month: Month
    public let kind: DemandKind
    /// Empty where nothing was named that the classification knows.
    public let notation: String

    public init(month: Month, kind: DemandKind, notation: String) {
        self.month = month
        self.kind = kind
        self.notation = notation
    }

    /// What one vain look counts for: each notation named and each area that these belong to, once; or that nothing known was named.
    public static func all(
        naming notations: [String], kind: DemandKind, month: Month, in classification: Classification
    ) -> Set<UnmetDemand> {
        let known = notations.filter { classification[$0] != nil }
        let names = known + known.flatMap { classification.areas(of: $0) }
        return Set((names.isEmpty ? [""] : names).map { UnmetDemand(month: month, kind: kind, notation: $0) })
    }
}

extension Classification {
    /// The areas of transformation that a notation lies in or is mapped to.
    func areas(of notation: String) -> [String] {
        (path(of: notation) + mappings(from: notation).map(\.to)).filter {
            self[$0]?.scheme == CoverageScheme.area.rawValue
        }
    }
}
