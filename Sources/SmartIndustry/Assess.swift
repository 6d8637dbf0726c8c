import Actions
import ArgumentParser
import DataPackage
import Domain
import Foundation
import Store

struct Assess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scores answers by an instrument, down to each item.",
        discussion: "How an instrument is written stands in docs/instruments.md.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The name of an instrument, such as smart-sme or smart-sme/1, or a YAML file that holds one.")
    var instrument: String

    @Option(
        help:
            "A YAML or JSON file of answers, {question: value}; - for standard input. Without it the file is only checked."
    )
    var answers: String?

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Option(help: "The language of titles and mistakes: be, ru or en.")
    var language: Language = .en

    func run() async throws {
        try await reporting {
            let instrument = try await instrumentAsked()
            guard let path = answers else {
                print(
                    "\(instrument.name) is sound: \(instrument.questions.count) questions, \(instrument.vectors.count) vectors computed as expected."
                )
                return
            }
            let reader = DataReader(try data(path))
            let answers = instrument.answers(reading: reader)
            guard reader.mistakes.isEmpty else {
                throw CommandError(
                    reader.mistakes.map { "\(path): \($0.pointer): \($0.problem.text(in: language))" }
                        .joined(separator: "\n"))
            }
            let score = instrument.score(answers)
            print(
                format == .json
                    ? try score.dataValue(of: instrument).json()
                    : ScoreReport(instrument: instrument, language: language).text(score))
        }
    }

    /// A file when there is one of that name, else one of the catalogue.
    private func instrumentAsked() async throws -> Instrument {
        let isFile = FileManager.default.fileExists(atPath: instrument)
        if isFile, !instrument.hasSuffix(".yaml"), !instrument.hasSuffix(".yml"), !instrument.hasSuffix(".json") {
            throw CommandError("\(instrument) is a file, but does not end in .yaml.")
        }
        if isFile { return try await read(instrument) }
        let (_, database) = try await options.open()
        let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
        guard let found = catalogue.instrument(named: instrument) else {
            let known = catalogue.instruments.map(\.name).joined(separator: ", ")
            throw CommandError(
                "There is no instrument \(instrument). \(known.isEmpty ? "Import a country package first." : "There are: \(known).")"
            )
        }
        return found
    }

    /// A file is checked on its own: whether its notations and documents exist shows when it is imported.
    private func read(_ path: String) async throws -> Instrument {
        do {
            return try Instrument(
                file: try readText(path), path: path,
                context: ReadingContext(classification: nil, identifiers: nil, places: nil, documents: nil))
        } catch let error as PackageError {
            throw CommandError(error.mistakes.map { $0.text(in: language) }.joined(separator: "\n"))
        }
    }

    private func data(_ path: String) throws -> DataValue {
        do {
            return try DataValue(yaml: try readText(path))
        } catch let error as PackageError {
            throw CommandError(error.mistakes.map { "\(path)\($0.text(in: language))" }.joined(separator: "\n"))
        }
    }
}

/// A score as lines for a terminal.
struct ScoreReport {
    let instrument: Instrument
    let language: Language

    func text(_ score: Score) -> String {
        var lines = ["\(instrument.core.title[language]): \(line(score.total, instrument.bands))"]
        for (dimension, result) in zip(instrument.dimensions, score.dimensions) {
            lines.append("  \(dimension.title[language]): \(line(result.measure, instrument.bands(of: dimension)))")
            for item in result.items {
                let name = item.row.map { "\(item.question)/\($0)" } ?? item.question
                lines.append(
                    "    \(name): \(item.points.map(number) ?? item.state.rawValue) (\(number(item.range.from))–\(number(item.range.to)))"
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ measure: Score.Measure, _ bands: [Instrument.Band]) -> String {
        guard let score = measure.score else { return "–" }
        let band = bands.first { $0.notation == measure.band }?.title[language] ?? ""
        return "\(number(score))  \(band)  [\(measure.confidence.rawValue): \(measure.measured)/\(measure.applicable)]"
    }

    private func number(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : String(format: "%.2f", number)
    }
}
