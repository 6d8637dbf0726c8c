import DataPackage
import Domain
import Foundation
import TestSupport
import Testing

struct PackageTests {
    @Test func `the package we ship has no mistake`() throws {
        do {
            let package = try Belarus.package()
            #expect(package.country.code == "BY")
            #expect(package.records.count > 100)
        } catch let error as PackageError {
            Issue.record("\(error.mistakes.map { $0.text(in: .en) }.joined(separator: "\n"))")
        }
    }

    @Test func `a package is written as it was read, byte for byte`() throws {
        let package = try Belarus.package()
        #expect(try texts(package.exportedFiles()) == texts(package.files))
    }

    @Test func `a changed record is written anew and read back as it is, all others stay as they were`() throws {
        var package = try Belarus.package()
        let place = try #require(package.records.firstIndex { $0.id == "ebrd" })
        package.records[place].core.summary.en = "Says: \"no\", # and\nmore"
        let files = try package.exportedFiles()
        let (new, old) = (try texts(files), try texts(package.files))
        #expect(new.keys.filter { new[$0] != old[$0] } == ["organisations/ebrd.yaml"])
        let again = try CountryPackage(files: files)
        let record = try #require(again.records.first { $0.id == "ebrd" })
        #expect(record.dataValue == package.records[place].dataValue)
    }

    @Test func `every record, written without its file, is read back the same`() throws {
        let package = try Belarus.package()
        var bare = package
        bare.files = package.files.filter { ["map.geojson", "README.md", "LICENSE"].contains($0.path) }
        // Without the old files everything is written in our own form.
        bare.files += package.files.filter { $0.path == "package.yaml" || $0.path == "sources.yaml" }
        let again = try CountryPackage(files: try bare.exportedFiles())
        func sorted(_ package: CountryPackage) -> [DataValue] {
            package.records.map { (key: "\(type(of: $0).kind.rawValue)/\($0.id)", value: $0.dataValue) }
                .sorted { $0.key < $1.key }.map(\.value)
        }
        #expect(sorted(again) == sorted(package))
        #expect(Set(again.concepts) == Set(package.concepts))
        #expect(again.places == package.places)
    }

    @Test(arguments: [
        ("opportunities/efse-loan.yaml", "fact: employees", "fact: employes", "/criteria"),
        ("opportunities/efse-loan.yaml", "currency: EUR", "currency: euro", "/amount/currency"),
        ("opportunities/efse-loan.yaml", "lessThan", "below", "/criteria"),
        ("opportunities/efse-loan.yaml", "[loan]", "[lone]", "/instruments"),
        ("mappings.csv", "closeMatch", "sameAs", "relation"),
        ("concepts/KET.csv", "KET-2,,", "KET-2,KET-9,", "broader"),
        ("package.yaml", "code: BY", "kode: BY", "/kode"),
    ])
    func `a mistake is named with its file, line and place`(path: String, right: String, wrong: String, pointer: String)
        throws
    {
        let error = try #require(try broken(path, right, wrong))
        let mistake = try #require(error.mistakes.first { $0.pointer.hasPrefix(pointer) }, "\(error.mistakes)")
        #expect(mistake.path == path)
        let line = try #require(mistake.line)
        let text = try #require(try texts(Belarus.package().files)[path])
        let expected = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .firstIndex { $0.contains(right) }.map { $0 + 1 }
        #expect(line == expected)
        for language in Language.allCases { #expect(mistake.text(in: language).contains(path)) }
    }

    @Test(arguments: [
        "title: [unclosed", "\t tab", "a: &a [x, x]\nb: *missing", "title: {be: x, be: y}",
        String(repeating: "[", count: 5000),
        "- 1\n- 2", "", "%YAML 9.9\n---\n",
    ])
    func `what is no YAML is a mistake, not a crash`(text: String) throws {
        var files = try Belarus.package().files.filter { $0.path != "solutions/broken.yaml" }
        files.append(PackageFile(path: "solutions/broken.yaml", text: text))
        #expect(throws: PackageError.self) { try CountryPackage(files: files) }
    }

    @Test func `aliases that unfold without end are refused`() throws {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (name, before) in zip("bcdefghi", "abcdefgh") {
            bomb += "\(name): &\(name) [\(Array(repeating: "*\(before)", count: 10).joined(separator: ", "))]\n"
        }
        var files = try Belarus.package().files
        files.append(PackageFile(path: "solutions/bomb.yaml", text: bomb))
        #expect(throws: PackageError.self) { try CountryPackage(files: files) }
    }

    @Test func `a file that is no part of a package is refused, and so is a name that could leave the folder`() throws {
        for path in ["evil.sh", "solutions/../../etc.yaml", "solutions/Upper.yaml", "funding/x.yaml"] {
            var files = try Belarus.package().files
            files.append(PackageFile(path: path, text: "title: x"))
            #expect(throws: PackageError.self, "\(path)") { try CountryPackage(files: files) }
        }
    }

    @Test func `links, binary files and other encodings are refused`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(try Belarus.package().files, to: folder)
        #expect(throws: Never.self) { try CountryPackage(folder: folder) }
        let record = folder.appending(path: "solutions/x.yaml")
        try FileManager.default.createSymbolicLink(atPath: record.path, withDestinationPath: "/etc/passwd")
        #expect(throws: PackageError.self) { try CountryPackage(folder: folder) }
        try FileManager.default.removeItem(at: record)
        for bytes: [UInt8] in [[0xff, 0xfe, 0x41], [0x74, 0x00], [0xc3, 0x28]] {
            try Data(bytes).write(to: record)
            #expect(throws: PackageError.self) { try CountryPackage(folder: folder) }
        }
    }

    @Test func `a file that is changed while the package is read is a mistake`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(try Belarus.package().files, to: folder)
        let package = try CountryPackage(folder: folder)
        let file = try #require(package.files.first { $0.path == "solutions/a1-iiot.yaml" })
        #expect(throws: Never.self) { try file.text }
        try Data("title: other".utf8).write(to: folder.appending(path: file.path))
        #expect(throws: FileMistake.self) { try file.text }
    }

    private func texts(_ files: [PackageFile]) throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try files.map { ($0.path, try $0.text) })
    }

    /// The mistakes of the package with one word replaced in one file.
    private func broken(_ path: String, _ right: String, _ wrong: String) throws -> PackageError? {
        let files = try Belarus.package().files.map { file in
            file.path == path
                ? PackageFile(path: path, text: try file.text.replacing(right, with: wrong, maxReplacements: 1)) : file
        }
        do {
            _ = try CountryPackage(files: files)
            return nil
        } catch {
            return error
        }
    }
}
