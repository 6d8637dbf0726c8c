import Domain
import Store

extension CheckPage {
    /// One question about the firm, and every form its answer can take.
    struct Question: Sendable {
        let questionNumber: String
        let questionHeading: String
        let questionHint: String
        let fieldName: String
        var fieldError: String?
        var fieldValue = ""
        var fieldUnit: String?
        var fieldCurrency: [Currency] = []
        var isNumber = false
        var isMoney = false
        var isDate = false
        var isChoice = false
        var isYesNo = false
        var isText = false
        var isSelect = false
        var isMany = false
        var choices: [Choice] = []
        let skipURL: String
        let hidden: [KeptField]
    }

    struct Currency: Sendable {
        let currencyCode: String
        let currencyChecked: Bool
    }

    struct Choice: Sendable {
        let choiceID: String
        let choiceValue: String
        let choiceLabel: String
        var choiceHint: String?
        let choiceChecked: Bool
    }
}

/// Puts the questions of the check into words.
struct QuestionWriter {
    let form: FirmForm
    let catalogue: Catalogue
    let location: Location
    let strings: Strings

    private static let path = "funding/check"
    private var language: Language { location.language }

    func question(_ fact: Fact) -> CheckPage.Question {
        let name = fact.description
        let typed = form.typed[name] ?? []
        var question = CheckPage.Question(
            questionNumber: strings.say(
                "check.number", ["number": "\(number(of: fact))", "limit": "\(FirmForm.questionLimit)"]),
            questionHeading: strings["check.question.\(name).heading"],
            questionHint: strings["check.question.\(name).hint"], fieldName: name,
            skipURL: location.url(Self.path, form.parameters(without: fact) + [("skip", name)]),
            hidden: form.parameters(without: fact).map { KeptField(keptName: $0.name, keptValue: $0.value) })
        question.fieldValue = typed.first ?? ""
        question.fieldError = form.mistake(in: fact).map { $0.problem.text(in: language) }
        switch fact.kind {
        case .count:
            question.isNumber = true
            question.fieldUnit = strings["unit.\(fact == .employees ? "persons" : "months")"]
        case .percent:
            question.isNumber = true
            question.fieldUnit = strings["unit.percent"]
        case .score, .level: question.isNumber = true
        case .money:
            question.isMoney = true
            let chosen = form.typed[FirmForm.turnoverCurrency]?.first ?? catalogue.country.currency
            let own = catalogue.country.currency
            question.fieldCurrency = ([own] + ["EUR", "USD"].filter { $0 != own }).map {
                .init(currencyCode: $0, currencyChecked: $0 == chosen)
            }
        case .day: question.isDate = true
        case .flag:
            question.isYesNo = true
            question.choices = [("yes", "check.yes"), ("no", "check.no")].map { choice(name, $0, strings[$1], typed) }
        default:
            let options = options(for: fact)
            question.isMany = fact == .needs
            question.isSelect = options.count > 12
            question.isChoice = !question.isMany && !question.isSelect
            question.choices = options.map { choice(name, $0.notation, $0.label, typed) }
        }
        return question
    }

    func answer(_ fact: Fact) -> CheckPage.Answer {
        let typed = form.typed[fact.description] ?? []
        let text =
            switch fact.kind {
            case .flag: strings[typed.first == "yes" ? "check.yes" : "check.no"]
            case .money:
                "\(typed.first ?? "")\u{A0}\(form.typed[FirmForm.turnoverCurrency]?.first ?? "")"
            case .percent: "\(typed.first ?? "")\u{A0}%"
            case .choice, .notation, .notations:
                typed.map { catalogue.classification.label($0, in: language) }.joined(separator: ", ")
            case .day: typed.first.flatMap { Day($0) }.map(strings.date) ?? ""
            case .score: typed.first.flatMap(Double.init).map(strings.score) ?? typed.first ?? ""
            case .count, .level: typed.first ?? ""
            }
        return line(fact, text)
    }

    func skippedAnswer(_ fact: Fact) -> CheckPage.Answer { line(fact, strings["check.dontKnow"]) }

    /// The address that shows the result with this question open.
    func askURL(_ fact: Fact) -> String {
        location.url(Self.path, form.parameters() + [("ask", fact.description)]) + "#question"
    }

    private func line(_ fact: Fact, _ text: String) -> CheckPage.Answer {
        .init(
            answerLabel: strings["check.question.\(fact.description).label"], answerText: text, changeURL: askURL(fact))
    }

    private func number(of fact: Fact) -> Int {
        min(Set(form.answered + form.skipped).subtracting([fact]).count + 1, FirmForm.questionLimit)
    }

    private func choice(_ name: String, _ value: String, _ label: String, _ typed: [String]) -> CheckPage.Choice {
        .init(
            choiceID: "\(name)-\(value)", choiceValue: value, choiceLabel: label, choiceChecked: typed.contains(value))
    }

    /// What can be chosen: the concepts of the fact's scheme, manufacturing one level deeper.
    private func options(for fact: Fact) -> [(notation: String, label: String)] {
        let classification = catalogue.classification
        func labelled(_ notations: [String], indent: String = "") -> [(notation: String, label: String)] {
            notations.map { ($0, indent + classification.label($0, in: language)) }
        }
        switch fact {
        case .ownership: return labelled(classification.concepts(of: "OWNERSHIP").map(\.notation))
        case .legalForm: return labelled(classification.concepts(of: "LEGALFORM").map(\.notation))
        case .needs: return labelled(classification.concepts(of: "COSME").map(\.notation))
        case .region: return labelled(classification.narrower(than: catalogue.country.code))
        case .activity:
            let sections = classification.concepts(of: "NACE").filter { $0.broader == nil }.map(\.notation).sorted()
            return sections.flatMap { section in
                labelled([section]) + (section == "C" ? labelled(classification.narrower(than: "C"), indent: "— ") : [])
            }
        default: return []
        }
    }
}
