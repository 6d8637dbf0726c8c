import Domain
import TestSupport
import Testing

struct InstrumentChoiceTests {
    @Test func `the first check of the country, then those of firms, then the rest; older versions apart`() {
        let choice = InstrumentChoice(
            [
                instrument("dii", "2021"), instrument("dii", "2023"), instrument("region", "1", about: .region),
                instrument("sme", "9"), instrument("sme", "10"), instrument("dii", "2018"),
            ], first: "sme")
        #expect(choice.current.map(\.id) == ["sme-10", "dii-2023", "region-1"])
        #expect(choice.earlier.map(\.id) == ["dii-2021", "dii-2018", "sme-9"])
    }

    @Test func `the later day counts before the number`() {
        var early = instrument("dii", "2023")
        early.core.asOf = Day(daysSince1970: 18_000)
        var late = instrument("dii", "2")
        late.core.asOf = Day(daysSince1970: 19_000)
        #expect(early.isOlder(than: late) && !late.isOlder(than: early))
        #expect(instrument("dii", "2099").isOlder(than: early), "of no day")
        #expect(!early.isOlder(than: early))
    }

    private func instrument(
        _ family: String, _ version: String, about subject: Instrument.Subject = .firm
    ) -> Instrument {
        var instrument = Instrument(core: RecordCore(id: "\(family)-\(version)"))
        (instrument.family, instrument.version, instrument.subjects) = (family, version, [subject])
        return instrument
    }
}
