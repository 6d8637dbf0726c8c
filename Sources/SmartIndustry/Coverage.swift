import Actions
import ArgumentParser
import DataPackage
import Domain
import Foundation
import Store

struct Coverage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Says which firms support reaches: by area and kind of cost, by size, region, ownership and activity.",
        discussion: """
            Firms are drawn from the published figures of the country package, or read from a register: CSV with a column for each fact, \
            named as in the file of a firm. A firm counts as eligible when it is for at least one source, as undetermined when that cannot \
            be ruled out.
            """)

    @OptionGroup var options: DatabaseOptions

    @Option(help: "What the rows are: COSME (areas), COST (kinds of cost), INSTRUMENT, or several with commas.")
    var rows = "COSME"

    @Option(help: "What the columns are: SIZE, REGION, OWNERSHIP, NACE (sections), or several with commas.")
    var columns = "SIZE"

    @Option(
        name: .customLong("where"),
        help: "A YAML or JSON file with an expression: only firms for whom it is true are counted.")
    var condition: String?

    @Option(help: "A YAML or JSON file with a source to try out, as in a package; only its criteria are required.")
    var draft: String?

    @Option(help: "A business register, CSV, whose firms stand in place of drawn ones.")
    var population: String?

    @Option(help: "The day to judge by, such as 2020-06-30; today otherwise.")
    var at: String?

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    @Option(help: "The language of what is wrong: be, ru or en.")
    var language: Language = .en

    func run() async throws {
        try await reporting {
            let question = try question()
            let (_, database) = try await options.open()
            let catalogue = try await database.read { try CatalogueCache().catalogue(in: $0) }
            guard !catalogue.isEmpty else {
                throw CommandError("There is no catalogue: import a country package first.")
            }
            let reader = DataReader(question)
            let request = CoverageRequest(reading: reader, catalogue: catalogue)
            guard reader.mistakes.isEmpty else {
                throw CommandError(
                    reader.mistakes.map { "\($0.pointer): \($0.problem.text(in: language))" }.joined(separator: "\n"))
            }
            let register = population.map { RegisterReading(path: $0, language: language) }
            let desk = CoverageDesk(registered: try await register?.firms(catalogue.classification))
            let answer: CoverageAnswer
            do {
                answer = try await desk.answer(request, catalogue, today: catalogue.country.day(at: .now))
            } catch let error as CoverageTooLarge {
                throw CommandError("--columns: \(error.mistake.problem.text(in: language))")
            }
            print(format == .json ? try answer.dataValue.json() : Self.text(answer))
        }
    }

    /// The same question as a program asks it.
    private func question() throws -> DataValue {
        func schemes(_ text: String) -> DataValue {
            .list(text.split(separator: ",").map { .text(String($0.filter { !$0.isWhitespace })) })
        }
        var fields: [DataValue.Field] = [.init("rows", schemes(rows)), .init("columns", schemes(columns))]
        if let condition { fields.append(.init("where", try value(in: condition))) }
        if let draft { fields.append(.init("draft", try value(in: draft))) }
        if let at { fields.append(.init("at", .text(at))) }
        return .object(fields)
    }

    private func value(in file: String) throws -> DataValue {
        do {
            return try DataValue(yaml: try readText(file))
        } catch let error as PackageError {
            throw CommandError(error.mistakes.map { "\(file)\($0.text(in: language))" }.joined(separator: "\n"))
        }
    }

    /// A line for each cell, with its row and column before the figures.
    private static func text(_ answer: CoverageAnswer) -> String {
        let matrix = answer.matrix
        let head = matrix.table.schemes.map(\.rawValue) + matrix.table.traits.map(\.rawValue)
        let figures = ["firms", "eligible", "undetermined", "ineligible", "sources", "undetermined sources", "amounts"]
        var lines = [head + figures]
        for (row, cells) in zip(matrix.table.rows, matrix.cells) {
            for (column, cell) in zip(matrix.table.columns, cells) {
                let counts = [
                    cell.firms, cell.eligible, cell.undetermined, cell.ineligible, cell.sources,
                    cell.undeterminedSources,
                ]
                lines.append(row.notations + column + counts.map { "\($0)" } + [amounts(cell)])
            }
        }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let padded = zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private static func amounts(_ cell: CoverageCell) -> String {
        let stated = cell.amounts.map { "\($0.minorUnits / 100) \($0.currency)" }
        let silent = cell.sourcesWithoutAmount > 0 ? ["\(cell.sourcesWithoutAmount) not stated"] : []
        return (stated + silent).joined(separator: ", ")
    }
}
