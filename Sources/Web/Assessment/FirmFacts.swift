import Domain

/// What a firm states of itself so that it can be compared: notations, each of which may be left out.
struct FirmFacts: Sendable {
    let activity: String?
    let region: String?
    let size: String?
    /// Whether a form asked for them, even if all were left out.
    let isStated: Bool

    init(_ subject: ScoreSnapshot.Subject) {
        (activity, region, size) = (subject.activity, subject.region, subject.size)
        isStated = false
    }

    /// Notations of other schemes say nothing.
    init(_ form: QueryItems, _ classification: Classification) {
        func notation(_ trait: FirmTrait) -> String? {
            form[trait.rawValue].flatMap { classification[$0] }
                .flatMap { $0.scheme == trait.scheme ? $0.notation : nil }
        }
        (activity, region, size) = (notation(.activity), notation(.region), notation(.size))
        isStated = FirmTrait.allCases.contains { form.has($0.rawValue) }
    }
}
