import Actions
import ArgumentParser
import Domain
import Foundation
import Store
import Web

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "People with an account, and the roles they have on the platform.",
        subcommands: [UserAdd.self, UserList.self])
}

struct UserAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Gives a person a role over the whole platform, and an account if they have none.",
        discussion: """
            So the first operator gets theirs; all other roles an operator gives on the pages for staff. Who has no account gets \
            a link to choose a password with; it is printed here and works for an hour.
            """)

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The e-mail address.", transform: address)
    var email: EmailAddress

    @Option(
        help: "The role: \(PlatformRole.allCases.map(\.rawValue).joined(separator: ", ")).", transform: platformRole)
    var role: PlatformRole

    @Option(help: "The name of the person, where an account is made.")
    var name: String?

    @Option(help: "The language of mail to them: be, ru or en.")
    var language: Language = .en

    func run() async throws {
        try await reporting {
            let (settings, database) = try await options.open()
            let links = AccountLinks(base: "\(settings.web.ownAddress)/\(language.rawValue)")
            let link = try await database.write { [email, role, name, language] db in
                try db.addUser(email, named: name, as: role, in: language, links: links, at: .now)
            }
            print("\(email) is now \(role.rawValue) of the whole platform.")
            if let link { print("They choose their password here, within an hour: \(link)") }
        }
    }
}

struct UserList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists everyone with a role on the platform.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        try await reporting {
            let (_, database) = try await options.open()
            let staff = try await database.read { db in
                try db.roleGrants.all().compactMap { id, grants in try db.people.find(id).map { ($0, grants) } }
            }
            for (person, grants) in staff.sorted(by: { $0.0.email.key < $1.0.email.key }) {
                let roles = grants.map { grant in
                    grant.scope.organisation.map { "\(grant.role.rawValue) (\($0))" } ?? grant.role.rawValue
                }
                print("\(person.email)\t\(person.name)\t\(roles.sorted().joined(separator: ", "))")
            }
            if staff.isEmpty { print("Nobody has a role yet: smart-industry user add ADDRESS --role operator") }
        }
    }
}

private func address(_ text: String) throws -> EmailAddress {
    guard let address = EmailAddress(text) else {
        throw ValidationError("“\(text)” is not an address such as name@example.org.")
    }
    return address
}

private func platformRole(_ text: String) throws -> PlatformRole {
    guard let role = PlatformRole(rawValue: text) else {
        throw ValidationError("The role is one of: \(PlatformRole.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return role
}
