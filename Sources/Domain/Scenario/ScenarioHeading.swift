extension PolicyScenario {
    /// What it asks, and of which day.
    public struct Heading: Hashable, Sendable {
        public let title: String
        public let question: String
        /// Rules are judged as they are on this day.
        public let day: Day

        public static let longestTitle = 200
        public static let longestQuestion = 500
        /// Days whose rules can be asked about, 2000-01-01…2100-12-31: no catalogue says what was or will be on others.
        static let days = Day(daysSince1970: 10_957)...Day(daysSince1970: 47_846)

        public init(title: String, question: String, day: Day) {
            (self.title, self.question, self.day) = (title, question, day)
        }

        /// What a person types. Nil, with the mistakes noted, when something is missing or wrong, or the day is of another age.
        public init?(typed reader: DataReader) {
            self.init(reading: reader)
            if !Self.days.contains(day) {
                reader.note(.outOfRange(low: "\(Self.days.lowerBound)", high: "\(Self.days.upperBound)"), at: "day")
                return nil
            }
        }

        /// Nil, with the mistakes noted, when something is missing or wrong.
        init?(reading reader: DataReader) {
            let before = reader.mistakes.count
            reader.onlyFields(["title", "question", "day"])
            let title = reader.required("title")?.words(limit: Self.longestTitle)
            let question = reader.required("question")?.words(limit: Self.longestQuestion)
            let day = reader.required("day")?.day()
            guard let title, let question, let day, reader.mistakes.count == before else { return nil }
            self.init(title: title, question: question, day: day)
        }

        var dataValue: DataValue {
            .object([
                .init("title", .text(title)), .init("question", .text(question)), .init("day", .text("\(day)")),
            ])
        }
    }
}
