import Foundation

/// The platform in a process of its own (`bench serve`), so that its memory can be read and the load does not slow it.
final class ServedPlatform {
    let port: Int
    /// Where an empty route of the same server answers.
    let emptyPort: Int
    private let process = Process()
    private let input = Pipe()

    /// Returns when the server listens.
    init(_ place: DatabasePlace) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["serve", place.url, place.schema]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var text = ""
        while text.count(where: \.isNewline) < 2 {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw BenchError("the server did not start") }
            text += String(decoding: data, as: UTF8.self)
        }
        let ports = Dictionary(
            uniqueKeysWithValues: text.split(whereSeparator: \.isNewline).map { line in
                let words = line.split(separator: " ")
                return (String(words[0]), Int(words[1]) ?? 0)
            })
        port = ports["platform"] ?? 0
        emptyPort = ports["empty"] ?? 0
    }

    /// Memory that is in RAM, in megabytes.
    var residentMegabytes: Int {
        let path = "/proc/\(process.processIdentifier)/status"
        guard let status = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else { return 0 }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}

/// Where a database is: the schema says which of several in one PostgreSQL.
struct DatabasePlace: Sendable {
    let engine: String
    let url: String
    var schema = ""
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
