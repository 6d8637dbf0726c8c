/// *Does it pay?* over HTTP, for one set of figures after the other.
struct EffectsPageBench {
    let port: Int

    func run(into table: inout FigureTable) async throws {
        _ = try await Load(port: port, rate: nil).ask(Array(paths.prefix(20)))
        let answer = try await Load(port: port, rate: nil).ask(paths)
        table.add(
            "page of the calculator, one client",
            "SQLite, three scenarios over 10 years, page of \(answer.bytes / 1024) KB",
            p99: 10, answer.figures)
    }

    private var paths: [String] {
        (0..<120).map { number in
            "/en/effects/order-accounting?labourHours=\(1000 + number * 40)&labourReduction=25&labourCost=20"
                + "&labourUtilisation=80&life=10&cost-equipment=10000&cost-software=20000&cost-advice=0&cost-training=4000"
                + "&cost-reorganisation=6000&cost-fees=3000&cost-support=2000&employees=\(3 + number)&ownership=private"
        }
    }
}
