import Domain

/// `staff/table.mustache`: a table that staff work with: a form to narrow it, rows, and what can be done with each.
struct StaffTable: Page {
    static let template = "staff/table"

    let title: String
    var lead: String?
    var notice: String?
    var points: [FormPage.Point] = []
    var errors: [FormPage.ErrorLine] = []
    /// Asked by GET: an address that can be kept.
    var filterAction: String?
    var filters: [Form.Field] = []
    let columns: [Column]
    var rows: [Row] = []
    /// For one more row, with what stands above it.
    var form: Form?
    var formTitle: String?
    var links: [PageLink] = []

    struct Column: Sendable {
        let columnTitle: String
    }

    struct Row: Sendable {
        let cells: [Cell]
        var forms: [Form] = []
    }

    struct Cell: Sendable {
        let cellColumn: String
        let cellText: String
    }

    init(title: String, lead: String? = nil, columns: [String]) {
        self.title = title
        self.lead = lead
        self.columns = columns.map(Column.init)
    }

    mutating func add(_ texts: [String], forms: [Form] = []) {
        let cells = zip(columns, texts).map { Cell(cellColumn: $0.columnTitle, cellText: $1) }
        rows.append(Row(cells: cells, forms: forms))
    }
}

extension Form.Field {
    /// A field by which a list may be narrowed.
    static func filter(_ name: String, _ label: String, _ value: String, type: String = "text") -> Self {
        var field = Self(
            fieldName: name, fieldID: name, fieldLabel: label, fieldType: type, fieldAutocomplete: "off",
            fieldValue: value, fieldLength: "254")
        field.isOptional = true
        return field
    }

    /// A choice among values, with an empty one for all of them.
    static func choice(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String?
    ) -> Self {
        var field = Self(
            fieldName: name, fieldID: name, fieldLabel: label, fieldType: "", fieldAutocomplete: "")
        field.isChoice = true
        field.options = options.map {
            .init(optionValue: $0.value, optionLabel: $0.label, optionChosen: $0.value == chosen)
        }
        return field
    }
}
