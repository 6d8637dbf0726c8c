import Actions
import DataPackage
import Domain
import Foundation
import Store

/// What a visitor meets with the catalogue we ship: the start, the home page, the check.
struct ShippedBench {
    let place: DatabasePlace
    let package: CountryPackage
    private static let seconds = 3

    func run(into table: inout FigureTable) async throws {
        let database = try place.open()
        try await database.migrate()
        let importing = ContinuousClock.now
        _ = try await database.write { [package] in try $0.importPackage(package) }
        let imported = importing.duration(to: .now).milliseconds
        let data = "\(place.engine), the shipped catalogue"
        table.add("import into an empty database", data, "\(Figures.rounded(imported)) ms")

        var starts = Figures()
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let server = try ServedPlatform(place)
            _ = try await Load(port: server.port, rate: nil).ask(["/en"])
            starts.add(start.duration(to: .now))
            server.stop()
        }
        table.add(
            "start to first answer", data, budget: "< 1000 ms", starts.text, isWithin: starts.median < 1000)

        let server = try ServedPlatform(place)
        defer { server.stop() }
        try await CheckPageBench(port: server.port).run(programmes: package.opportunities, into: &table)
        try await EffectsPageBench(port: server.port).run(into: &table)
        try await GapsPageBench(port: server.port).run(into: &table)
        try await indicatorPages(server, data, into: &table)
        try homePage(server, data, into: &table)
    }

    private func indicatorPages(_ server: ServedPlatform, _ data: String, into table: inout FigureTable) async throws {
        let ids = package.records.filter { type(of: $0).kind == .indicators }.map(\.id)
        let paths = (0..<300).map { "/en/indicators/\(ids[$0 % ids.count])" }
        _ = try await Load(port: server.port, rate: 50).ask(Array(paths.prefix(50)))
        let answer = try await Load(port: server.port, rate: 200).ask(paths)
        table.add("page of an indicator, 200 requests/s", data, p99: 30, answer.figures)
    }

    /// Turns of both, so that what else the machine does meets both.
    private func homePage(_ server: ServedPlatform, _ data: String, into table: inout FigureTable) throws {
        var pages: [Double] = []
        var floors: [Double] = []
        for turn in 0..<4 {
            let floor = try throughput("http://127.0.0.1:\(server.emptyPort)/empty")
            let page = try throughput("http://127.0.0.1:\(server.port)/en")
            // The first turn warms up.
            guard turn > 0 else { continue }
            floors.append(floor)
            pages.append(page)
        }
        let (page, floor) = (pages.sorted()[1], floors.sorted()[1])
        table.add(
            "home page, 32 connections", data, budget: "≥ 50 % of an empty route",
            "\(Int(page)) requests/s, \(Int(page / floor * 100)) %", floor: "empty route \(Int(floor)) requests/s",
            isWithin: page >= floor / 2)
    }

    /// Requests a second, by wrk.
    private func throughput(_ url: String) throws -> Double {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["wrk", "-t1", "-c32", "-d\(Self.seconds)s", url]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Requests/sec:") }
        guard let line, let number = line.split(separator: " ").last.flatMap({ Double($0) }), !text.contains("Non-2xx")
        else { throw BenchError("wrk says: \(text)") }
        return number
    }
}

extension CountryPackage {
    fileprivate var opportunities: Int { records.count { type(of: $0).kind == .opportunities } }
}
