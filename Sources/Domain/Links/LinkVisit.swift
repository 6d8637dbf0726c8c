import FoundationEssentials

/// What happened when an address outside was visited.
public struct LinkVisit: Hashable, Sendable {
    public let address: String
    public let visitedAt: Date
    public let outcome: Outcome
    /// Where it led in the end, when that is another address.
    public let finalAddress: String?
    public let milliseconds: Int

    public enum Outcome: Hashable, Sendable {
        /// HTTP status.
        case answered(Int)
        case failed(Failure)
    }

    public enum Failure: String, CaseIterable, Sendable {
        case unknownHost, refused, timedOut, certificate, tooManyRedirects, other
    }

    public init(
        address: String, visitedAt: Date, outcome: Outcome, finalAddress: String? = nil, milliseconds: Int
    ) {
        self.address = address
        self.visitedAt = visitedAt
        self.outcome = outcome
        self.finalAddress = finalAddress
        self.milliseconds = milliseconds
    }

    /// Whether a person would have seen a page. Who asks for a password, or forbids programs, is there all the same.
    public var isAlive: Bool {
        switch outcome {
        case .answered(let status): (200..<400).contains(status) || status == 401 || status == 403
        case .failed: false
        }
    }
}
