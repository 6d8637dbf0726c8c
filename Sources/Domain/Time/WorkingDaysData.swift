extension WorkingDays {
    /// Reads `{weekend?, holidays?, moved?, source}` of `package.yaml`; mistakes are noted in the reader.
    init(reading reader: DataReader) {
        self.init()
        reader.onlyFields(["weekend", "holidays", "moved", "source"])
        source = reader.required("source")?.words(limit: 1000) ?? ""
        if let field = reader.field("weekend") {
            let days = field.unique { $0.choice(Weekday.self) }
            // A week without a working day would never end a term.
            if days.count == Weekday.allCases.count { field.note(.tooMany(limit: Weekday.allCases.count - 1)) }
            weekend = Set(days.prefix(Weekday.allCases.count - 1))
        }
        holidays = reader.field("holidays")?.list(limit: 100).compactMap(Holiday.init) ?? []
        moved = reader.field("moved")?.list().compactMap(MovedDay.init) ?? []
    }

    /// Nil when the country says nothing.
    var dataValue: DataValue? {
        guard self != WorkingDays() else { return nil }
        return .object([
            ("source", .text(source)),
            ("weekend", .list(Weekday.allCases.filter(weekend.contains).map { .text($0.rawValue) })),
            ("holidays", .listed(holidays.map(\.dataValue))), ("moved", .listed(moved.map(\.dataValue))),
        ])
    }
}

extension WorkingDays.Holiday {
    init?(reading reader: DataReader) {
        reader.onlyFields(["title", "days"])
        let title = reader.required("title")?.localized()
        days = reader.required("days")?.unique { $0.day() } ?? []
        guard let title else { return nil }
        self.title = title
    }

    var dataValue: DataValue {
        .object([.init("title", title.dataValue), .init("days", .list(days.map { .text($0.description) }))])
    }
}

extension WorkingDays.MovedDay {
    init?(reading reader: DataReader) {
        reader.onlyFields(["off", "on"])
        guard let off = reader.required("off")?.day(), let on = reader.required("on")?.day() else { return nil }
        self.init(off: off, on: on)
    }

    var dataValue: DataValue { .object([.init("off", .text(off.description)), .init("on", .text(on.description))]) }
}
