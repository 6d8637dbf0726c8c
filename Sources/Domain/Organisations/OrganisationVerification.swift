import FoundationEssentials

/// That the people of an organisation speak for it, as an operator has found out.
public struct OrganisationVerification: Equatable, Sendable {
    public let organisation: Identifier<RegisteredOrganisation>
    /// What was looked at: “extract from the register of 3 March; call to the office of the director”.
    public let means: String
    public let verifiedBy: Identifier<Person>
    public let verifiedAt: Date

    public init(
        organisation: Identifier<RegisteredOrganisation>, means: String, verifiedBy: Identifier<Person>,
        verifiedAt: Date
    ) {
        self.organisation = organisation
        self.means = means
        self.verifiedBy = verifiedBy
        self.verifiedAt = verifiedAt
    }
}
