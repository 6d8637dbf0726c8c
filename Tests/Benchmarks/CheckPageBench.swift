/// *Who pays for it?* over HTTP, for one firm after the other.
struct CheckPageBench {
    let port: Int

    func run(programmes: Int, into table: inout FigureTable) async throws {
        _ = try await Load(port: port, rate: nil).ask(Array(paths.prefix(20)))
        let answer = try await Load(port: port, rate: nil).ask(paths)
        table.add(
            "page of the check, one client", "SQLite, \(programmes) programmes, page of \(answer.bytes / 1024) KB",
            p99: 15, answer.figures)
    }

    private var paths: [String] {
        (0..<120).map { number in
            let ownership = ["private", "mixed", "state"][number % 3]
            return "/en/funding/check?employees=\(3 + number * 7)&ownership=\(ownership)&activity=C\(10 + number % 20)"
                + "&region=BY-BR&legalForm=company&womenLed=\(number % 2 == 0 ? "yes" : "no")"
        }
    }
}
