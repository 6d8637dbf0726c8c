import Actions
import DataPackage
import Domain
import FoundationEssentials
import Store
import TestSupport
import Testing

/// A version of an instrument that somebody has answered by asks and counts what it did; its words may be corrected.
struct UsedVersionTests {
    private static let path = "instruments/workshop-1.yaml"

    /// The package of the country with passages of the file in other words.
    private func package(_ passages: [String: String]) throws -> CountryPackage {
        var files = try Norland.package().files
        let place = try #require(files.firstIndex { $0.path == Self.path })
        var text = try files[place].text
        for (old, new) in passages {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        files[place] = PackageFile(path: Self.path, text: text)
        return try CountryPackage(files: files)
    }

    private func answered() async throws -> SheetScene {
        let scene = try await SheetScene()
        try await scene.answer("looms", .yes(true), in: try await scene.start())
        return scene
    }

    @Test(arguments: [
        (["Old}, points: 1": "Old}, points: 1.5"], "/questions/1/options/1/points", 33),
        (["below: 50}": "below: 40}", "from: 50}": "from: 40}"], "/bands/0/below", 10),
        (["weaving": "spinning"], "/questions/3/options/0/notation", 48),
        (["looms, equals: true": "looms, equals: false"], "/questions/1/visibleWhen", 35),
    ])
    func `an import that counts otherwise is refused at the place in the file`(
        passages: [String: String], pointer: String, line: Int
    ) async throws {
        let scene = try await answered()
        let package = try package(passages)
        let error = await #expect(throws: PackageError.self) {
            try await scene.database.write { try $0.importPackage(package, at: .morning) }
        }
        let first = try #require(error?.mistakes.first)
        #expect(first.path == Self.path && first.pointer == pointer && first.problem == .usedVersion)
        #expect(first.line == line)
        let stored = try await scene.database.read { try $0.records.find(Instrument.self, "workshop-1") }
        #expect(stored == scene.catalogue.instrument("workshop-1"))
    }

    @Test func `words are corrected at any time`() async throws {
        let scene = try await answered()
        let package = try package(["Do you have looms?": "Have you got looms?"])
        let report = try await scene.database.write { try $0.importPackage(package, at: .morning) }
        #expect(report.changed == 1)
    }

    @Test func `what nobody has answered by is changed freely`() async throws {
        let scene = try await SheetScene()
        _ = try await scene.start()
        let package = try package(["Old}, points: 1": "Old}, points: 1.5"])
        #expect(try await scene.database.write { try $0.importPackage(package, at: .morning) }.changed == 1)
    }

    @Test func `a frozen result is enough, even when its sheet is gone`() async throws {
        let scene = try await SheetScene()
        let instrument = try #require(scene.catalogue.instrument("workshop-1"))
        try await scene.database.write { db in
            _ = try db.freeze(
                ScoreToFreeze(
                    instrument: instrument, answers: ["looms": .yes(true)], timePoint: .before, subject: .init(),
                    sheet: "gone", organisation: nil, reason: nil), by: .visitor, at: .morning)
        }
        #expect(try await scene.database.read { try $0.answeredInstruments() } == ["workshop-1"])
    }

    @Test func `an editor is told where to publish a new version`() async throws {
        let scene = try await answered()
        var changed = try #require(scene.catalogue.instrument("workshop-1"))
        changed.range = .init(from: 0, to: 200)
        var worded = try #require(scene.catalogue.instrument("workshop-1"))
        worded.core.title.en = "Check of a workshop"
        let (counts, words) = (changed.dataValue, worded.dataValue)
        let (mistakes, none) = try await scene.database.read { db in
            let catalogue = scene.catalogue
            return (
                try db.check(counts, of: .instruments, "workshop-1", in: catalogue, on: Day(utc: .morning)).mistakes,
                try db.check(words, of: .instruments, "workshop-1", in: catalogue, on: Day(utc: .morning)).mistakes
            )
        }
        #expect(mistakes.contains { $0.problem == .usedVersion && $0.pointer.hasPrefix("/range") })
        #expect(none == [])
    }
}
