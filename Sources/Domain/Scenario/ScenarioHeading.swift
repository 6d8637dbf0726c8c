extension PolicyScenario {
    /// What it asks, and of which day.
    public struct Heading: Hashable, Sendable {
        public let title: String
        public let question: String
        /// Rules are judged as they are on this day.
        public let day: Day

        public static let longestTitle = 200
        public static let longestQuestion = 500

        public init(title: String, question: String, day: Day) {
            (self.title, self.question, self.day) = (title, question, day)
        }

        /// Nil, with the mistakes noted, when something is missing or wrong.
        public init?(reading reader: DataReader) {
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
