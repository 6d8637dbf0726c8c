/// What the rules say of a firm and a programme.
public enum Outcome: String, CaseIterable, Codable, Hashable, Sendable {
    case eligible, ineligible, undetermined
}

/// What one criterion says.
public enum CriterionOutcome: String, CaseIterable, Codable, Hashable, Sendable {
    case passed, failed, unknown
    /// A person has to check it; it never decides.
    case caveat
}

extension CriterionOutcome {
    /// The outcome of a criterion that applies. Without an expression a blocking one is unknown.
    init(_ truth: Truth, _ severity: Criterion.Severity) {
        switch (severity, truth) {
        case (.manualCheck, _): self = .caveat
        case (.blocking, .yes): self = .passed
        case (.blocking, .no): self = .failed
        case (.blocking, .unknown): self = .unknown
        }
    }
}

/// Collects the outcomes of the criteria that apply and says what follows: failed before unknown before passed,
/// and undetermined when nothing was there to decide.
struct Verdict {
    private var passed = false
    private var failed = false
    private var unknown = false

    mutating func add(_ outcome: CriterionOutcome) {
        switch outcome {
        case .passed: passed = true
        case .failed: failed = true
        case .unknown: unknown = true
        case .caveat: break
        }
    }

    var outcome: Outcome {
        if failed { return .ineligible }
        return passed && !unknown ? .eligible : .undetermined
    }
}
