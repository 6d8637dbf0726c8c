/// Answers of one moment, each made once however many ask at the same time. When there are too many, all are forgotten: what is asked
/// for often is soon there again.
struct KeptAnswers<Question: Hashable & Sendable, Answer: Sendable> {
    private let limit: Int
    private var moment: CoverageDesk.Moment?
    private var tasks: [Question: Task<Answer, any Error>] = [:]

    init(limit: Int) { self.limit = limit }

    mutating func task(
        _ question: Question, at moment: CoverageDesk.Moment, make: () -> Task<Answer, any Error>
    ) -> Task<Answer, any Error> {
        if self.moment == moment, let task = tasks[question] { return task }
        if self.moment != moment || tasks.count >= limit { tasks = [:] }
        self.moment = moment
        let task = make()
        tasks[question] = task
        return task
    }

    /// What could not be answered is asked anew.
    mutating func forget(_ question: Question) { tasks[question] = nil }
}
