import Domain

extension Strings {
    /// How many of those gained were not ruled out before; nil where none were.
    func clarified(_ count: Int, of gained: Int) -> String? {
        count == 0 ? nil : say("editing.effect.clarified", ["count": number(count), "gained": number(gained)])
    }

    /// `+3,000 −655`: gained and lost, not what is left of both.
    func change(_ shift: OutcomeShift) -> String {
        let parts = [shift.gained > 0 ? signed(shift.gained) : nil, shift.lost > 0 ? signed(-shift.lost) : nil]
        let shown = parts.compactMap(\.self)
        return shown.isEmpty ? Self.noChange : shown.joined(separator: " ")
    }

    func signed(_ count: Int) -> String { (count < 0 ? "−" : "+") + number(abs(count)) }

    static let noChange = "±0"
}
