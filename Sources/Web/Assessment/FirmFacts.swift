import Domain

/// What a firm states of itself so that it can be compared: notations, each of which may be left out.
struct FirmFacts: Sendable {
    let activity: String?
    let region: String?
    let size: String?

    init(_ subject: ScoreSnapshot.Subject) {
        (activity, region, size) = (subject.activity, subject.region, subject.size)
    }

    /// The size is that of the country for so many employees.
    init(_ firm: Firm, _ country: Country) {
        (activity, region) = (firm.activity.value, firm.region.value)
        size = firm.employees.value.flatMap { country.sizeClass(employees: $0) }
    }

    /// Notations of other schemes say nothing.
    init(_ form: QueryItems, _ classification: Classification) {
        func notation(_ trait: FirmTrait) -> String? {
            form[trait.rawValue].flatMap { classification[$0] }
                .flatMap { $0.scheme == trait.scheme ? $0.notation : nil }
        }
        (activity, region, size) = (notation(.activity), notation(.region), notation(.size))
    }
}
