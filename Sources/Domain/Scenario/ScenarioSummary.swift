import FoundationEssentials

extension PolicyScenario {
    /// What lists tell of a scenario: all but what is changed.
    public struct Summary: Hashable, Sendable {
        public let id: Identifier<PolicyScenario>
        public let author: Identifier<Person>
        public let organisation: Identifier<RegisteredOrganisation>?
        public let language: Language
        public let title: String
        public let question: String
        public let state: State
        public let isProposed: Bool
        public let changeCount: Int
        public let changedAt: Date

        public init(
            id: Identifier<PolicyScenario>, by author: Identifier<Person>,
            of organisation: Identifier<RegisteredOrganisation>?, in language: Language, title: String,
            question: String, state: State, isProposed: Bool, changeCount: Int, changedAt: Date
        ) {
            (self.id, self.author, self.organisation, self.language) = (id, author, organisation, language)
            (self.title, self.question, self.state) = (title, question, state)
            (self.isProposed, self.changeCount, self.changedAt) = (isProposed, changeCount, changedAt)
        }
    }
}
