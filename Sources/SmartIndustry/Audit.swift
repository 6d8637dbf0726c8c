import Actions
import ArgumentParser
import Domain
import Foundation
import Store

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The audit log: who did what that touches rights, money or decisions.",
        subcommands: [VerifyAudit.self, SealAudit.self])
}

struct SealAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Seals the entries that wait for it. The server does so all the time.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        try await reporting {
            let (_, database) = try await options.open()
            var sealed = 0
            while case let count = try await database.sealAudit(), count > 0 { sealed += count }
            print(sealed == 0 ? "No entries waited for a seal." : "Sealed \(sealed) entries.")
        }
    }
}

struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Finds any change of the audit log, and says where it is.",
        discussion: """
            Note the digest of the head now and then in a place that nobody who can write the database can change: only \
            with --expect can it be seen that the end of the log was cut off or the whole log written anew. A log that was \
            verified up to a seal can be verified --from that seal on; what stands before it is then not looked at.
            """)

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The digest of a head that was noted earlier; some seal must have it.")
    var expect: String?

    @Option(help: "The number or the digest of a seal to begin at; earlier ones are not looked at.")
    var from: String?

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    func run() async throws {
        try await reporting {
            let (_, database) = try await options.open()
            let bar = ProgressBar("Verifying")
            let verification = try await database.verifyAudit(
                from: from.map(SealName.init), expecting: expect?.lowercased(), progress: bar.show)
            bar.end()
            print(format == .json ? try verification.answer.json() : verification.text)
            guard verification.isSound else {
                let first = verification.findings.first.map { ", the first: \($0.description.withoutControls)" } ?? ""
                throw CommandError("The audit log was tampered with. Findings: \(verification.findingCount)\(first).")
            }
        }
    }
}
