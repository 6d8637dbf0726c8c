import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Web

/// What each route answers to each kind of person: `Tests/Data/routes.csv`. A route that is missing there fails.
struct RouteAccessTests {
    /// Those who ask, in the order of the table's columns.
    private static let cast = ["visitor", "person"] + PlatformRole.allCases.map(\.rawValue)

    @Test func `every route answers everyone as the table says`() async throws {
        var settings = Services.Settings()
        settings.submissionsPerMinute = 0
        let scene = try await Scene(on: try await belarusDatabase(), settings: settings)
        let browsers = try await Self.browsers(scene)
        var expected: [String: [String: String]] = [:]
        for row in try Belarus.table("routes") { expected[row["route"] ?? ""] = row }
        for route in Self.routes(scene.visitor) {
            guard let row = expected.removeValue(forKey: route) else {
                var answers: [String] = []
                for browser in browsers { answers.append(try await Self.ask(browser, route)) }
                Issue.record("\(route) is not in the table; it answers \(answers.joined(separator: ","))")
                continue
            }
            for (name, browser) in zip(Self.cast, browsers) {
                let answer = try await Self.ask(browser, route)
                #expect(answer == row[name], "\(name) at \(route)")
            }
        }
        #expect(expected.isEmpty, "no longer answered: \(expected.keys.sorted())")
    }

    @Test func `each page is there in each language`() async throws {
        let visitor = try Visitor(try await emptyDatabase())
        let paths = Language.allCases.map { language in
            Set(
                visitor.routes.filter { $0.contains(" /\(language)/") }.map {
                    $0.replacing(" /\(language)/", with: " /")
                })
        }
        #expect(paths[0] == paths[1] && paths[1] == paths[2])
    }

    /// Those of one language and of none, signing out last; what answers that a method is not allowed is no route.
    private static func routes(_ visitor: Visitor) -> [String] {
        visitor.routes.filter { route in
            let parts = route.split(separator: " ")
            return ["GET", "POST"].contains(parts[0]) && !parts[1].hasPrefix("/be") && !parts[1].hasPrefix("/ru")
                && !parts[1].hasPrefix("/assets/")
        }.uniqued.sorted { ($0.hasSuffix("sign-out") ? 1 : 0, $0) < ($1.hasSuffix("sign-out") ? 1 : 0, $1) }
    }

    private static func browsers(_ scene: Scene) async throws -> [Browser] {
        let person = scene.browser()
        try await scene.signUp(person, "person@firm.by")
        var browsers = [scene.browser(), person]
        for role in PlatformRole.allCases {
            browsers.append(try await scene.staff(role, "\(role.rawValue.lowercased())@firm.by"))
        }
        return browsers
    }

    /// Asks with names of nothing in the place of parameters, and with an empty form of the browser's own.
    private static func ask(_ browser: Browser, _ route: String) async throws -> String {
        let parts = route.split(separator: " ").map(String.init)
        let path = parts[1].split(separator: "/").map { part in
            if part == "{kind}" { return "services" }
            return part.hasPrefix("{") ? "nothing\(part.drop { $0 != "}" }.dropFirst())" : String(part)
        }.joined(separator: "/")
        let answer: Answer
        if parts[0] == "POST" {
            let isForProgram = path.hasPrefix("api/") || path.hasPrefix("common-grants/")
            let form = isForProgram ? [:] : ["token": try await browser.formToken()]
            answer = try await browser.post("/" + path, form)
        } else {
            answer = try await browser.look("/" + path)
        }
        if let goal = answer.location { return goal.contains("/sign-in") ? "sign-in" : "redirect" }
        return "\(answer.status)"
    }
}
