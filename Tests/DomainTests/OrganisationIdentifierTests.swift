import Domain
import TestSupport
import Testing

struct OrganisationIdentifierTests {
    @Test func `payer numbers of Belarus are read and checked as the table says`() throws {
        let scheme = try #require(Belarus.country().organisationIdentifiers.first)
        var wrong: [String] = []
        for row in try Belarus.table("unp") {
            let (typed, number, problem) = (row["typed"] ?? "", row["number"] ?? "", row["problem"] ?? "")
            do {
                let read = try scheme.identifier(typed)
                if read.number != number { wrong.append("\(typed) is read as \(read.number)") }
            } catch {
                if problem != (error == .wrongForm ? "form" : "check") { wrong.append("\(typed) is refused: \(error)") }
            }
        }
        #expect(wrong == [])
    }

    @Test(arguments: ["807000028", "MA1953684"])
    func `no slip of one character and no exchange of neighbours goes unseen`(number: String) throws {
        let scheme = try #require(Belarus.country().organisationIdentifiers.first)
        let places = Array(number)
        for place in places.indices.dropFirst(number.first?.isLetter == true ? 2 : 0) {
            for digit in "0123456789" where digit != places[place] {
                var slip = places
                slip[place] = digit
                #expect(throws: IdentifierScheme.Mismatch.self) { try scheme.identifier(String(slip)) }
            }
            guard place + 1 < places.count, places[place] != places[place + 1] else { continue }
            var exchanged = places
            exchanged.swapAt(place, place + 1)
            #expect(throws: IdentifierScheme.Mismatch.self) { try scheme.identifier(String(exchanged)) }
        }
    }

    @Test(arguments: [("N1202X", true), ("n 1202 x", true), ("N12020", false), ("S1202X", false), ("807000028", false)])
    func `another country has another scheme`(number: String, isValid: Bool) throws {
        let scheme = try #require(Norland.country().organisationIdentifiers.first)
        #expect(((try? scheme.identifier(number)) != nil) == isValid)
    }

    private func registration(_ fields: [(String, String)], _ country: Country) -> (Bool, [Mistake.Problem]) {
        let reader = DataReader(.object(fields.map { .init($0.0, .text($0.1)) }))
        let registration = OrganisationRegistration(reading: reader, country: country)
        return (registration != nil, reader.mistakes.map(\.problem))
    }

    @Test func `every mistake of a registration is shown at once`() throws {
        let country = try Belarus.country()
        #expect(registration([("name", "Plant"), ("number", "807000028")], country) == (true, []))
        #expect(
            registration([("name", " "), ("number", "807000029")], country) == (false, [.empty, .wrongCheckCharacter]))
        #expect(
            registration([("number", "8")], country) == (false, [.missing, .notAnIdentifier(example: "807000028")]))
        #expect(
            registration([("name", "Plant"), ("scheme", "VAT"), ("number", "1")], country)
                == (false, [.notOneOf(["UNP"])]))
        #expect(registration([("name", "Plant")], country) == (false, [.missing]))
    }

    @Test func `where a country has no identifiers a name is enough`() {
        #expect(registration([("name", "Plant")], Country()) == (true, []))
    }
}

/// What the package says of the country is stored as data and read again.
struct CountryDataTests {
    @Test func `a country is read as it was written`() throws {
        for country in [try Belarus.country(), try Norland.country()] {
            let reader = DataReader(country.dataValue)
            #expect(Country(reading: reader) == country)
            #expect(reader.mistakes == [])
        }
    }

    /// What is wrong with the scheme of Belarus when one field says something else.
    private func mistakes(_ name: String, _ value: DataValue) throws -> [Mistake] {
        guard case .list(let schemes) = try Belarus.country().dataValue["organisationIdentifiers"],
            case .object(let fields) = schemes.first
        else { return [] }
        let changed = fields.map { $0.name == name ? DataValue.Field(name, value) : $0 }
        let reader = DataReader(.object([.init("organisationIdentifiers", .list([.object(changed)]))]))
        _ = Country(reading: reader)
        return reader.mistakes.filter { $0.problem != .missing }
    }

    @Test(arguments: [
        ("example", DataValue.text("807000029"), Mistake.Problem.wrongCheckCharacter),
        ("example", .text("80700002"), .notAnIdentifier(example: "RDDDDDDDD, FSDDDDDDD")),
        ("masks", .list([.text("RDDDDDDDQ")]), .unknownReference("Q")), ("masks", .list([]), .empty),
        ("weights", .list([.integer(2)]), .outOfRange(low: "8", high: "8")),
        ("check", .text("sum"), .notOneOf(["remainder", "complement"])),
        ("modulus", .integer(1), .outOfRange(low: "2", high: "1000")),
    ])
    func `a scheme that cannot hold is refused with its place`(
        field: String, value: DataValue, problem: Mistake.Problem
    ) throws {
        let mistakes = try mistakes(field, value)
        #expect(mistakes.first == Mistake(pointer: "/organisationIdentifiers/0/\(field)", problem: problem))
    }
}
