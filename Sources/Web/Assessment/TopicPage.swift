import Domain

/// `assessment/topic.mustache`: the questions of one topic, with what was answered.
struct TopicPage: Page {
    static let template = "assessment/topic"

    let title: String
    let heading: String
    var about: String?
    let place: SheetPlace
    let formURL: String
    let formToken: String
    /// The secret of a sheet that nobody keeps.
    var formKey: String?
    var errors: [FormPage.ErrorLine] = []
    /// What happened in the meantime.
    var metText: String?
    var reuseAllText: String?
    var questions: [Question] = []
    var isFirst = false
    let nextButton: String
    let script: Script
    var resume: ResumeBox?
    var signIn: PageLink

    /// What a script says while it saves.
    struct Script: Sendable {
        let sheetName: String
        let savingText: String
        let awayText: String
        let signedOutText: String
        let goneText: String
    }

    struct Question: Sendable {
        let questionName: String
        let questionID: String
        let questionNumber: String
        let questionTitle: String
        var questionHelp: String?
        /// Only if something else was answered.
        var whenText: String?
        var isNotAsked = false
        var questionError: String?
        /// The identifiers of its help, its condition and its mistake.
        var describedBy: String?
        var isChoice = false
        var isMatrix = false
        var isNumber = false
        var isWide = false
        var choices: [Choice] = []
        var rows: [Row] = []
        var answerName = ""
        var answerValue = ""
        var unit: String?
        /// “Don't know” and the like.
        var instead: [Choice] = []
        var lowestText: String?
        var highestText: String?
        let shownName: String
        let shownValue: String
        let noteName: String
        let noteValue: String
        let evidenceName: String
        let evidenceValue: String
        var isFoldOpen = false
        /// Who answered, and when.
        var givenText: String?
        var reuseText: String?
        var earlierTitle: String?
        var earlier: [Earlier] = []
    }

    struct Choice: Sendable {
        let choiceType: String
        let choiceName: String
        let choiceValue: String
        let choiceTitle: String
        let isChosen: Bool
        /// Cannot be chosen together with others.
        var isAlone = false
    }

    struct Row: Sendable {
        let rowName: String
        let rowID: String
        let rowTitle: String
        let rowChoices: [RowChoice]
    }

    struct RowChoice: Sendable {
        let rowChoiceValue: String
        let rowChoiceTitle: String
        let isRowChosen: Bool
    }

    struct Earlier: Sendable {
        let earlierText: String
        /// The question and the entry of its history.
        let earlierValue: String
        let earlierAbout: String
    }
}

/// Where someone is in a sheet: above each of its pages.
struct SheetPlace: Sendable {
    let startURL: String
    let instrumentTitle: String
    /// For whom, and at which point in time.
    let forWhom: String
    let progressText: String
    let progressValue: String
    let progressMax: String
}

/// How a visitor comes back to a sheet that nobody keeps.
struct ResumeBox: Sendable {
    let resumeLink: String
    let resumeText: String
}
