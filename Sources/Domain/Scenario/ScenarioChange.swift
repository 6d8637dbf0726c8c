extension PolicyScenario {
    /// One programme that is otherwise than in the catalogue.
    public struct Change: Hashable, Sendable {
        /// Stays the same while others come and go.
        public let number: Int
        public let aim: Aim
        /// The identifier of the programme in the catalogue; a new one has an identifier of its own.
        public let programme: String
        /// What was typed, right or wrong; empty for a programme that goes.
        public internal(set) var body: DataValue
        /// The revision of the scenario that last said something else here.
        public internal(set) var revision: Int

        public init(number: Int, aim: Aim, programme: String, body: DataValue, revision: Int) {
            (self.number, self.aim, self.programme) = (number, aim, programme)
            (self.body, self.revision) = (body, revision)
        }

        public enum Aim: String, CaseIterable, Codable, Hashable, Sendable {
            /// A copy that says something else.
            case altered
            /// A programme that nobody has yet.
            case new
            /// It goes.
            case removed
        }
    }
}

extension PolicyScenario.Change {
    /// What can be typed of a programme here: what it is called, what it is for, what it gives, to whom, and what is assumed.
    public static let forms: [FormField] =
        fields.flatMap { name -> [FormField] in
            let own = Opportunity.fields.filter { $0.name == name }.map {
                FormField(name: name, isRequired: required.contains(name), form: $0.form)
            }
            let assumed = FormField(name: assumptions, isRequired: false, form: assumptionsForm)
            return name == "amount" ? own + [assumed] : own
        }

    /// The fields of a record of the catalogue that are copied.
    private static let fields = [
        "title", "criteria", "amount", "areas", "costsCovered", "instruments", "availability",
    ]
    private static let required = ["title", "criteria"]
    static let assumptions = "assumptions"
    private static let assumptionsForm = FieldForm.group([
        .init("takeUp", .number), .init("amount", .number), .init("currency", .currency),
    ])

    /// What a copy of a programme says at first.
    public static func copy(of opportunity: Opportunity) -> DataValue {
        let record = opportunity.dataValue
        return .object(fields.compactMap { name in record[name].map { .init(name, $0) } })
    }

    /// The same change as it is being typed.
    public func saying(_ body: DataValue) -> Self {
        Self(number: number, aim: aim, programme: programme, body: body.ordered, revision: revision)
    }

    var dataValue: DataValue {
        .object([
            .init("number", .integer(number)), .init("aim", .text(aim.rawValue)), .init("programme", .text(programme)),
            .init("body", body), .init("revision", .integer(revision)),
        ])
    }

    init?(_ value: DataValue) {
        guard case .integer(let number)? = value["number"], case .text(let aim)? = value["aim"],
            let aim = Aim(rawValue: aim), case .text(let programme)? = value["programme"], let body = value["body"],
            case .integer(let revision)? = value["revision"]
        else { return nil }
        self.init(number: number, aim: aim, programme: programme, body: body, revision: revision)
    }
}
