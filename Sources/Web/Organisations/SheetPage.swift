import Domain

/// `organisations/sheet.mustache`: what is one's own, in sections of things with what can be done to each.
struct SheetPage: Page {
    static let template = "organisations/sheet"

    let title: String
    let heading: String
    var back: [PageLink] = []
    var lead: String?
    var notice: String?
    var errors: [FormPage.ErrorLine] = []
    var facts: [Fact] = []
    var sections: [Section] = []

    struct Fact: Sendable {
        let factName: String
        let factValue: String
    }

    struct Section: Sendable {
        let sectionID: String
        let sectionTitle: String
        var sectionText: String?
        /// Said in the place of things where there are none.
        var emptyText: String?
        var sectionFacts: [Fact] = []
        var items: [Item] = []
        var sectionForms: [Form] = []
        /// Forms that are shown on request: what stands on the handle, and whether they are open from the start.
        var foldedForms: [FoldedForms] = []
        var links: [PageLink] = []
    }

    struct Item: Sendable {
        let itemTitle: String
        var itemURL: String?
        var itemTag: String?
        /// A tag that calls for something to be done.
        var itemIsUrgent = false
        var lines: [Line] = []
        var itemForms: [Form] = [] { didSet { itemHasActions = true } }
        var itemFolds: [FoldedForms] = []
        /// Texts that are shown on request.
        var itemDetails: [Details] = []
        var itemLinks: [PageLink] = [] { didSet { itemHasActions = true } }
        private(set) var itemHasActions = false
    }

    struct Line: Sendable {
        let lineText: String
    }

    struct Details: Sendable {
        let detailsTitle: String
        /// What it is about, for those who hear the handle without its surroundings.
        let detailsAbout: String
        let detailsLines: [Line]
    }

    struct FoldedForms: Sendable {
        let foldTitle: String
        /// What it is about, for those who hear the handle without its surroundings.
        var foldAbout: String?
        var foldIsOpen = false
        var foldText: String?
        let foldForms: [Form]
    }
}

extension SheetPage.Item {
    /// Lines that say something.
    mutating func say(_ texts: String?...) {
        lines += texts.compactMap { $0 }.filter { !$0.isEmpty }.map(SheetPage.Line.init)
    }
}
