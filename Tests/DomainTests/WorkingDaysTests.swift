import Domain
import TestSupport
import Testing

struct WorkingDaysTests {
    @Test func `terms end on the days of the table`() throws {
        let calendars = [
            "belarus": try Belarus.country().workingDays, "norland": try Norland.country().workingDays,
        ]
        var wrong: [String] = []
        for row in try Belarus.table("working-days") {
            let calendar = try #require(calendars[row["country"] ?? ""])
            let from = try #require(Day(row["from"] ?? ""))
            let count = try #require(Int(row["count"] ?? ""))
            let end = calendar.day(count, after: from)
            if end.description != row["expected"] { wrong.append("\(count) after \(from) is \(end)") }
            if count == 1, calendar.next(after: from) != end { wrong.append("next after \(from)") }
        }
        #expect(wrong == [])
    }

    @Test(arguments: [("1970-01-01", Weekday.thursday), ("1969-12-31", .wednesday), ("2026-11-21", .saturday)])
    func `a day has its weekday`(day: String, weekday: Weekday) throws {
        #expect(try #require(Day(day)).weekday == weekday)
    }

    @Test func `Radunitsa is a Tuesday`() throws {
        let holidays = try Belarus.country().workingDays.holidays
        let radunitsa = try #require(holidays.first { $0.title.en == "Radunitsa" })
        #expect(radunitsa.days.map(\.weekday) == [.tuesday, .tuesday, .tuesday])
    }

    @Test func `a moved day is free on a weekday and worked on a free day`() throws {
        for country in [try Belarus.country(), try Norland.country()] {
            let calendar = country.workingDays
            var unmoved = calendar
            unmoved.moved = []
            for moved in calendar.moved {
                #expect(unmoved.contains(moved.off) && !calendar.contains(moved.off))
                #expect(!unmoved.contains(moved.on) && calendar.contains(moved.on))
            }
        }
    }

    @Test func `without a word of the country Saturday and Sunday are free`() throws {
        #expect(WorkingDays().next(after: try #require(Day("2026-11-20"))) == Day("2026-11-23"))
    }

    @Test func `a week needs a working day`() {
        let week = DataValue.list(Weekday.allCases.map { .text($0.rawValue) })
        let reader = DataReader(.object([.init("workingDays", .object([.init("weekend", week)]))]))
        _ = Country(reading: reader)
        #expect(reader.mistakes.contains { $0.pointer == "/workingDays/weekend" && $0.problem == .tooMany(limit: 6) })
    }
}
