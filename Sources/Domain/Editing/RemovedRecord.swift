import FoundationEssentials

/// A record that an editor has taken out of the catalogue.
public struct RemovedRecord: Hashable, Sendable {
    public let kind: Kind
    public let id: String
    public let removal: Removal
    public let removedAt: Date

    public init(_ kind: Kind, _ id: String, _ removal: Removal, at now: Date) {
        (self.kind, self.id, self.removal, removedAt) = (kind, id, removal, now)
    }
}
