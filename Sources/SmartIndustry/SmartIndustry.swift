import ArgumentParser

/// The platform in one program: the server, and everything an operator does from a terminal.
@main
struct SmartIndustry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smart-industry",
        abstract: "Helps the firms of a country to find help, tools and money for going digital.",
        subcommands: [Serve.self, Migrate.self, Import.self, Export.self, Match.self])
}
