import Domain

extension Strings {
    func purpose(_ purpose: Purpose) -> String { self["consent.purpose.\(purpose.rawValue)"] }

    /// The text that was or would be agreed to, paragraph by paragraph.
    func consentText(_ purpose: Purpose, version: Int) -> [String] {
        self["consent.text.\(purpose.rawValue).\(version)"].split(separator: "\n").map(String.init)
    }

    func dataGroups(_ groups: Set<DataGroup>) -> String {
        DataGroup.allCases.filter(groups.contains).map { self["consent.group.\($0.rawValue)"] }
            .joined(separator: ", ")
    }
}
