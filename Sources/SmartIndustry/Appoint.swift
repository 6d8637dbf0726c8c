import Actions
import ArgumentParser
import Domain
import Foundation
import Store

struct Appoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives a person with an account a role over the whole platform.",
        discussion: "So the first operator gets theirs; all other roles an operator gives on the pages for staff.")

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The role: \(PlatformRole.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: String

    @Option(help: "The e-mail address of the account.")
    var email: String

    func validate() throws {
        guard PlatformRole(rawValue: role) != nil else {
            throw ValidationError(
                "The role is one of: \(PlatformRole.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        guard EmailAddress(email) != nil else {
            throw ValidationError("--email is an address such as name@example.org.")
        }
    }

    func run() async throws {
        try await reporting {
            guard let role = PlatformRole(rawValue: role), let email = EmailAddress(email) else { return }
            let (_, database) = try await options.open()
            do {
                try await database.write { try $0.appoint(email, as: role, at: .now) }
            } catch Refusal.notFound {
                throw CommandError("Nobody has an account with the address \(email): let them sign up first.")
            }
            print("\(email) is now \(role.rawValue) of the whole platform.")
        }
    }
}
