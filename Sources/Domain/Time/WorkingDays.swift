/// A day of the week.
public enum Weekday: String, CaseIterable, Hashable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Day {
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let place = (daysSince1970 + 3) % 7
        return Weekday.allCases[place < 0 ? place + 7 : place]
    }

    fileprivate var following: Day { Day(daysSince1970: daysSince1970 + 1) }
}

/// The days on which a country works: deadlines are counted in them.
public struct WorkingDays: Hashable, Sendable {
    public var weekend: Set<Weekday> = [.saturday, .sunday]
    public var holidays: [Holiday] = []
    public var moved: [MovedDay] = []
    /// Where they are laid down.
    public var source = ""

    public init() {}

    /// A holiday and the days on which it falls, year by year: not all of them keep their date.
    public struct Holiday: Hashable, Sendable {
        public let title: LocalizedText
        public let days: [Day]
    }

    /// A working day that is free, and the free day that is worked in its place.
    public struct MovedDay: Hashable, Sendable {
        public let off: Day
        public let on: Day
    }

    public func contains(_ day: Day) -> Bool {
        if moved.contains(where: { $0.on == day }) { return true }
        if moved.contains(where: { $0.off == day }) { return false }
        return !weekend.contains(day.weekday) && !holidays.contains { $0.days.contains(day) }
    }

    /// The first working day after a day.
    public func next(after day: Day) -> Day {
        var next = day.following
        while !contains(next) { next = next.following }
        return next
    }

    /// The day on which a term of `count` working days ends; the day itself does not count.
    public func day(_ count: Int, after day: Day) -> Day {
        (0..<max(0, count)).reduce(day) { last, _ in next(after: last) }
    }
}
