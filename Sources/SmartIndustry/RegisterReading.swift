import DataPackage
import Domain
import Foundation

/// A business register that an operator named.
struct RegisterReading {
    let path: String
    let language: Language

    /// The firms of it, with a bar where a person watches. Throws every mistake, with its line.
    func firms(_ classification: Classification) async throws -> FactColumns {
        let bar = ProgressBar("Reading the register")
        defer { bar.end() }
        do {
            return try await RegisterFile(path, classification).firms(progress: bar.show)
        } catch let error as PackageError {
            throw CommandError(error.mistakes.map { $0.text(in: language) }.joined(separator: "\n"))
        }
    }

    /// When the file was last changed: as of then it is. A copy that keeps the time (`cp -p`) keeps the day.
    func day(in country: Country) throws -> Day {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard let date = attributes[.modificationDate] as? Date else {
            throw CommandError("\(path) does not say when it was last changed.")
        }
        return country.day(at: date)
    }
}
