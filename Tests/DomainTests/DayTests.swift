import Domain
import Testing

struct DayTests {
    @Test(arguments: ["2020-02-29", "0001-01-01", "9999-12-31", "2000-02-29"])
    func `a date is written as it is read`(text: String) { #expect(Day(text)?.description == text) }

    @Test(arguments: [
        "2019-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "20-01-01", "", "2020-01-01T00:00",
        "٢٠٢٠-01-01",
    ])
    func `what is no date is refused`(text: String) { #expect(Day(text) == nil) }

    @Test func `days since 1970 run without gap or overlap`() throws {
        #expect(try #require(Day("1970-01-01")).daysSince1970 == 0)
        #expect(try #require(Day("2000-03-01")).daysSince1970 == 11_017)
        let first = try #require(Day("1896-12-31")).daysSince1970
        var wrong: [Int] = []
        for number in first...(first + 60_000) {
            let day = Day(daysSince1970: number)
            let isRight =
                day.daysSince1970 == number && day < Day(daysSince1970: number + 1) && Day(day.description) == day
            if !isRight { wrong.append(number) }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        ("2020-05-31", "P3M", "2020-02-29"), ("2020-02-29", "P1Y", "2019-02-28"), ("2020-01-15", "P1M", "2019-12-15"),
        ("0001-02-01", "P3Y", "0001-01-01"), ("2020-03-01", "P1D", "2020-02-29"), ("2020-01-01", "P2W", "2019-12-18"),
        ("2026-11-21", "P1Y6M", "2025-05-21"),
    ])
    func `a period back from a day`(day: String, period: String, expected: String) throws {
        #expect(try #require(Day(day)).minus(#require(Period(period))).description == expected)
    }

    @Test func `and forward`() throws {
        #expect(try #require(Day("2020-01-31")).plus(#require(Period("P1M"))) == Day("2020-02-29"))
        #expect(try #require(Day("2019-12-31")).plus(#require(Period("P1D"))) == Day("2020-01-01"))
    }
}

struct PeriodTests {
    @Test(arguments: [
        ("P3Y", "P3Y"), ("P18M", "P18M"), ("P1Y6M", "P1Y6M"), ("P2W", "P14D"), ("P1Y2M3W4D", "P1Y2M25D"),
        ("P0D", "P0D"),
    ])
    func `a period is read and written`(text: String, written: String) { #expect(Period(text)?.description == written) }

    @Test(arguments: ["", "P", "3Y", "PY", "P3", "P3Y3Y", "P3M1Y", "P-3Y", "P1.5Y", "PT3H", "P12345Y", "p3y", "P٣Y"])
    func `what is no period is refused`(text: String) { #expect(Period(text) == nil) }
}
