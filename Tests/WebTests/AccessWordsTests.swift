import Domain
import Testing

@testable import Web

struct AccessWordsTests {
    @Test(arguments: Language.allCases)
    func `the table of access can be said in words`(language: Language) throws {
        let strings = try Pages(withTiles: false)[language]
        let keys =
            Act.allCases.map { "act.\($0.rawValue)" } + ["column.visitor", "column.person"]
            + OrganisationRole.allCases.map { "member.\($0.rawValue)" }
            + PlatformRole.allCases.map { "staff.\($0.rawValue)" }
            + AccessTable.Extent.allCases.map { "extent.\($0.rawValue)" }
            + Proviso.allCases.map { "proviso.\($0.rawValue)" }
        #expect(keys.filter { !strings.has("access.\($0)") } == [])
    }
}
