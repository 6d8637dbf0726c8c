import Actions
import Domain
import Testing

@testable import Web

struct RefusalWordsTests {
    private static let refusals: [Refusal] =
        [.notFound, .emptyCatalogue, .notAllowed, .alreadyRegistered, .alreadyMember, .alreadyAssessed]
        + Proviso.allCases.map(Refusal.rule) + Invitation.Closed.allCases.map(Refusal.invitationClosed)

    @Test(arguments: Language.allCases)
    func `every refusal is said in words`(language: Language) throws {
        let strings = try Pages(withTiles: false)[language]
        for refusal in Self.refusals {
            #expect(strings.has("error.\(refusal.key)") && strings.has("error.\(refusal.key)Text"), "\(refusal)")
        }
    }
}
