/// What the page on which a step was offered says once it was added.
enum PlanAnswer: String {
    case added
    /// It was there already.
    case known

    static let field = "planned"

    init(isNew: Bool) { self = isNew ? .added : .known }
}

extension Location {
    /// This page, as a form on it is to come back to: without what it says just this once.
    var here: String {
        var place = self
        place.query = queryParts.filter { !$0.hasPrefix(PlanAnswer.field + "=") }.joined(separator: "&")
        return place.url(in: language)
    }

    var planAnswer: PlanAnswer? {
        queryParts.lazy.filter { $0.hasPrefix(PlanAnswer.field + "=") }
            .compactMap { PlanAnswer(rawValue: String($0.dropFirst(PlanAnswer.field.utf8.count + 1))) }.first
    }

    private var queryParts: [Substring] { (query ?? "").split(separator: "&") }
}

extension ReturnPath {
    /// The page with an answer to say.
    func saying(_ answer: PlanAnswer) -> String {
        "\(path)\(path.contains("?") ? "&" : "?")\(PlanAnswer.field)=\(answer.rawValue)"
    }
}
