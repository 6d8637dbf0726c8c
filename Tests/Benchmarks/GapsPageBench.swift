/// *Whom does support not reach?* over HTTP: tables that are counted already, and cells that are not.
struct GapsPageBench {
    let port: Int

    private static let areas = "ABCDEFGH"
    private static let sizes = ["micro", "small", "medium", "large"]

    func run(into table: inout FigureTable) async throws {
        _ = try await Load(port: port, rate: 20).ask(tables)
        let answer = try await Load(port: port, rate: 40).ask(tables + tables + tables + tables)
        table.add(
            "table of gaps, 40 requests/s", "SQLite, 111214 drawn firms, page of \(answer.bytes / 1024) KB", p99: 20,
            answer.figures)
        let cells = try await Load(port: port, rate: nil).ask(cells)
        table.add("cell of it, never asked before", "SQLite, 111214 drawn firms", p99: 50, cells.figures)
    }

    private var tables: [String] {
        ["COSME", "COST", "INSTRUMENT"].flatMap { rows in
            ["SIZE", "REGION", "OWNERSHIP", "NACE"].flatMap { columns in
                ["eligible", "uncovered", "sources", "amount"].map {
                    "/en/gaps?rows=\(rows)&columns=\(columns)&show=\($0)"
                }
            }
        }
    }

    private var cells: [String] {
        Self.areas.flatMap { area in Self.sizes.map { "/en/gaps/cell?row=COSME-\(area)&column=\($0)" } }
    }
}
