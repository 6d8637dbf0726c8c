import DataPackage
import Domain
import Store

extension Connection {
    /// Where a package would change what is asked and counted in a version of an instrument that somebody has answered by.
    public func usedVersionsChanged(by package: CountryPackage) throws -> [FileMistake] {
        let used = try answeredInstruments()
        return try package.records.compactMap { $0 as? Instrument }.filter { used.contains($0.id) }
            .flatMap { instrument in
                try changedRules(of: instrument).map {
                    try package.mistake(.usedVersion, in: .instruments, instrument.id, at: $0)
                }
            }
    }

    /// Where a record would change what is asked and counted in a version that somebody has answered by.
    func usedVersionMistakes(in record: any CatalogueRecord) throws -> [Mistake] {
        guard let instrument = record as? Instrument, try answeredInstruments().contains(instrument.id) else {
            return []
        }
        return try changedRules(of: instrument).map { Mistake(pointer: $0, problem: .usedVersion) }
    }

    /// One that was removed comes back as it was.
    private func changedRules(of instrument: Instrument) throws -> [String] {
        let stored = try records.find(Instrument.self, instrument.id)
        let last =
            try stored ?? history.record(
                .instruments, instrument.id, number: history.count(.instruments, instrument.id)) as? Instrument
        return last.map(instrument.changedRules) ?? []
    }
}
