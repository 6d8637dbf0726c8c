/// `editing/effect.mustache`: what a changed rule changes, beside the form in which it is typed.
struct RuleEffect: Sendable {
    let effectURL: String
    /// Nil where the form asks for it itself, and of a scheme, which nobody takes up.
    let takeUp: TakeUp?
    let columnChoices: [EditInput.Choice]
    /// The answer in one line, for whoever is still typing.
    let effectBar: String
    /// Nil where nothing can be told.
    let told: EffectTold?
    /// Why nothing can be told; nil where it can.
    let untold: Untold?
    /// What is wrong with the assumed take-up.
    let takeUpError: String?

    struct TakeUp: Sendable {
        let takeUpText: String
    }

    struct Untold: Sendable {
        let untoldReasons: [Reason]
    }

    struct Reason: Sendable {
        let reasonText: String
    }
}

/// The figures of an effect, decided and in words.
struct EffectTold: Sendable {
    let effectLead: String
    /// What was left out.
    let effectNote: String?
    let sourceHeading: String
    let outcomes: [OutcomeLine]
    let cellsHeading: String
    /// What all sources do together; nil of a scheme, which is no support.
    let overallText: String?
    /// What the table of cells is, or that nothing changes in any.
    let cellsText: String
    let areaHeading: String
    let cellColumns: [Column]
    let cellRows: [Row]
    let support: Support?
    let limits: [Limit]
    let limitsText: String?

    /// How a source stands among others, and what it would cost.
    struct Support: Sendable {
        let overlapLead: String
        let overlaps: [Overlap]
        let costs: [Sentence]
    }

    struct OutcomeLine: Sendable {
        let outcomeLabel: String
        let outcomeClass: String
        let outcomeBefore: String
        let outcomeAfter: String
        let outcomeChange: String
        let bar: Bar
    }

    /// Two bars of 0…100: before and after.
    struct Bar: Sendable {
        let barBefore: String
        let barAfter: String
    }

    struct Column: Sendable {
        let columnLabel: String
    }

    struct Row: Sendable {
        let rowTitle: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let columnLabel: String
        let cellClass: String
        let cellCounts: String
        let cellChange: String
        /// How many might be served, where that changes.
        let cellPerhaps: String?
        let bar: Bar
    }

    struct Overlap: Sendable {
        let overlapTitle: String
        let overlapFirms: String
        let overlapShare: String
    }

    struct Sentence: Sendable {
        let sentence: String
    }

    struct Limit: Sendable {
        let limitText: String
        let limitOutside: String
        let limitPerhaps: String?
        let limitLower: Moved?
        let limitHigher: Moved?
    }

    struct Moved: Sendable {
        let movedText: String
        let movedChange: String
    }
}

/// `editing/effect-answer.mustache` alone, for the script that puts it in place.
struct RuleEffectPart: Page {
    static let template = "editing/effect-part"

    let title = ""
    let effect: RuleEffect
}
