import Domain
import Testing

@testable import Web

struct OrganisationWordsTests {
    @Test(arguments: Language.allCases)
    func `everything on the pages of organisations and consents can be said in words`(language: Language) throws {
        let strings = try Pages(withTiles: false)[language]
        let changes =
            OrganisationChange.allCases.map(\.rawValue) + OrganisationsChange.allCases.map(\.rawValue)
        let freshness = ContactPoint.Freshness.allCases.flatMap { ["\($0)", "freshness.\($0)"] }
        let keys =
            changes.map { "organisation.done.\($0)" } + ConsentChange.allCases.map { "consent.done.\($0)" }
            + OrganisationRole.allCases.map { "organisation.roleText.\($0)" }
            + freshness.map { "organisation.contact.\($0)" }
            + Mandate.Origin.allCases.map { "organisation.mandate.origin.\($0)" }
            + ["valid", "ahead", "ended"].map { "organisation.mandate.state.\($0)" }
            + (["open"] + Invitation.Closed.allCases.map(\.rawValue)).map { "organisation.invite.state.\($0)" }
            + ["registered", "unknown", "member", "invitedMember", "invitedOften", "through"]
            .map { "organisation.mistake.\($0)" }
            + ["textVersion", "recipient", "dataGroups", "months"].map { "consent.mistake.\($0)" }
        #expect(keys.filter { !strings.has($0) } == [])
    }
}
