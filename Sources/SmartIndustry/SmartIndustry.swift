import ArgumentParser
import Foundation

/// Exit status: 0 done, 1 understood and refused, 2 wrong usage.
@main
enum Program {
    static func main() async {
        do {
            var command = try SmartIndustry.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch  where SmartIndustry.exitCode(for: error) == .validationFailure {
            complain(SmartIndustry.fullMessage(for: error))
            exit(2)
        } catch {
            SmartIndustry.exit(withError: error)
        }
    }
}

/// The platform in one program: the server, and everything an operator does from a terminal.
struct SmartIndustry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smart-industry",
        abstract: "Helps the firms of a country to find help, tools and money for going digital.",
        subcommands: [
            Serve.self, Migrate.self, Import.self, Export.self, Match.self, Assess.self, Effects.self, Coverage.self,
            CheckLinks.self,
            Jobs.self,
            MailCommands.self, Audit.self, User.self,
        ])
}
