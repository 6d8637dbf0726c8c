import Domain
import TestSupport
import Testing

/// The pages on which operators verify organisations, hand them over or close them.
struct StaffOrganisationTests {
    /// A firm that Anna registered, and an operator who looks at it.
    private static func story() async throws -> (Firms, owner: Browser, own: String, Browser, staff: String) {
        let firms = try await Firms()
        let owner = try await firms.person("anna@firm.by", name: "Anna Kavalchuk")
        let path = try await firms.register("Loom Works", in: owner)
        let staff = try await firms.scene.staff(.operator, "operator@firm.by")
        return (firms, owner, path, staff, path.replacing("/my/", with: "/staff/"))
    }

    @Test(arguments: Language.allCases)
    func `an operator finds a new organisation, verifies it, and its page says how`(language: Language) async throws {
        let (_, owner, own, staff, path) = try await Self.story()
        let home = "/\(language)"
        let there = path.replacing(/^\/en/, with: home)
        let list = try await staff.open("\(home)/staff/organisations")
        #expect(list.text.contains("href=\"\(there)\"") && list.text.contains("Loom Works"))
        let page = try await staff.open(there)
        #expect(page.text.contains("anna@firm.by") && page.text.contains(Firms.number))
        let empty = try await staff.send("\(there)/verification", on: page, ["means": " "])
        #expect(empty.status == 422 && empty.text.contains("href=\"#verification-means\""))
        let done = try await staff.send("\(there)/verification", on: page, ["means": "extract of <3 March>"])
        #expect(done.status == 200 && done.text.contains("role=\"status\"") && !done.text.contains("Loom Works"))
        #expect(try await owner.open(own).text.contains("extract of &lt;3 March&gt;"))
        let news = try await owner.open("\(home)/my/notifications")
        #expect(news.text.contains("Loom Works") && !news.text.contains("notifications."))
    }

    @Test func `who is claimed by somebody else is handed over or closed, with a reason`() async throws {
        let (firms, owner, own, staff, path) = try await Self.story()
        let page = try await staff.open(path)
        let unknown = try await staff.send("\(path)/transfer", on: page, ["email": "nobody@firm.by"])
        #expect(unknown.status == 422 && unknown.text.contains("href=\"#transfer-reason\""))
        #expect(unknown.text.contains("href=\"#transfer-email\"") && unknown.text.contains("nobody@firm.by"))
        let boris = try await firms.person("boris@firm.by", name: "Boris")
        let given = try await staff.send(
            "\(path)/transfer", on: page, ["email": "boris@firm.by", "reason": "decision of a court"])
        #expect(given.status == 200)
        #expect(try await owner.open(own).status == 404)
        #expect(try await boris.open(own).text.contains("Loom Works"))
        let closed = try await staff.send("\(path)/closure", on: page, ["reason": "liquidated"])
        #expect(closed.status == 200)
        #expect(try await boris.open(own).status == 404)
        #expect(try await staff.open(path).status == 404)
        #expect(try await firms.scene.actions().contains(.organisationHandedOver))
    }

    @Test func `nobody takes an organisation for themselves, and only operators come here`() async throws {
        let (firms, _, _, staff, path) = try await Self.story()
        let page = try await staff.open(path)
        let own = ["email": "operator@firm.by", "reason": "mine"]
        #expect(try await staff.send("\(path)/transfer", on: page, own).status == 409)
        let auditor = try await firms.scene.staff(.auditor, "auditor@firm.by")
        #expect(try await auditor.open(path).status == 404)
        #expect(!(try await auditor.open("/en/staff").text.contains("staff/organisations")))
    }
}
