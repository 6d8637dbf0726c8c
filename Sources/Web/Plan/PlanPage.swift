import Domain
import Secrets

/// `plan/plan.mustache`
struct PlanPage: Page {
    static let template = "plan/plan"

    let title: String
    let heading: String
    let lead: String
    var back: [PageLink] = []
    var notice: String?
    var errors: [FormPage.ErrorLine] = []
    let token: String
    let summary: String?
    let steps: [Step]
    let emptyText: String?
    let helpURL: String
    /// Nil for those who may not add.
    var addURL: String?
    var typedWords = ""
    var wordsError: String?
    let csvURL: String?
    let textURL: String?
    let jsonURL: String?
    /// The address that opens the plan on another device.
    var privateURL: String?
    /// The link that was just made, shown this once.
    var freshURL: String?
    var sharing: [Sharing] = []
    var gift: [Gift] = []

    struct Step: Sendable {
        let stepID: String
        let stepNumber: String
        let stepTitle: String
        var stepURL: String?
        var stepKind: String?
        var stepGap: String?
        /// What a calculation says of it.
        var stepExpected: String?
        var stepDue: String?
        var isLate = false
        var stepDone: String?
        var stepNote: String?
        let remarks: [Remark]
        /// What can be done to it: at most one of each.
        var marking: [Marking] = []
        var changing: [Changing] = []
        let remarkError: String?
        let typedRemark: String
        let isRemarkOpen: Bool
    }

    /// Ticking off and remarking.
    struct Marking: Sendable {
        let markURL: String
        let markValue: String
        let markText: String
        let remarkURL: String
    }

    /// What the owner can do to a step.
    struct Changing: Sendable {
        var upURL: String?
        var downURL: String?
        let changeURL: String
        let removeURL: String
        let version: String
        let months: [Form.Option]
        let typedNote: String
        let noteError: String?
        let isOpen: Bool
    }

    struct Remark: Sendable {
        let remarkBy: String
        let remarkText: String
    }

    /// Who else sees it.
    struct Sharing: Sendable {
        let shareURL: String
        let links: [Link]
        let labelError: String?
        let typedLabel: String
    }

    struct Link: Sendable {
        let linkLabel: String
        let linkText: String
        let endURL: String
    }

    /// An organisation can take the plan over.
    struct Gift: Sendable {
        let giftURL: String
        let takers: [Form.Option]
    }

    /// What happened just before the page is shown.
    struct State: Sendable {
        var done: String?
        var fresh: SecretToken?
        var mistake: PlanMistake?
        /// The form as it was sent.
        var items = QueryItems.none
        var step: Identifier<PlanStep>?

        init(done: String? = nil, fresh: SecretToken? = nil) {
            self.done = done
            self.fresh = fresh
        }

        init(_ mistake: PlanMistake, _ typed: QueryItems, step: Identifier<PlanStep>? = nil) {
            self.mistake = mistake
            items = typed
            self.step = step
        }

        /// What is wrong with a field: of a step, or of the plan as a whole.
        func error(in field: String, of step: Identifier<PlanStep>? = nil) -> String? {
            self.step == step && mistake?.field == field ? mistake?.text : nil
        }

        /// What was typed into a field with a mistake; nil elsewhere.
        func typed(_ field: String, of step: Identifier<PlanStep>? = nil) -> String? {
            error(in: field, of: step) == nil ? nil : items[field] ?? ""
        }
    }
}
