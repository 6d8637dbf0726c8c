import Domain
import Foundation
import Secrets
import Store

/// Fifty people who sign in at the same moment, and what a page costs those who are signed in.
struct SignInBench {
    let port: Int
    let place: DatabasePlace
    let data: String
    /// Searches beside which they sign in, and how many of them a second.
    let searches: [String]
    let rate: Double

    private static let people = 50
    private static let password = "pine board dust and wind"

    func run(into table: inout FigureTable) async throws {
        let (email, session) = try await prepare()
        let page = Array(repeating: "/en/search?q=loan", count: 200)
        let visitor = try await Load(port: port, rate: nil).ask(page).figures
        let person = try await Load(port: port, rate: nil, cookie: "session=\(session.text)").ask(page).figures
        let cost = person.median - visitor.median
        table.add(
            "what a page costs more for who is signed in, one client", data, budget: "≤ 1 ms",
            "\(Figures.rounded(cost)) ms", floor: "visitor \(visitor.text)", isWithin: cost <= 1)
        let (cookie, token) = try form()
        let fields = "email=\(email)&password=\(Self.password.replacing(" ", with: "+"))&token=\(token)"
        let signIn = Load(
            port: port, rate: 10_000, cookie: cookie, form: fields, connections: Self.people)
        async let signedIn = signIn.ask(Array(repeating: "/en/sign-in", count: Self.people))
        let searched = try await Load(port: port, rate: rate).ask(searches)
        table.add(
            "search page while 50 sign in at once, \(Int(rate)) requests/s", data, p99: 30, searched.figures,
            floor: "the sign-ins \(try await signedIn.figures.text)")
    }

    /// A person who may sign in, and a session of theirs.
    private func prepare() async throws -> (email: String, session: SecretToken) {
        let now = Date()
        let name = "bench-\(Identifier<Person>.new(at: now).rawValue)@example.org"
        guard let email = EmailAddress(name) else { throw BenchError("\(name) is no address") }
        let person = Person(id: .new(at: now), email: email, name: "Bench", language: .en, createdAt: now)
        let (hash, token) = (PasswordHash(of: Self.password).text, SecretToken())
        try await place.open().write { db in
            try db.people.add(person, passwordHash: hash)
            let session = Session(
                id: .new(at: now), person: person.id, createdAt: now, seenAt: now, isProven: true, agent: "bench")
            try db.sessions.add(session, digest: token.digest)
        }
        return (name, token)
    }

    /// The cookie and the token of a form for signing in, as a browser gets them.
    private func form() throws -> (cookie: String, token: String) {
        let (curl, output) = (Process(), Pipe())
        curl.executableURL = URL(filePath: "/usr/bin/curl")
        curl.arguments = ["--silent", "--include", "http://127.0.0.1:\(port)/en/sign-in"]
        curl.standardOutput = output
        try curl.run()
        let page = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        guard let cookie = page.firstMatch(of: /(?i)set-cookie: (visitor=[^;]+)/)?.1,
            let token = page.firstMatch(of: /name="token" value="([0-9a-f]+)"/)?.1
        else { throw BenchError("the page for signing in has no form") }
        return (String(cookie), String(token))
    }
}
