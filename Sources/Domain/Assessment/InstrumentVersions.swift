extension Instrument {
    /// Whether another version of its family is to be used rather than it: of the later day, else of the higher number.
    public func isOlder(than other: Instrument) -> Bool {
        let (day, otherDay) = (core.asOf, other.core.asOf)
        if day == otherDay { return (version.count, version) < (other.version.count, other.version) }
        guard let day else { return true }
        return otherDay.map { day < $0 } ?? false
    }
}

/// Instruments as a firm is to choose from them.
public struct InstrumentChoice: Sendable {
    /// The newest version of each family: the country's first check, then what firms ask themselves, then the rest.
    public private(set) var current: [Instrument] = []
    /// Older versions, the newest first: for comparing with what was measured by them.
    public private(set) var earlier: [Instrument] = []

    /// `first` is the family that the country puts first: see `Country.firstCheck`.
    public init(_ instruments: [Instrument], first: String?) {
        for versions in Dictionary(grouping: instruments, by: \.family).values {
            let newestFirst = versions.sorted { $1.isOlder(than: $0) }
            current += newestFirst.prefix(1)
            earlier += newestFirst.dropFirst()
        }
        func rank(_ instrument: Instrument) -> Int {
            if instrument.family == first { return 0 }
            return instrument.subjects.contains(.firm) ? 1 : 2
        }
        current.sort { (rank($0), $0.id) < (rank($1), $1.id) }
        earlier.sort { $0.family == $1.family ? $1.isOlder(than: $0) : $0.family < $1.family }
    }
}
