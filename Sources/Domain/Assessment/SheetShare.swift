import FoundationEssentials

/// That an organisation lets someone from outside fill in a sheet together with its people. Whoever holds the secret of its
/// link may take it, once.
public struct SheetShare: Equatable, Sendable {
    public let id: Identifier<SheetShare>
    public let sheet: Identifier<AnswerSheet>
    public let invitedBy: Identifier<Person>
    public let createdAt: Date
    public let expiresAt: Date
    public private(set) var accepted: Acceptance?
    /// When it was taken back, or given up.
    public private(set) var endedAt: Date?

    public struct Acceptance: Equatable, Sendable {
        public let by: Identifier<Person>
        public let at: Date

        public init(by: Identifier<Person>, at: Date) {
            self.by = by
            self.at = at
        }
    }

    /// Days within which the link has to be used.
    public static let days = 14

    public init(
        id: Identifier<SheetShare>, of sheet: Identifier<AnswerSheet>, invitedBy: Identifier<Person>, createdAt: Date,
        expiresAt: Date? = nil, accepted: Acceptance? = nil, endedAt: Date? = nil
    ) {
        self.id = id
        self.sheet = sheet
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt ?? createdAt.addingTimeInterval(Double(Self.days) * 86_400)
        self.accepted = accepted
        self.endedAt = endedAt
    }

    /// Who may fill in the sheet by it now.
    public var helper: Identifier<Person>? { endedAt == nil ? accepted?.by : nil }

    /// Whether the link still waits for someone.
    public func isOpen(at now: Date) -> Bool { accepted == nil && endedAt == nil && now < expiresAt }

    /// The first who takes it has it.
    public mutating func accept(by person: Identifier<Person>, at now: Date) -> Bool {
        guard isOpen(at: now) else { return false }
        accepted = Acceptance(by: person, at: now)
        return true
    }

    public mutating func end(at now: Date) { endedAt = endedAt ?? now }
}
