/// Whom to ask in an organisation, about what, in which languages. It ages: a contact that nobody confirms is not shown.
public struct ContactPoint: Equatable, Sendable {
    public let id: Identifier<ContactPoint>
    public let organisation: Identifier<RegisteredOrganisation>
    public var details: Details
    public var confirmedOn: Day

    /// What a person enters.
    public struct Details: Equatable, Sendable {
        public var name: String
        public var email: EmailAddress
        public var telephone: String?
        /// Notations of the classification.
        public var expertise: [String]
        public var languages: [Language]

        public init(
            name: String, email: EmailAddress, telephone: String? = nil, expertise: [String], languages: [Language]
        ) {
            self.name = name
            self.email = email
            self.telephone = telephone
            self.expertise = expertise
            self.languages = languages
        }
    }

    public init(
        id: Identifier<ContactPoint>, organisation: Identifier<RegisteredOrganisation>, details: Details,
        confirmedOn: Day
    ) {
        self.id = id
        self.organisation = organisation
        self.details = details
        self.confirmedOn = confirmedOn
    }

    public func freshness(on today: Day, _ aging: Aging) -> Freshness {
        if today >= confirmedOn.plus(Period(months: aging.hideAfter)) { return .hidden }
        return today >= confirmedOn.plus(Period(months: aging.askAfter)) ? .toBeConfirmed : .confirmed
    }

    public enum Freshness: String, CaseIterable, Sendable {
        case confirmed
        /// Still shown; its organisation is asked whether it holds.
        case toBeConfirmed
        /// Shown to its organisation only.
        case hidden
    }

    /// Months without a confirmation after which something happens.
    public struct Aging: Hashable, Sendable {
        public let askAfter: Int
        public let hideAfter: Int

        public static let standard = Aging(askAfter: 6, hideAfter: 9)

        public init(askAfter: Int, hideAfter: Int) {
            self.askAfter = askAfter
            self.hideAfter = max(askAfter, hideAfter)
        }
    }
}

extension ContactPoint.Details {
    /// Reads `{name, email, telephone?, expertise, languages}`; mistakes are noted in the reader.
    public init?(reading reader: DataReader, classification: Classification) {
        reader.onlyFields(["name", "email", "telephone", "expertise", "languages"])
        let name = reader.required("name")?.words(limit: 200)
        let email = reader.required("email")?.email()
        let telephone = reader.field("telephone")?.words(limit: 40)
        let expertise =
            reader.required("expertise")?.unique { field -> String? in
                let notation = field.text(limit: 80)
                if let notation, classification[notation] == nil { field.note(.unknownNotation(notation)) }
                return notation
            } ?? []
        let languages = reader.required("languages")?.unique { $0.choice(Language.self) } ?? []
        if languages.isEmpty, reader.field("languages") != nil { reader.note(.empty, at: "languages") }
        guard let name, let email, reader.mistakes.isEmpty else { return nil }
        self.init(name: name, email: email, telephone: telephone, expertise: expertise, languages: languages)
    }
}

extension ContactPoint.Aging {
    /// Reads `{askAfterMonths, hideAfterMonths}`; mistakes are noted in the reader.
    init?(reading reader: DataReader) {
        reader.onlyFields(["askAfterMonths", "hideAfterMonths"])
        guard let ask = reader.required("askAfterMonths")?.integer(1...Self.longest) else {
            _ = reader.required("hideAfterMonths")
            return nil
        }
        // Who is asked has time to answer.
        guard let hide = reader.required("hideAfterMonths")?.integer(min(ask, Self.longest) + 1...Self.longest + 1)
        else { return nil }
        self.init(askAfter: ask, hideAfter: hide)
    }

    private static var longest: Int { 60 }

    var dataValue: DataValue {
        .object([.init("askAfterMonths", .integer(askAfter)), .init("hideAfterMonths", .integer(hideAfter))])
    }
}

extension DataReader {
    /// An address that mail can be sent to.
    public func email() -> EmailAddress? {
        guard let text = text(limit: 254) else { return nil }
        guard let address = EmailAddress(text) else {
            note(.notAnEmailAddress)
            return nil
        }
        return address
    }
}
