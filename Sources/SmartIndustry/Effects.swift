import Actions
import ArgumentParser
import DataPackage
import Domain
import Foundation
import Store

struct Effects: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what payments or a kind of project come to: value, rates, payback, warnings.",
        discussion: """
            The input is YAML or JSON, as the API takes it: {cashFlows: [-100, 60, 70], rate: 0.1}, {loan: {amount, rate, years}} or
            {project: order-accounting, inputs: {…}, scenario: typical}. Rates are fractions. A project is looked up in the database.
            """)

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "A file with the question; - for standard input.")
    var input: String = "-"

    @Flag(help: "Each line of standard input is a question in JSON, and each line printed is its answer.")
    var lines = false

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Option(help: "The language of the warnings: be, ru or en.")
    var language: Language = .en

    func run() async throws {
        try await reporting {
            if lines { return try await answerLines() }
            let value: DataValue
            do {
                value = try DataValue(yaml: try readText(input))
            } catch let error as PackageError {
                throw CommandError(error.mistakes.map { "\(input)\($0.text(in: language))" }.joined(separator: "\n"))
            }
            let answer = try await answer(value)
            print(format == .json ? try answer.json() : Self.text(answer))
        }
    }

    private func answer(_ value: DataValue) async throws -> DataValue {
        let reader = DataReader(value)
        let question: EffectsQuestion?
        if value["project"] != nil {
            let (_, database) = try await options.open()
            let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
            question = EffectsQuestion(reading: reader) { catalogue.planContext($0) }
        } else {
            question = EffectsQuestion(reading: reader) { _ in nil }
        }
        guard let question, reader.mistakes.isEmpty else {
            throw CommandError(
                reader.mistakes.map { "\($0.pointer): \($0.problem.text(in: language))" }.joined(separator: "\n"))
        }
        return question.answer(in: language)
    }

    /// A wrong question ends the run and says its line.
    private func answerLines() async throws {
        var number = 0
        while let line = readLine() {
            number += 1
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let value = try? DataValue(json: line) else { throw CommandError("Line \(number) is not JSON.") }
            do {
                print(try await answer(value).json())
            } catch let error as CommandError {
                throw CommandError("Line \(number): \(error.description)")
            }
        }
    }

    /// The figures one a line, then what to know before trusting them.
    private static func text(_ answer: DataValue) -> String {
        guard case .object(let fields) = answer else { return "" }
        let shown = fields.filter { !["warnings", "cashFlows", "lines", "swings"].contains($0.name) }
        var lines = shown.map { "\($0.name): \(plain($0.value))" }
        if case .list(let warnings)? = answer["warnings"] {
            lines += warnings.compactMap { warning in
                if case .text(let text)? = warning["text"] { "! \(text)" } else { nil }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func plain(_ value: DataValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .list(let items): items.map(plain).joined(separator: ", ")
        default: "–"
        }
    }
}
