import Actions
import ArgumentParser
import DataPackage
import Domain
import Foundation
import Store

struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says which sources of funding fit a firm, and why.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "A YAML or JSON file with the facts of the firm; - for standard input.")
    var firm: String

    @Option(help: "The day to judge by, such as 2020-06-30; today otherwise.")
    var at: String?

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Option(help: "The language of the reasons: be, ru or en.")
    var language: Language = .en

    func run() async throws {
        try await reporting {
            let day = try at.map { text in
                guard let day = Day(text) else {
                    throw CommandError("--at \(text): \(Mistake.Problem.notADate.text(in: language))")
                }
                return day
            }
            let value = try facts()
            let (_, database) = try await options.open()
            let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
            guard !catalogue.isEmpty else {
                throw CommandError("There is no catalogue: import a country package first.")
            }
            let reader = DataReader(value)
            let firm = Firm(reading: reader, classification: catalogue.classification)
            guard reader.mistakes.isEmpty else {
                throw CommandError(
                    reader.mistakes.map { "\(self.firm): \($0.pointer): \($0.problem.text(in: language))" }
                        .joined(separator: "\n"))
            }
            let today = catalogue.country.day(at: .now)
            let evaluation = catalogue.evaluation(EligibilityRequest(firm: firm, day: day), today: today)
            print(format == .json ? try evaluation.answer(in: language).json() : text(of: evaluation))
        }
    }

    private func facts() throws -> DataValue {
        do {
            return try DataValue(yaml: try readText(firm))
        } catch let error as PackageError {
            throw CommandError(error.mistakes.map { "\(firm)\($0.text(in: language))" }.joined(separator: "\n"))
        }
    }

    private func text(of evaluation: Evaluation) -> String {
        var lines: [String] = []
        for outcome in [Outcome.eligible, .undetermined, .ineligible] {
            for place in evaluation.outcomes.indices where evaluation.outcomes[place] == outcome {
                let result = evaluation.result(place)
                lines.append(
                    "\(Self.symbol(outcome)) \(outcome.rawValue)  \(result.programme.title[language])  [\(result.programme.id)]"
                )
                for (index, criterion) in result.criteria.enumerated() {
                    lines.append("    \(criterion.outcome.rawValue): \(evaluation.reason(place, index, in: language))")
                }
            }
        }
        let questions = evaluation.questions.map { "\($0.fact) (\($0.settles))" }
        if !questions.isEmpty { lines.append("? " + questions.joined(separator: ", ")) }
        return lines.joined(separator: "\n")
    }

    private static func symbol(_ outcome: Outcome) -> String {
        switch outcome {
        case .eligible: "✓"
        case .undetermined: "?"
        case .ineligible: "✗"
        }
    }
}
