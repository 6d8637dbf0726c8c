import DataPackage
import Domain
import TestSupport
import Testing

struct SurveyTests {
    private static let path = "surveys/shores-2024.csv"
    private static let header =
        "instrument,period,dimension,activity,region,size,n,mean,lower,median,upper,document,place\n"

    private static func mistakes(_ row: String) throws -> [FileMistake] {
        var files = try Norland.package().files.filter { $0.path != path }
        files.append(PackageFile(path: path, text: header + row + "\n"))
        do {
            _ = try CountryPackage(files: files)
            return []
        } catch {
            return error.mistakes
        }
    }

    @Test func `figures are read with whom they are about and where they stand`() throws {
        let surveys = try Norland.package().surveys
        #expect(surveys.count == 3)
        #expect(surveys[0].key == CellKey() && surveys[0].lower == 22.5 && surveys[0].upper == 61)
        #expect(surveys[2].key == CellKey(activity: "C", size: "size-small") && surveys[2].dimension == "NETS")
        #expect(surveys[1].source == Citation(document: "harbour-plan", place: "table 4, page 22"))
        #expect(surveys.map { SurveyFigure(reading: DataReader($0.dataValue)) } == surveys)
    }

    @Test func `an export gives the file back`() throws {
        let package = try Norland.package()
        let file = try #require(try package.exportedFiles().first { $0.path == Self.path })
        let original = try #require(package.files.first { $0.path == Self.path })
        #expect(try file.text == original.text)
    }

    @Test(arguments: [
        ("ladder-9,2024-H1,,,,,9,41,,,,harbour-plan,p", "instrument"),
        ("guild-ladder-1,2024,,,,,9,41,,,,harbour-plan,p", "period"),
        ("guild-ladder-1,2024-H1,BOATS,,,,9,41,,,,harbour-plan,p", "dimension"),
        ("guild-ladder-1,2024-H1,,XN-NS,,,9,41,,,,harbour-plan,p", "activity"),
        ("guild-ladder-1,2024-H1,,,,,0,41,,,,harbour-plan,p", "n"),
        ("guild-ladder-1,2024-H1,,,,,2.5,41,,,,harbour-plan,p", "n"),
        ("guild-ladder-1,2024-H1,,,,,9,101,,,,harbour-plan,p", "mean"),
        ("guild-ladder-1,2024-H1,,,,,9,41,,-1,,harbour-plan,p", "median"),
        ("guild-ladder-1,2024-H1,,,,,9,41,,,,hearsay,p", "document"),
        ("guild-ladder-1,2024-H1,,,,,9,41,,,,harbour-plan,", "place"),
    ])
    func `a figure that cannot be is refused at its column`(row: String, column: String) throws {
        #expect(try Self.mistakes(row).map(\.pointer) == [column])
        #expect(try Self.mistakes(row).first?.line == 2)
    }
}
