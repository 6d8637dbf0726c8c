import Domain
import Store

/// What a reader says of a firm to find cases like it, as typed into the address.
struct ProfileForm: Sendable {
    let profile: CaseProfile
    let mistakes: [Mistake]
    /// What was typed into the field for the number of employees.
    let employees: String

    static let problems = "PROBLEM"

    init(_ query: QueryItems, _ catalogue: Catalogue) {
        let classification = catalogue.classification
        var profile = CaseProfile()
        var mistakes: [Mistake] = []
        func notation(_ name: String, of scheme: String, _ text: String) -> String? {
            if classification[text]?.scheme == scheme { return text }
            mistakes.append(Mistake(pointer: "/\(name)", problem: .unknownNotation(String(text.prefix(80)))))
            return nil
        }
        profile.activity = query["activity"].flatMap { notation("activity", of: "NACE", $0) }
        profile.region = query["region"].flatMap { notation("region", of: "REGION", $0) }
        profile.concepts = Set(query.all("concept").compactMap { notation("concept", of: Self.problems, $0) })
        employees = String((query["employees"] ?? "").prefix(20))
        let digits = employees.filter { !$0.isWhitespace }
        if let count = Int(digits), (0...Self.mostEmployees).contains(count) {
            profile.size = catalogue.country.sizeClass(employees: count)
        } else if !digits.isEmpty {
            mistakes.append(Mistake(pointer: "/employees", problem: .notAWholeNumber))
        }
        self.profile = profile
        self.mistakes = mistakes
    }

    private static let mostEmployees = 10_000_000
}
