import Domain

/// `staff/access.mustache`: who may do what, made from the permissions that are enforced.
struct AccessPage: Page {
    static let template = "staff/access"

    let title: String
    let columns: [Column]
    let rows: [Row]

    struct Column: Sendable {
        let columnTitle: String
    }

    struct Row: Sendable {
        let rowTitle: String
        let rowRules: [Rule]
        let cells: [Cell]
    }

    struct Rule: Sendable {
        let ruleText: String
    }

    struct Cell: Sendable {
        let cellColumn: String
        let cellText: String
        let cellClass: String
    }

    init(_ table: AccessTable, _ strings: Strings) {
        title = strings["staff.access.title"]
        let titles = AccessTable.Column.all.map(strings.title)
        columns = titles.map(Column.init)
        rows = table.rows.map { row in
            Row(
                rowTitle: strings["access.act.\(row.act.rawValue)"],
                rowRules: row.provisos.map { Rule(ruleText: strings["access.proviso.\($0.rawValue)"]) },
                cells: zip(titles, row.cells).map { title, extents in
                    Cell(
                        cellColumn: title,
                        cellText: extents.isEmpty
                            ? "–" : extents.map { strings["access.extent.\($0.rawValue)"] }.joined(separator: ", "),
                        cellClass: extents.isEmpty ? "no" : extents.contains(.everything) ? "yes" : "part")
                })
        }
    }
}

extension Strings {
    fileprivate func title(_ column: AccessTable.Column) -> String {
        switch column {
        case .visitor: self["access.column.visitor"]
        case .person: self["access.column.person"]
        case .member(let role): self["access.member.\(role.rawValue)"]
        case .staff(let role): self["access.staff.\(role.rawValue)"]
        }
    }
}
