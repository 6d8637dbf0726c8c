import Actions
import DataPackage
import Domain
import Store
import TestSupport
import Testing

struct ImportPackageTests {
    @Test func `the same package twice changes nothing`() async throws {
        let database = try await emptyDatabase()
        let package = try Belarus.package()
        let first = try await database.write { try $0.importPackage(package) }
        #expect(first.added == package.records.count)
        let version = try await database.read { try $0.search.version() }
        let second = try await database.write { try $0.importPackage(package) }
        #expect(second.isEmpty && second.unchanged == package.records.count)
        #expect(try await database.read { try $0.search.version() } == version)
    }

    @Test func `what was stored is exported byte for byte`() async throws {
        let database = try await belarusDatabase()
        let stored = try await database.read { try $0.storedPackage() }
        func texts(_ files: [PackageFile]) throws -> [[String]] { try files.map { [$0.path, try $0.text] } }
        #expect(try texts(stored.exportedFiles()) == texts(Belarus.package().files))
    }

    @Test func `a changed record is found by its new words and no longer by its old ones`() async throws {
        let database = try await belarusDatabase()
        var package = try Belarus.package()
        let place = try #require(package.records.firstIndex { $0.id == "efse-loan" })
        package.records[place].core.title.en = "Zanzibar funding"
        let changed = package
        let report = try await database.write { try $0.importPackage(changed) }
        #expect((report.added, report.changed, report.removed) == (0, 1, 0))
        #expect(try await found("zanzibar", in: database).map(\.id) == ["efse-loan"])
    }

    @Test func `a record that left the package is gone, with its words`() async throws {
        let database = try await belarusDatabase()
        var package = try Belarus.package()
        package.records.removeAll { $0.id == "efse-loan" }
        package.files.removeAll { $0.path == "opportunities/efse-loan.yaml" }
        let smaller = package
        #expect(try await database.write { try $0.importPackage(smaller) }.removed == 1)
        #expect(try await database.read { try $0.records.find(.opportunities, "efse-loan") } == nil)
        #expect(try await !found("EFSE", in: database).contains { $0.id == "efse-loan" })
    }

    @Test func `an import that fails leaves everything as it was`() async throws {
        let database = try await belarusDatabase()
        let before = try await database.read { try $0.storedPackage().records.map(\.dataValue) }
        struct Stop: Error {}
        let empty = CountryPackage()
        await #expect(throws: Stop.self) {
            try await database.write { db in
                _ = try db.importPackage(empty)
                throw Stop()
            }
        }
        #expect(try await database.read { try $0.storedPackage().records.map(\.dataValue) } == before)
    }

    @Test func `an import stands in the log once, with what it changed`() async throws {
        let database = try await belarusDatabase()
        let package = try Belarus.package()
        _ = try await database.write { try $0.importPackage(package) }
        let entries = try await database.read { try $0.audit.entries(AuditQuery(), limit: 10) }
        #expect(entries.map(\.action) == [.catalogueImported])
        #expect(entries.first?.actor == .commandLine)
        #expect(entries.first?.subject == AuditSubject(.package, package.country.code))
        #expect(entries.first?.details["added"] == "\(package.records.count)")
    }

    private func found(_ text: String, in database: any Database) async throws -> [Heading] {
        let engine = SearchEngine()
        return try await database.read { db in
            let catalogue = try CatalogueCache().catalogue(in: db)
            let hits = try engine.hits(SearchQuery(text: text), in: db, classification: catalogue.classification)
            return try db.records.headings(hits.hits.map(\.ordinal), in: .en)
        }
    }
}
