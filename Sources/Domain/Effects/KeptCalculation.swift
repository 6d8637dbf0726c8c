import FoundationEssentials

/// What an organisation expected of a project when it kept a calculation (T0), and what it measured afterwards (T1, T2).
public struct KeptCalculation: Hashable, Sendable {
    public let id: Identifier<KeptCalculation>
    public let organisation: Identifier<RegisteredOrganisation>
    /// The kind of project.
    public let project: String
    /// As the API takes it; with the formula version of the answer it can be calculated again.
    public let question: DataValue
    /// Frozen: later formulas and defaults do not change what was expected.
    public let answer: DataValue
    public let keptBy: Identifier<Person>
    public let keptAt: Date
    public var measurements: [Measurement] = []

    public init(
        id: Identifier<KeptCalculation>, organisation: Identifier<RegisteredOrganisation>, project: String,
        question: DataValue, answer: DataValue, keptBy: Identifier<Person>, keptAt: Date,
        measurements: [Measurement] = []
    ) {
        self.id = id
        self.organisation = organisation
        self.project = project
        self.question = question
        self.answer = answer
        self.keptBy = keptBy
        self.keptAt = keptAt
        self.measurements = measurements
    }

    /// What turned out, at one of two later moments.
    public struct Measurement: Hashable, Sendable {
        public let moment: Moment
        public let measuredOn: Day
        /// The figures that were measured, by name; the others are taken as expected.
        public let inputs: DataValue
        public let answer: DataValue
        public let notedBy: Identifier<Person>
        public let notedAt: Date

        public init(
            moment: Moment, measuredOn: Day, inputs: DataValue, answer: DataValue, notedBy: Identifier<Person>,
            notedAt: Date
        ) {
            self.moment = moment
            self.measuredOn = measuredOn
            self.inputs = inputs
            self.answer = answer
            self.notedBy = notedBy
            self.notedAt = notedAt
        }
    }

    public enum Moment: String, CaseIterable, Hashable, Sendable { case t1, t2 }

    /// The question with what was measured in the place of what was expected.
    public func question(measured: DataValue) -> DataValue {
        guard case .object(let fields) = question else { return question }
        return .object(
            fields.map { field in
                field.name == "inputs" ? .init("inputs", field.value.replacing(fieldsOf: measured)) : field
            })
    }

    /// What was expected of a figure, by its name.
    public func expected(_ figure: String) -> Double? {
        guard case .list(let swings)? = answer["swings"] else { return nil }
        return swings.first { $0["input"] == .text(figure) }?["typical"]?.double
    }

    /// A figure of an answer, such as `npv`; nil where it does not exist.
    public static func figure(_ name: String, of answer: DataValue) -> Double? { answer[name]?.double }
}

extension DataValue {
    fileprivate func replacing(fieldsOf other: DataValue) -> DataValue {
        guard case .object(let own) = self, case .object(let new) = other else { return self }
        let names = Set(new.map(\.name))
        return .object(own.filter { !names.contains($0.name) } + new)
    }

    /// The number; nil for everything else.
    public var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
