import Domain
import Foundation
import Testing

struct MorningTests {
    @Test(arguments: [
        ("Europe/Minsk", "2026-03-01T04:59:59Z", "2026-03-01T05:00:00Z"),
        ("Europe/Minsk", "2026-03-01T05:00:00Z", "2026-03-01T05:00:00Z"),
        ("Europe/Minsk", "2026-03-01T05:00:01Z", "2026-03-02T05:00:00Z"),
        ("Europe/Minsk", "2026-03-01T23:30:00Z", "2026-03-02T05:00:00Z"),
        ("America/New_York", "2026-01-10T12:00:00Z", "2026-01-10T13:00:00Z"),
        ("", "2026-03-01T07:00:00Z", "2026-03-01T08:00:00Z"),
    ])
    func `the morning comes where the country is`(zone: String, now: String, morning: String) throws {
        var country = Country()
        country.timeZone = zone
        let instant = try Date(now, strategy: .iso8601)
        #expect(country.morning(after: instant).formatted(.iso8601) == morning)
    }
}
