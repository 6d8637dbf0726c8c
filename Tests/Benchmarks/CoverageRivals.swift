import DataPackage
import Domain
import Foundation
import Store

/// The table of coverage by numpy and by PostgreSQL.
struct CoverageRivals {
    let package: CountryPackage
    /// Where `firms.csv` is.
    let folder: URL
    let postgres: String?
    let day: Day

    private var classification: Classification { package.classification }

    /// Has numpy and PostgreSQL make the same table, and checks that every cell agrees.
    func compare(
        _ matrix: CoverageMatrix, _ sources: [FundingSource], _ data: String, into table: inout FigureTable
    ) throws {
        let python = "var/venv/bin/python"
        guard FileManager.default.isExecutableFile(atPath: python) else {
            return table.add("the same by numpy and PostgreSQL", data, "not measured: ./test program installs numpy")
        }
        try Data(try rulesText(sources).utf8).write(to: folder.appending(path: "rules.json"))
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments =
            ["Tests/Benchmarks/coverage_rivals.py", folder.path(percentEncoded: false)] + (postgres.map { [$0] } ?? [])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchError("coverage_rivals.py failed") }
        for line in text.split(separator: "\n") {
            let rival = try JSONDecoder().decode(Rival.self, from: Data(line.utf8))
            guard Set(rival.cells) == Set(Rival.cells(of: matrix)) else {
                throw BenchError("\(rival.engine) counts another table of coverage")
            }
            table.add(
                "the same by \(rival.engine)", data, "\(Figures.rounded(rival.milliseconds)) ms, every cell agrees")
        }
    }

    private func rulesText(_ sources: [FundingSource]) throws -> String {
        func within(_ scheme: String) -> [DataValue.Field] {
            let notations = classification.concepts(of: scheme).map(\.notation)
            var below: [String: [DataValue]] = [:]
            for notation in notations {
                for above in classification.path(of: notation) { below[above, default: []].append(.text(notation)) }
            }
            return notations.map { .init($0, .list(below[$0] ?? [])) }
        }
        let regions = classification.concepts(of: "REGION").compactMap { concept -> DataValue.Field? in
            classification.path(of: concept.notation).dropLast().last.map { .init(concept.notation, .text($0)) }
        }
        let programmes = sources.map { source in
            DataValue.object([
                .init("areas", .list((source.purposes[.area] ?? []).map(DataValue.text))),
                .init("criteria", .list(source.programme.criteria.compactMap { $0.expression?.dataValue })),
            ])
        }
        let sizes = package.country.sizeClasses.map { size in
            DataValue.list([.text(size.notation), size.below.map(DataValue.integer) ?? .null])
        }
        let value = DataValue.object([
            .init("day", .integer(day.daysSince1970)), .init("sizes", .list(sizes)),
            .init("regions", .object(regions)), .init("below", .object(within("NACE") + within("REGION"))),
            .init("rows", .list(classification.concepts(of: "COSME").map { .text($0.notation) })),
            .init("programmes", .list(programmes)),
        ])
        return try value.json()
    }
}

/// A table of coverage that something else made.
private struct Rival: Decodable {
    let engine: String
    let milliseconds: Double
    let cells: [Cell]

    struct Cell: Decodable, Hashable {
        let notations: [String]
        let eligible: Int
        let undetermined: Int

        init(notations: [String], eligible: Int, undetermined: Int) {
            self.notations = notations
            self.eligible = eligible
            self.undetermined = undetermined
        }

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            notations = try (0..<3).map { _ in try container.decode(String.self) }
            eligible = try container.decode(Int.self)
            undetermined = try container.decode(Int.self)
        }
    }

    static func cells(of matrix: CoverageMatrix) -> [Cell] {
        zip(matrix.table.rows, matrix.cells).flatMap { row, cells in
            zip(matrix.table.columns, cells).map { column, cell in
                Cell(notations: row.notations + column, eligible: cell.eligible, undetermined: cell.undetermined)
            }
        }
    }
}
