/// The names of the statements a connection has prepared, by their text; the one used longest ago gives way.
struct StatementNames {
    private struct Entry {
        let name: String
        var lastUse: Int
    }

    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var uses = 0

    init(limit: Int) { self.limit = limit }

    mutating func name(of text: String) -> String? {
        uses += 1
        entries[text]?.lastUse = uses
        return entries[text]?.name
    }

    /// Names a new statement. `surplus` is one that is to be given up for it.
    mutating func add(_ text: String) -> (name: String, surplus: String?) {
        uses += 1
        var surplus: String?
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
            surplus = oldest.value.name
        }
        let name = "s\(uses)"
        entries[text] = Entry(name: name, lastUse: uses)
        return (name, surplus)
    }

    mutating func remove(_ text: String) { entries[text] = nil }
    mutating func removeAll() { entries = [:] }
}
